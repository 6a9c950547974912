// @ts-check
// What is kept of one answer, and what happens when two edits of it meet. Knows neither storage nor DOM.

/**
 * One answer of one sheet.
 * @typedef {object} Answer
 * @property {string} sheet
 * @property {string} item The id of the question: a promise of the pages.
 * @property {string} part Which of its fields: choice, hands, note, done, text or subject.
 * @property {string} value Empty when the reader took the answer back.
 * @property {string} question Its words when it was answered, for the day it is no longer asked.
 * @property {number} rev Counts edits on this device; clocks go wrong.
 * @property {string[]} others Values that differ, from another tab, a file or a program, until the reader decides.
 */

/**
 * What a reader fills in for one occasion.
 * @typedef {object} Sheet
 * @property {string} id
 * @property {number} made Orders the sheets.
 * @property {string} name Given by the reader, or empty.
 * @property {string} label Made from the answers that say what it is about.
 */

/**
 * An edit that is not kept yet.
 * @typedef {object} Edit
 * @property {string} item
 * @property {string} part
 * @property {string} value
 * @property {string} question
 * @property {number} base The revision that the reader saw while editing; 0 for none.
 * @property {string[]} [others] The values to keep beside; without it, those that are there.
 */

/**
 * Everything that is kept for a site.
 * @typedef {object} Data
 * @property {number} counter The highest revision so far.
 * @property {string} current The id of the sheet that is open, or empty.
 * @property {Sheet[]} sheets
 * @property {Answer[]} answers
 * @property {unknown[]} broken What cannot be read; it is kept as it is.
 */

/** @returns {Data} */
export function nothing() {
  return { counter: 0, current: "", sheets: [], answers: [], broken: [] };
}

/**
 * Return what is kept once another sheet is made and opened.
 * @param {Data} data
 * @param {string} id
 * @param {string} [label]
 * @returns {Data}
 */
export function withSheet(data, id, label = "") {
  const made = next(data.counter);
  return { ...data, counter: made, current: id, sheets: [...data.sheets, { id, made, name: "", label }] };
}

/** @param {string} part */
export function isText(part) {
  return part === "text" || part === "note" || part === "subject";
}

/**
 * Return the values that an answer does not say already. A text may start with another one.
 * @param {Pick<Answer, "part" | "value">} answer
 * @param {string[]} others
 */
export function without({ part, value }, others) {
  const says = (/** @type {string} */ other) =>
    isText(part) ? value.startsWith(other) : !other || value === other;
  return [...new Set(others)].filter((other) => !says(other));
}

/**
 * Return what is kept after an edit. A value that the writer did not see is put beside, never away.
 * @param {Answer | undefined} kept
 * @param {Edit} edit
 * @param {string} sheet
 * @param {number} rev
 * @returns {Answer}
 */
export function settle(kept, edit, sheet, rev) {
  const { item, part, value, question } = edit;
  const unseen = kept && (kept.rev !== edit.base || !edit.base);
  const others = unseen
    ? [...kept.others, kept.value, ...(edit.others ?? [])]
    : (edit.others ?? kept?.others ?? []);
  return { sheet, item, part, value, question, rev, others: without(edit, others) };
}

/**
 * Keep edits of one sheet. What the page shows and the data lacks is kept too: it was deleted under the page.
 * @param {Data} data
 * @param {Edit[]} edits
 * @param {string} [sheet] Empty for the open one, or for the first one, which is made.
 * @param {Data} [shown]
 * @returns {{ data: Data, kept: Answer[] }} Everything, and the answers that changed.
 */
export function keep(data, edits, sheet = "", shown = nothing()) {
  const id = sheet || data.current || newId();
  const answers = new Map(data.answers.map((answer) => [idOf(answer), answer]));
  let counter = Math.max(data.counter, shown.counter);
  const made = shown.sheets.find((one) => one.id === id) ?? { id, made: next(counter), name: "", label: "" };
  const sheets = data.sheets.some((one) => one.id === id) ? data.sheets : [...data.sheets, made];
  const kept = shown.answers.filter((answer) => answer.sheet === id && !answers.has(idOf(answer)));
  for (const answer of kept) {
    answers.set(idOf(answer), answer);
  }
  for (const edit of edits) {
    const key = idOf({ sheet: id, item: edit.item, part: edit.part });
    counter = next(counter);
    const answer = settle(answers.get(key), edit, id, counter);
    answers.set(key, answer);
    kept.push(answer);
  }
  const current = data.current || id;
  return { data: { ...data, counter, current, sheets, answers: [...answers.values()] }, kept };
}

/** @param {Pick<Answer, "sheet" | "item" | "part">} answer */
export function idOf({ sheet, item, part }) {
  return JSON.stringify([sheet, item, part]);
}

/**
 * Return the next revision. Where numbers end, it goes on from one that no edit has reached.
 * @param {number} counter
 */
export function next(counter) {
  return counter < Number.MAX_SAFE_INTEGER ? counter + 1 : 2 ** 52;
}

/** Return a new id. It works without HTTPS too, unlike randomUUID. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

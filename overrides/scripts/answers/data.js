// @ts-check
// The data of a site: records and their answers, and how an edit changes them. Uses neither storage nor DOM.

/**
 * One answer of one record.
 * @typedef {object} Answer
 * @property {string} sheet The id of its record. Stored and in saved files, so it keeps this name.
 * @property {string} item The permanent id of the question.
 * @property {string} part Which of its fields: choice, hands, note, done, text or subject; of several boxes "done-" and
 * the id of an option, of rows "text-", the number of a row, "-" and the id of a column.
 * @property {string} value Empty when the reader deleted the answer.
 * @property {string} question Its words when it was answered, in case it is removed from the page.
 * @property {number} rev Counts edits on this device, because clocks can be wrong.
 * @property {string[]} others Conflicts: different values from another tab, a file or a program, until the reader decides.
 */

/**
 * One set of answers, such as those about one occasion. Readers see it as a sheet.
 * @typedef {object} Record
 * @property {string} id
 * @property {number} made Orders the records.
 * @property {string} name Given by the reader, or empty.
 * @property {string} label Made from the answers that say what it is about.
 */

/**
 * An edit that is not saved yet.
 * @typedef {object} Edit
 * @property {string} item
 * @property {string} part
 * @property {string} value
 * @property {string} question
 * @property {number} base The revision that the reader saw while editing; 0 for none.
 * @property {string[]} [conflicts] The values to keep as conflicts; without it, those that are there.
 */

/**
 * Everything that is saved for a site.
 * @typedef {object} Data
 * @property {number} counter The highest revision so far.
 * @property {string} current The id of the open record, or empty.
 * @property {Record[]} sheets The records.
 * @property {Answer[]} answers
 * @property {unknown[]} broken Stored values that cannot be read; they are kept unchanged.
 */

/** @returns {Data} */
export function nothing() {
  return { counter: 0, current: "", sheets: [], answers: [], broken: [] };
}

/**
 * Return data with a new record, which is open.
 * @param {Data} data
 * @param {string} id
 * @param {string} [label]
 * @returns {Data}
 */
export function withRecord(data, id, label = "") {
  const made = next(data.counter);
  return { ...data, counter: made, current: id, sheets: [...data.sheets, { id, made, name: "", label }] };
}

/** @param {string} part */
export function isText(part) {
  return /^(text|note|subject)(?![^-])/.test(part);
}

/**
 * Return the conflicts that an answer does not contain. A text contains those that it starts with.
 * @param {Pick<Answer, "part" | "value">} answer
 * @param {string[]} conflicts
 */
export function without({ part, value }, conflicts) {
  const contains = (/** @type {string} */ other) =>
    isText(part) ? value.startsWith(other) : !other || value === other;
  return [...new Set(conflicts)].filter((other) => !contains(other));
}

/**
 * Return an answer after an edit. A value that the reader did not see becomes a conflict, so that it is not lost.
 * @param {Answer | undefined} kept
 * @param {Edit} edit
 * @param {string} record
 * @param {number} rev
 * @returns {Answer}
 */
export function mergeEdit(kept, edit, record, rev) {
  const { item, part, value, question } = edit;
  const unseen = kept && (kept.rev !== edit.base || !edit.base);
  const conflicts = unseen
    ? [...kept.others, kept.value, ...(edit.conflicts ?? [])]
    : (edit.conflicts ?? kept?.others ?? []);
  return { sheet: record, item, part, value, question, rev, others: without(edit, conflicts) };
}

/**
 * Apply edits to one record. What the page shows and the data lacks is added too: it was deleted while the page was open.
 * @param {Data} data
 * @param {Edit[]} edits
 * @param {string} [record] Empty for the open one, or for the first one, which is made.
 * @param {Data} [shown]
 * @returns {{ data: Data, kept: Answer[] }} Everything, and the answers that changed.
 */
export function keep(data, edits, record = "", shown = nothing()) {
  const id = record || data.current || newId();
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
    const answer = mergeEdit(answers.get(key), edit, id, counter);
    answers.set(key, answer);
    kept.push(answer);
  }
  const current = data.current || id;
  return { data: { ...data, counter, current, sheets, answers: [...answers.values()] }, kept };
}

/** @param {Pick<Answer, "sheet" | "item" | "part">} answer */
export function idOf({ sheet: record, item, part }) {
  return JSON.stringify([record, item, part]);
}

/**
 * Return the next revision. After the largest safe integer, it goes on from a number that no edit has reached.
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

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
 * @property {string[]} others Texts that were written elsewhere at the same time.
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
 * @property {string[]} [others] Set when the reader decides about the other texts.
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
  const made = data.counter + 1;
  return { ...data, counter: made, current: id, sheets: [...data.sheets, { id, made, name: "", label }] };
}

/**
 * Only texts can be put beside each other; of choices the latest stands.
 * @param {string} part
 */
export function isText(part) {
  return part === "text" || part === "note" || part === "subject";
}

/**
 * @param {string} value
 * @param {string[]} others
 */
export function without(value, others) {
  return [...new Set(others)].filter((other) => other && !value.startsWith(other));
}

/**
 * Return what is kept after an edit. A text that the writer did not see is put beside, never away.
 * @param {Answer | undefined} kept
 * @param {Edit} edit
 * @param {string} sheet
 * @param {number} rev
 * @returns {Answer}
 */
export function settle(kept, edit, sheet, rev) {
  const { item, part, value, question } = edit;
  const unseen = kept && kept.rev !== edit.base;
  const others = unseen || !edit.others ? [...(kept?.others ?? [])] : edit.others;
  if (unseen && isText(part)) {
    others.push(kept.value);
  }
  return { sheet, item, part, value, question, rev, others: without(value, others) };
}

/**
 * @param {any} value
 * @param {string[]} texts
 * @param {string[]} numbers
 * @param {string[]} [lists]
 */
function has(value, texts, numbers, lists = []) {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === texts.length + numbers.length + lists.length &&
    texts.every((key) => Object.hasOwn(value, key) && typeof value[key] === "string") &&
    numbers.every((key) => Object.hasOwn(value, key) && Number.isSafeInteger(value[key])) &&
    lists.every(
      (key) =>
        Array.isArray(value[key]) && value[key].every((/** @type {any} */ one) => typeof one === "string"),
    )
  );
}

/**
 * @param {unknown} value
 * @returns {value is Answer}
 */
export function isAnswer(value) {
  return has(value, ["sheet", "item", "part", "value", "question"], ["rev"], ["others"]);
}

/**
 * @param {unknown} value
 * @returns {value is Sheet}
 */
export function isSheet(value) {
  return has(value, ["id", "name", "label"], ["made"]);
}

/**
 * @param {any} value
 * @returns {value is Data}
 */
export function isData(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    Number.isSafeInteger(value.counter) &&
    typeof value.current === "string" &&
    [value.sheets, value.answers, value.broken].every(Array.isArray) &&
    value.sheets.every(isSheet) &&
    value.answers.every(isAnswer)
  );
}

/** Return a new id. It works without HTTPS too, unlike randomUUID. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

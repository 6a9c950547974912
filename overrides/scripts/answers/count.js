// @ts-check
// Counts what several records have in common. Uses no DOM.

/** @import { Answer } from "./data.js" */

/** With fewer records, no pattern is shown. */
export const ENOUGH = 4;

/**
 * @typedef {object} Row
 * @property {string} id Of a stage or of a question.
 * @property {number} count
 * @property {number} of
 */

/**
 * @param {Answer[]} answers
 * @param {string} item
 * @param {string} part
 * @returns {Map<string, string>} The value by the id of its record.
 */
function byRecord(answers, item, part) {
  const found = answers.filter((one) => one.item === item && one.part === part && one.value);
  return new Map(found.map(({ sheet: record, value }) => [record, value]));
}

/**
 * @param {Answer[]} answers
 * @param {string} stageItem
 * @param {string[]} stages
 * @returns {Row[]} In the order of the stages.
 */
export function stops(answers, stageItem, stages) {
  const values = [...byRecord(answers, stageItem, "choice").values()];
  return stages
    .map((id) => ({ id, count: values.filter((value) => value === id).length, of: values.length }))
    .filter(({ count }) => count > 0);
}

/**
 * Return the questions that at least two records, and at least half of those that answer, answer alike.
 * @param {Answer[]} answers
 * @param {string[]} items
 * @param {string} value
 * @param {boolean} [inHands] Whether to count only records whose reader could have changed it.
 * @returns {Row[]} In the order of the questions.
 */
export function alike(answers, items, value, inHands = false) {
  return items
    .map((id) => {
      const choices = byRecord(answers, id, "choice");
      const hands = byRecord(answers, id, "hands");
      const same = [...choices].filter(([record, choice]) => {
        const held = hands.get(record);
        return choice === value && (!inHands || (held !== undefined && held !== "no"));
      });
      return { id, count: same.length, of: choices.size };
    })
    .filter(({ count, of }) => count >= 2 && count * 2 >= of);
}

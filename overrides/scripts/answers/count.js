// @ts-check
// Counts what several sheets have in common. Knows neither DOM nor words, and ranks nobody.

/** @import { Answer } from "./record.js" */

/** With fewer sheets there is nothing to see. */
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
 * @returns {Map<string, string>} What each sheet says.
 */
function bySheet(answers, item, part) {
  const found = answers.filter((one) => one.item === item && one.part === part && one.value);
  return new Map(found.map(({ sheet, value }) => [sheet, value]));
}

/**
 * @param {Answer[]} answers
 * @param {string} stageItem
 * @param {string[]} stages
 * @returns {Row[]} In the order of the stages.
 */
export function stops(answers, stageItem, stages) {
  const values = [...bySheet(answers, stageItem, "choice").values()];
  return stages
    .map((id) => ({ id, count: values.filter((value) => value === id).length, of: values.length }))
    .filter(({ count }) => count > 0);
}

/**
 * Return the questions that at least two sheets, and at least half of those that answer, answer alike.
 * @param {Answer[]} answers
 * @param {string[]} items
 * @param {string} value
 * @param {boolean} [inHands] Whether it has to have been in the reader's hands.
 * @returns {Row[]} In the order of the questions.
 */
export function alike(answers, items, value, inHands = false) {
  return items
    .map((id) => {
      const choices = bySheet(answers, id, "choice");
      const hands = bySheet(answers, id, "hands");
      const same = [...choices].filter(([sheet, one]) => {
        const held = hands.get(sheet);
        return one === value && (!inHands || (held !== undefined && held !== "no"));
      });
      return { id, count: same.length, of: choices.size };
    })
    .filter(({ count, of }) => count >= 2 && count * 2 >= of);
}

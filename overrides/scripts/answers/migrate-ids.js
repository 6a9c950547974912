// @ts-check
// Moves answers to the ids that their questions have today. Nothing is kept twice.

import { idOf, join, next } from "./record.js";

/** @import { Data } from "./record.js" */

/** @returns {Map<string, string>} The id of today for each former one. */
export function formerIds() {
  const ids = new Map();
  for (const item of document.querySelectorAll(".item[data-was]")) {
    for (const was of item.getAttribute("data-was")?.split(" ") ?? []) {
      ids.set(was, item.id);
    }
  }
  return ids;
}

/**
 * @param {Data} data
 * @param {Map<string, string>} ids
 * @returns {Data}
 */
export function migrate(data, ids) {
  const former = data.answers.filter(({ item }) => ids.has(item));
  if (!former.length) {
    return data;
  }
  const answers = new Map(
    data.answers.filter(({ item }) => !ids.has(item)).map((answer) => [idOf(answer), answer]),
  );
  let { counter } = data;
  for (const answer of former) {
    const moved = { ...answer, item: ids.get(answer.item) ?? answer.item };
    counter = next(counter);
    answers.set(idOf(moved), join(answers.get(idOf(moved)), moved, counter));
  }
  return { ...data, counter, answers: [...answers.values()] };
}

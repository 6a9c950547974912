// @ts-check
// Follows questions that got another id: their answers move, and nothing is kept twice.

import { isText, without } from "./record.js";

/** @import { Answer, Data } from "./record.js" */

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
export function carry(data, ids) {
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  const rest = [];
  for (const answer of data.answers) {
    if (ids.has(answer.item)) {
      rest.push({ ...answer, item: ids.get(answer.item) ?? answer.item });
    } else {
      answers.set(keyOf(answer), answer);
    }
  }
  for (const answer of rest) {
    const there = answers.get(keyOf(answer));
    const others = [
      ...(there?.others ?? []),
      ...(isText(answer.part) ? [answer.value] : []),
      ...answer.others,
    ];
    answers.set(keyOf(answer), there ? { ...there, others: without(there.value, others) } : answer);
  }
  return { ...data, answers: [...answers.values()] };
}

/** @param {Answer} answer */
function keyOf({ sheet, item, part }) {
  return `${sheet} ${item} ${part}`;
}

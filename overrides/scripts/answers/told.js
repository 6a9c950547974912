// @ts-check
// Puts what is kept into words, in the order of the page, with what is no longer asked at the end.

import { canHold, questionOf } from "./fields.js";
import { dayInWords } from "./words.js";

/** @import { Answers } from "./start.js" */
/** @import { Answer } from "./record.js" */
/** @import { Told } from "./text.js" */

/**
 * @param {Answers} answers
 * @returns {Told[]}
 */
export function tell({ keeper, fields }) {
  /** @type {Map<string, Told>} */
  const told = new Map();
  const ordered = [
    ...[...fields.all.keys()].map((key) => keeper.kept.get(key)),
    ...[...keeper.kept].filter(([key]) => !fields.all.has(key)).map(([, answer]) => answer),
  ];
  for (const answer of ordered) {
    if (answer?.value) {
      const field = fields.all.get(`${answer.item} ${answer.part}`);
      const one = told.get(answer.item) ?? {
        question: (field && questionOf(field)) || answer.question || answer.item,
        ticked: answer.part === "done",
        answers: [],
      };
      if (answer.part !== "done") {
        one.answers.push(wordsOf(answer));
      }
      told.set(answer.item, one);
    }
  }
  return [...told.values()];
}

/**
 * Return an answer as the page words it: of a choice its label, with the question before it where it has one, and a
 * day with its weekday.
 * @param {Pick<Answer, "item" | "part" | "value">} answer
 */
export function wordsOf({ item, part, value }) {
  if (document.getElementById(`${item}_answer`)?.matches("[type=date]")) {
    return dayInWords(value);
  }
  const name = part === "choice" || part === "done" ? item : `${item}_${part}`;
  const label = document.getElementById(`${name}_${value}`)?.closest("label");
  if (!label) {
    return value;
  }
  const legend = part === "choice" ? null : label.closest("[role=group]")?.querySelector("p");
  return [legend?.textContent, label.textContent]
    .filter(Boolean)
    .map((text) => text?.trim())
    .join(" ");
}

/**
 * Return the answers that no page can show: of a question, a part of it or a choice that is gone.
 * @param {Answers} answers
 * @param {Set<string>} elsewhere What fields of other pages hold, as "item/part" or "item/part/choice".
 */
export function gone({ keeper, fields }, elsewhere) {
  return [...keeper.kept].flatMap(([key, { item, part, value, others, question }]) => {
    const field = fields.all.get(key);
    const known = field
      ? canHold(field, value)
      : [`${item}/${part}`, `${item}/${part}/${value}`].some((one) => elsewhere.has(one));
    const values = [value, ...(field ? [] : others)].filter(Boolean);
    return known ? [] : values.map((words) => ({ question: question || item, words }));
  });
}

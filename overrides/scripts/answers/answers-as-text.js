// @ts-check
// Answers as text: questions with their answers in the order of the page, those of removed questions last.

import { dayInWords } from "./dom.js";
import { canHold, questionOf } from "./fields.js";

/** @import { Answers } from "./start.js" */
/** @import { Answer } from "./data.js" */
/** @import { AnsweredQuestion } from "./text-formats.js" */

/**
 * @param {Answers} answers
 * @returns {AnsweredQuestion[]}
 */
export function answeredQuestions({ autosave, fields }) {
  /** @type {Map<string, AnsweredQuestion>} */
  const questions = new Map();
  const ordered = [
    ...[...fields.all.keys()].map((key) => autosave.kept.get(key)),
    ...[...autosave.kept].filter(([key]) => !fields.all.has(key)).map(([, answer]) => answer),
  ];
  for (const answer of ordered) {
    if (answer?.value) {
      const field = fields.all.get(`${answer.item} ${answer.part}`);
      const question = questions.get(answer.item) ?? {
        question: (field && questionOf(field)) || answer.question || answer.item,
        ticked: answer.part === "done",
        answers: [],
      };
      if (answer.part !== "done") {
        question.answers.push(wordsOf(answer));
      }
      questions.set(answer.item, question);
    }
  }
  return [...questions.values()];
}

/**
 * Return an answer as the page shows it: the label of a choice, after its question if it has one, a date with its weekday,
 * a number with its unit, or the words in a table after their row and column.
 * @param {Pick<Answer, "item" | "part" | "value">} answer
 */
export function wordsOf({ item, part, value }) {
  const [, row, column] = part.match(/^text-(\d+)-(.+)/) ?? [];
  if (row) {
    const heading = document.getElementById(`${item}_${column}`)?.textContent ?? column;
    return `${row}. ${heading}: ${dayInWords(value)}`;
  }
  if (document.getElementById(`${item}_answer`)?.matches("[type=date]")) {
    return dayInWords(value);
  }
  const name = part === "choice" || part === "done" ? item : `${item}_${part}`;
  const label = document.getElementById(`${name}_${value}`)?.closest("label");
  if (!label) {
    const [, option] = part.match(/^done-(.+)/) ?? [];
    return option ?? [value, document.getElementById(`${item}_unit`)?.textContent].filter(Boolean).join(" ");
  }
  const legend = label.closest(".hands")?.querySelector("p");
  return [legend?.textContent, label.textContent]
    .filter(Boolean)
    .map((text) => text?.trim())
    .join(" ");
}

/**
 * Return the answers that no page can show, because their question, field or choice was removed.
 * @param {Answers} answers
 * @param {Set<string>} elsewhere The fields of other pages, as "item/part" or "item/part/choice".
 */
export function removedAnswers({ autosave, fields }, elsewhere) {
  return [...autosave.kept].flatMap(([key, { item, part, value, others, question }]) => {
    const field = fields.all.get(key);
    const known = field
      ? canHold(field, value)
      : [`${item}/${part}`, `${item}/${part}/${value}`].some((name) => elsewhere.has(name));
    const values = [value, ...(field ? [] : others)].filter(Boolean);
    return known
      ? []
      : values.map((one) => ({ question: question || item, words: wordsOf({ item, part, value: one }) }));
  });
}

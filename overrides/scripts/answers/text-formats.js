// @ts-check
// Formats answers as plain text and as Markdown. Uses no DOM.

/**
 * A question and what was answered, in words.
 * @typedef {object} AnsweredQuestion
 * @property {string} question
 * @property {boolean} ticked Whether it is a box that was ticked.
 * @property {string[]} answers
 */

/** @param {AnsweredQuestion[]} questions */
export function asText(questions) {
  return questions
    .map(({ question, ticked, answers }) => [`${ticked ? "☑ " : ""}${question}`, ...answers].join("\n"))
    .join("\n\n");
}

/** @param {AnsweredQuestion[]} questions */
export function asMarkdown(questions) {
  return questions
    .map(({ question, ticked, answers }) => {
      const quoted = answers.map((answer) => escaped(answer).replace(/^/gm, "> "));
      return [ticked ? `- [x] ${escaped(question)}` : `**${escaped(question)}**`, ...quoted].join("\n\n");
    })
    .join("\n\n");
}

/**
 * Escape Markdown and HTML in an answer.
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>&#]/g, "\\$&");
}

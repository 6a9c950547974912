// @ts-check
// Writes answers as plain text and as Markdown. Knows no DOM.

/**
 * A question and what was answered, in words.
 * @typedef {object} Told
 * @property {string} question
 * @property {boolean} ticked Whether it is a thing that was ticked.
 * @property {string[]} answers
 */

/** @param {Told[]} told */
export function asText(told) {
  return told
    .map(({ question, ticked, answers }) => [`${ticked ? "☑ " : ""}${question}`, ...answers].join("\n"))
    .join("\n\n");
}

/** @param {Told[]} told */
export function asMarkdown(told) {
  return told
    .map(({ question, ticked, answers }) => {
      const quoted = answers.map((answer) => escaped(answer).replace(/^/gm, "> "));
      return [ticked ? `- [x] ${escaped(question)}` : `**${escaped(question)}**`, ...quoted].join("\n\n");
    })
    .join("\n\n");
}

/**
 * A sign of Markdown or HTML in an answer is a sign, not a command.
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>&#]/g, "\\$&");
}

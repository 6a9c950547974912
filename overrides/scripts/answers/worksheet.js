// @ts-check
// Starts what only a page has that gathers everything: each part shows where its template stands.

import { startPart } from "./part.js";
import { startPattern } from "./pattern.js";
import { startSheets } from "./sheets.js";
import { startSummary } from "./summary.js";
import { startTools } from "./tools.js";

/** @import { Answers } from "./start.js" */

/** @type {[string, (answers: Answers) => void][]} */
const PARTS = [
  [".sheet-bar-template", startSheets],
  [".summary-template", startSummary],
  [".pattern-template", startPattern],
  [".answer-tools-template", startTools],
];

/** @param {HTMLTemplateElement} template */
export async function startWorksheet(template) {
  const answers = await startPart(template);
  for (const [place, start] of PARTS) {
    if (answers && document.querySelector(place)) {
      start(answers);
    }
  }
}

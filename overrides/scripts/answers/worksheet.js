// @ts-check
// Starts what only a page has that gathers everything: each part shows where its template stands.

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

/** @param {Answers} answers */
export function startWorksheet(answers) {
  for (const [template, start] of PARTS) {
    if (document.querySelector(template)) {
      start(answers);
    }
  }
}

// @ts-check
// Starts the boxes of the worksheet.

import { startPrint } from "../print-choices.js";
import "./core.js";
import { startTools } from "./answer-tools.js";
import { startPattern } from "./pattern.js";
import { startRecords } from "./records.js";
import { startSummary } from "./summary.js";

/** @import { Answers } from "./start.js" */

/** @type {[string, (box: HTMLElement, answers: Answers) => void][]} */
const BOXES = [
  [".sheet-bar", startRecords],
  [".summary", startSummary],
  [".pattern-template", startPattern],
  [".print-choices", startPrint],
  [".answer-tools", startTools],
];

/** @param {Answers} answers */
export function start(answers) {
  for (const [selector, startBox] of BOXES) {
    const box = document.querySelector(selector);
    if (box instanceof HTMLElement) {
      startBox(box, answers);
      box.inert = false;
    }
  }
}

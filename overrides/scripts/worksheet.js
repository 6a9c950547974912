// @ts-check
// Starts a page that can do everything: gather questions, print and save them. In one file, as part.js is.

import { startWorksheet } from "./answers/worksheet.js";
import { startPage } from "./page.js";
import { startPrint } from "./print.js";

startPage();

const print = document.querySelector(".print-template");
if (print instanceof HTMLTemplateElement) {
  startPrint(print);
}

const answers = document.querySelector(".answers-template");
if (answers instanceof HTMLTemplateElement) {
  await startWorksheet(answers);
  document.documentElement.dataset.answers = "ready";
}

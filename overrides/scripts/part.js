// @ts-check
// Starts a page with questions, letters or stages. All of it in one file: few files load sooner than many.

import { startPart } from "./answers/part.js";
import { startPage } from "./page.js";

startPage();

const answers = document.querySelector(".answers-template");
if (answers instanceof HTMLTemplateElement) {
  await startPart(answers);
  document.documentElement.dataset.answers = "ready";
}

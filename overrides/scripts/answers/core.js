// @ts-check
// What every page that keeps answers runs. A script that is loaded later imports from here, not from the modules below:
// then the bundler leaves everything in one file, instead of one file more for each set of scripts that share a module.

import { startPage } from "../page.js";
import { startAnswers } from "./start.js";

export { openTarget } from "../target.js";
export { canHold, valueIn } from "./fields.js";
export { once } from "./later.js";
export { newId, withSheet } from "./record.js";
export { hold, startSelect } from "./sheet-select.js";
export { copyOf, dayInWords, fill, find, focusOn, onPress } from "./words.js";

startPage();

const template = document.querySelector(".answers-template");
if (template instanceof HTMLTemplateElement) {
  startAnswers(template).then(() => {
    document.documentElement.dataset.answers = "ready";
  });
}

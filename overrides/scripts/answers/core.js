// @ts-check
// The script of every page that saves answers. Lazy-loaded scripts import from here, not from the modules below: then
// the bundler makes one shared file, instead of one for each set of scripts that share a module.

import { startPage } from "../page.js";
import { startAnswers } from "./start.js";

export { openTarget } from "../target.js";
export { newId, withRecord } from "./data.js";
export { copyOf, dayInWords, fill, find, focusOn, onPress } from "./dom.js";
export { canHold, valueIn } from "./fields.js";
export { loadOnce } from "./lazy-load.js";
export { hold, startSelect } from "./record-select.js";

startPage();

const template = document.querySelector(".answers-template");
if (template instanceof HTMLTemplateElement) {
  startAnswers(template).then(() => {
    document.documentElement.dataset.answers = "ready";
  });
}

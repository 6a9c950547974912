// @ts-check
// Choices before printing: with answers, in large letters, or a part only. The words stand in the template of the macro.

import { copyOf, find, onPress } from "./answers/words.js";

/** On the root while answers are wanted on paper. */
export const WITH_ANSWERS = "with-answers";
const LARGE = "large-print";
const PART = "print-part";
/** On what is printed while only a part is. */
const CHOSEN = "print-chosen";

/** @param {HTMLTemplateElement} template */
export function startPrint(template) {
  const choices = copyOf("print");
  if (!choices) {
    return;
  }
  template.after(choices);
  for (const [id, name] of Object.entries({ "print-with-answers": WITH_ANSWERS, "print-large": LARGE })) {
    const box = /** @type {HTMLInputElement | null} */ (choices.querySelector(`#${id}`));
    box?.addEventListener("change", () => document.documentElement.classList.toggle(name, box.checked));
  }
  const part = /** @type {HTMLSelectElement | null} */ (choices.querySelector("#print-part"));
  part?.addEventListener("change", () => choose(part.value));
  onPress(choices, ".print-now", () => print());
}

/**
 * Print one question or one group, below what says what the sheet is about; or all.
 * @param {string} id
 */
function choose(id) {
  for (const one of document.querySelectorAll(`.${CHOSEN}`)) {
    one.classList.remove(CHOSEN);
  }
  document.documentElement.classList.toggle(PART, Boolean(id));
  if (id) {
    const place = find(document, `#${id}`);
    (place.closest(".item") ?? place.closest(".group"))?.classList.add(CHOSEN);
    find(document, "[data-details]")?.classList.add(CHOSEN);
  }
}

// @ts-check
// Puts the boxes of the worksheet in place, and loads their scripts at the first action of the reader.

import { copyOf, find, loadOnce, startSelect } from "./core.js";

/** @import { Answers } from "./start.js" */

/** @param {Answers} answers */
export function start(answers) {
  const load = loadOnce(answers.autosave, async () => (await import("./worksheet.js")).start(answers));
  const near = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && load(true),
    { rootMargin: "100%" },
  );
  // A screen reader reaches a button without scrolling, so any action of the reader loads the script.
  for (const act of ["keydown", "focusin", "pointerdown", "scroll"]) {
    addEventListener(act, () => load(), { once: true, passive: true });
  }
  const bar = put("sheet-bar");
  if (bar) {
    startSelect(/** @type {HTMLSelectElement} */ (find(bar, "#sheet-open")), answers);
    find(bar, ".sheet-more").addEventListener("toggle", () => load(true));
  }
  for (const name of ["summary", "print", "answer-tools"]) {
    const box = put(name);
    if (box) {
      // It does not work before its script is loaded.
      box.inert = true;
      const place = /** @type {Element} */ (box.parentElement);
      near.observe(place);
      place.addEventListener("pointerdown", () => load(true));
    }
  }
}

/**
 * Insert the content of a template after it.
 * @param {string} name
 */
function put(name) {
  const box = copyOf(name);
  if (box) {
    find(document, `.${name}-template`).after(box);
  }
  return box;
}

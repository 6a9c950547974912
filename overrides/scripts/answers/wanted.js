// @ts-check
// Shows no answers in a tab that was left in a hurry or opened again, until the reader wants them back.

import { copyOf, onPress } from "./words.js";

/** The key in the memory of the tab; scripts/exit.js sets it, and scripts/left.js marks the page by it. */
const LEFT = "left";
/** The name of a tab that forgets, while it is open; scripts/left.js looks for it. */
const OPEN = "open";

export async function untilWanted() {
  const notice = LEFT in document.documentElement.dataset ? copyOf("answers-left") : null;
  if (!notice) {
    return;
  }
  // Browsers put back what stood in the fields.
  for (const field of document.querySelectorAll("input, textarea")) {
    const one = /** @type {HTMLInputElement} */ (field);
    one.value = one.defaultValue;
    one.checked = one.defaultChecked;
  }
  document.querySelector("h1")?.after(notice);
  await new Promise((resolve) => {
    onPress(notice, ".answers-show", () => resolve(true));
  });
  sessionStorage.removeItem(LEFT);
  delete document.documentElement.dataset.left;
  notice.remove();
}

/** Know this tab from a copy of it: a tab that forgets has this name while it is open. */
export function nameTab() {
  window.name = OPEN;
}

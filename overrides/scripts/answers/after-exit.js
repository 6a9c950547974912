// @ts-check
// After a quick exit, or in a reopened tab that forgets, shows no answers until the reader asks for them.

import { copyOf, onPress } from "./dom.js";

/** The key in session storage. scripts/exit.js sets it, and scripts/hide-answers.js marks the page if it is set. */
const LEFT = "left";
/** The name of a tab that forgets, while it is open; scripts/hide-answers.js looks for it. */
const OPEN = "open";

export async function confirmAfterExit() {
  const notice = LEFT in document.documentElement.dataset ? copyOf("answers-left") : null;
  if (!notice) {
    return;
  }
  // Browsers restore what was in the fields.
  for (const field of document.querySelectorAll("input, textarea")) {
    const input = /** @type {HTMLInputElement} */ (field);
    input.value = input.defaultValue;
    input.checked = input.defaultChecked;
  }
  document.querySelector("h1")?.after(notice);
  await new Promise((resolve) => {
    onPress(notice, ".answers-show", () => resolve(true));
  });
  sessionStorage.removeItem(LEFT);
  delete document.documentElement.dataset.left;
  notice.remove();
}

/** Name a tab that forgets while it is open: a restored or duplicated tab does not have the name. */
export function nameTab() {
  window.name = OPEN;
}

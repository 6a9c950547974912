// @ts-check
// Says in words what a control did, beside it. Every place for such words is a status, and holds its own sentences.

import { fill } from "./words.js";

/**
 * Say something in the first place after a control. What stood in other places is no news any more.
 * @param {Element} control
 * @param {string} name
 * @param {Record<string, string | number>} [facts]
 */
export function sayBeside(control, name, facts) {
  let said = false;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".said"))) {
    const follows = control.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
    // Emptied first, so that the same words are announced a second time.
    place.textContent = "";
    if (follows && !said) {
      said = true;
      place.textContent = fill(place.dataset[name], facts);
    }
  }
}

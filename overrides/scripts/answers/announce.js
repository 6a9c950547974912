// @ts-check
// Announces what a control did, in the status element after it, which holds the sentences.

import { fill } from "./dom.js";

/**
 * Announce something in the first status element after a control, and empty the others.
 * @param {Element} control
 * @param {string} name
 * @param {Record<string, string | number>} [facts]
 */
export function announceBeside(control, name, facts) {
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

// @ts-check
// Asks about a date that is most likely a slip, such as one in the year 26 or the 30th of February.

import { find } from "./core.js";

/** @import { Answers } from "./start.js" */

/** The first year that a day may have, and how many years ahead it may lie. */
const [FIRST, AHEAD] = [1950, 20];

/** Milliseconds without a digit after which a day is looked at. */
const PAUSE = 1000;

/** @param {Answers} answers */
export function start({ autosave, fields }) {
  for (const { controls, place } of fields.all.values()) {
    const control = /** @type {HTMLInputElement} */ (controls[0]);
    if (control.type !== "date") {
      continue;
    }
    control.min = `${FIRST}-01-01`;
    control.max = `${new Date().getFullYear() + AHEAD}-12-31`;
    const said = find(place, ".date-question");
    control.setAttribute(
      "aria-describedby",
      `${control.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim(),
    );
    const ask = () => {
      // In a table, another date may be a slip.
      const now = place.querySelector(":invalid") ? (said.dataset.words ?? "") : "";
      // The same words again would be announced again.
      if (said.textContent !== now) {
        said.textContent = now;
      }
    };
    let timer = 0;
    control.addEventListener("blur", ask);
    control.addEventListener("input", () => {
      clearTimeout(timer);
      // While a year is typed, each of its digits makes another year.
      timer = setTimeout(ask, control.validity.valid ? 0 : PAUSE);
    });
    autosave.addEventListener("shown", () => document.activeElement === control || ask());
  }
}

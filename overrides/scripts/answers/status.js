// @ts-check
// Shows the open record and its save status at all times; announces each change once (aria-live).

import { fill, find, titleOf } from "./dom.js";

/** @import { Autosave } from "./autosave.js" */
/** @import { Fields } from "./fields.js" */

/**
 * @param {HTMLElement} bar
 * @param {Autosave} autosave
 * @param {Fields} fields
 */
export function startStatus(bar, autosave, fields) {
  const shown = find(bar, ".answers-state");
  const said = find(bar, ".answers-said");
  let change = "";

  const show = () => {
    const { forgets } = autosave.store;
    const calm = autosave.state === "saved" || autosave.state === "idle";
    const state = autosave.state === "saved" && forgets ? "session" : autosave.state;
    const broken = fill(autosave.broken ? shown.dataset.broken : "", { count: autosave.broken });
    bar.dataset.state = state === "idle" && broken ? "broken" : state;
    const name = titleOf(autosave.records, autosave.record, shown.dataset.unnamed);
    const several = autosave.records.length > 1;
    bar.toggleAttribute("data-several", several);
    const kept = shown.dataset[calm && forgets ? "session" : calm && autosave.apart ? "apart" : state];
    shown.textContent = [kept, broken, several ? fill(shown.dataset.sheet, { name }) : ""]
      .filter(Boolean)
      .join(" ");
    // The other place says the same, except for what need not be announced at each visit.
    shown.setAttribute("aria-hidden", String(state !== "idle"));
    if (state !== "waiting" && state !== "idle") {
      const words = [kept, broken, calm && change].filter(Boolean).join(" ");
      // The same words again would be announced again.
      if (said.textContent !== words) {
        said.textContent = words;
      }
    }
  };
  const count = () => {
    /** @type {Set<Element | false>} */
    const answered = new Set([...fields.all.values()].map((field) => fields.holds(field) && field.place));
    let changed = "";
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".answered"))) {
      const items = [...(place.closest(".group")?.querySelectorAll(".item") ?? [])];
      const done = items.filter((item) => answered.has(item)).length;
      const words = done ? fill(place.dataset.words, { done, total: items.length }) : "";
      if (place.textContent !== words) {
        changed = words;
        place.textContent = words;
      }
    }
    return changed;
  };
  autosave.addEventListener("state", show);
  autosave.addEventListener("loaded", () => {
    count();
    show();
  });
  autosave.addEventListener("kept", () => {
    change = count() || change;
    show();
  });
}

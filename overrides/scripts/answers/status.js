// @ts-check
// Says on which sheet the reader writes and whether it is kept: in sight at all times, announced once for each news.

import { plainIn, valueIn } from "./fields.js";
import { fill, find, titleOf } from "./words.js";

/** @import { Keeper } from "./keeper.js" */
/** @import { Fields } from "./fields.js" */

/**
 * @param {HTMLElement} bar
 * @param {Keeper} keeper
 * @param {Fields} fields
 */
export function startStatus(bar, keeper, fields) {
  const shown = find(bar, ".answers-state");
  const said = find(bar, ".answers-said");
  let news = "";

  const show = () => {
    const { forgets } = keeper.store;
    const calm = keeper.state === "saved" || keeper.state === "idle";
    const state = keeper.state === "saved" && forgets ? "session" : keeper.state;
    const broken = fill(keeper.broken ? shown.dataset.broken : "", { count: keeper.broken });
    bar.dataset.state = state === "idle" && broken ? "broken" : state;
    const name = titleOf(keeper.sheets, keeper.sheet, shown.dataset.unnamed);
    const several = keeper.sheets.length > 1;
    bar.toggleAttribute("data-several", several);
    const kept = shown.dataset[calm && forgets ? "session" : calm && keeper.apart ? "apart" : state];
    shown.textContent = [kept, broken, several ? fill(shown.dataset.sheet, { name }) : ""]
      .filter(Boolean)
      .join(" ");
    // The other place says the same, except for what need not be announced at each visit.
    shown.setAttribute("aria-hidden", String(state !== "idle"));
    if (state !== "waiting" && state !== "idle") {
      const words = [kept, broken, calm && news].filter(Boolean).join(" ");
      // The same words again would be announced again.
      if (said.textContent !== words) {
        said.textContent = words;
      }
    }
  };
  const count = () => {
    let changed = "";
    for (const [place, words] of countGroups(fields)) {
      if (place.textContent !== words) {
        changed = words;
        place.textContent = words;
      }
    }
    return changed;
  };
  keeper.addEventListener("state", show);
  keeper.addEventListener("loaded", () => {
    count();
    show();
  });
  keeper.addEventListener("kept", () => {
    news = count() || news;
    show();
  });
}

/**
 * @param {Fields} fields
 * @returns {Map<HTMLElement, string>} What each group has to say.
 */
function countGroups(fields) {
  const answered = new Set();
  for (const field of fields.all.values()) {
    if (valueIn(field) !== plainIn(field)) {
      answered.add(field.place);
    }
  }
  /** @type {Map<HTMLElement, string>} */
  const counts = new Map();
  for (const place of document.querySelectorAll(".answered")) {
    if (place instanceof HTMLElement) {
      const items = [...(place.closest(".group")?.querySelectorAll(".item") ?? [])];
      const done = items.filter((item) => answered.has(item)).length;
      counts.set(place, done ? fill(place.dataset.words, { done, total: items.length }) : "");
    }
  }
  return counts;
}

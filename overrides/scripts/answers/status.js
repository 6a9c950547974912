// @ts-check
// Says whether what the reader wrote is on the disk: in sight at once, aloud once for each news.

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
    const state = keeper.state === "saved" && keeper.store.forgets ? "session" : keeper.state;
    const broken = fill(keeper.broken ? shown.dataset.broken : "", { count: keeper.broken });
    bar.dataset.state = state === "idle" && broken ? "broken" : state;
    const name = titleOf(keeper.sheets, keeper.sheet, shown.dataset.unnamed);
    const sheet = keeper.sheets.length > 1 && state !== "idle" ? fill(shown.dataset.sheet, { name }) : "";
    shown.textContent = [shown.dataset[state], broken, sheet].filter(Boolean).join(" ");
    if (state !== "waiting" && state !== "idle") {
      const words = `${shown.textContent} ${state === "saved" || state === "session" ? news : ""}`.trim();
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

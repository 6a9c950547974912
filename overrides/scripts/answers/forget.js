// @ts-check
// Lets answers be forgotten with the tab, and asks before that takes anything off the device.

import { clear } from "./clear.js";
import { merge } from "./merge.js";
import { Session } from "./session.js";
import { Store } from "./store.js";
import { nameTab } from "./wanted.js";
import { fill, find, focusOn, onPress } from "./words.js";

/** @import { Keeper } from "./keeper.js" */

/**
 * @param {HTMLElement} box
 * @param {Keeper} keeper
 */
export function startForget(box, keeper) {
  const tick = /** @type {HTMLInputElement} */ (find(box, "input"));
  const ask = find(box, ".forget-ask");
  const words = find(ask, "p");
  const show = () => {
    tick.checked = keeper.store.forgets;
    // Once it was shown its room stays, so that nothing else comes under the thumb.
    ask.inert = true;
    box.hidden = keeper.locked || keeper.state === "blocked";
  };
  tick.addEventListener("change", async () => {
    if (!tick.checked) {
      // Nothing is asked while the tick may still be meant to go.
      await (keeper.store.forgets ? moveTo(keeper, false) : show());
      return;
    }
    await keeper.flush();
    const { sheets, answers } = await keeper.store.read();
    const count = answers.filter(({ value, others }) => value || others.length).length;
    if (!count) {
      await moveTo(keeper, true);
    } else if (tick.checked) {
      words.textContent = fill(words.dataset.words, { sheets: sheets.length, answers: count });
      const { top } = tick.getBoundingClientRect();
      ask.hidden = false;
      ask.inert = false;
      /** @type {HTMLElement} */ (box.parentElement).scrollTop += tick.getBoundingClientRect().top - top;
      focusOn(find(ask, ".forget-no"));
    }
  });
  onPress(ask, ".forget-yes", async () => {
    await moveTo(keeper, true);
    focusOn(tick);
  });
  onPress(ask, ".forget-no", () => {
    show();
    focusOn(tick);
  });
  keeper.addEventListener("moved", show);
  keeper.addEventListener("state", () => {
    box.hidden = keeper.locked || keeper.state === "blocked";
  });
  show();
  box.inert = false;
}

/**
 * Move everything to the tab's memory, or back to the device.
 * @param {Keeper} keeper
 * @param {boolean} forgets
 */
async function moveTo(keeper, forgets) {
  if (forgets) {
    // Before anything is in its memory, or a reload in between would take this tab for a copy.
    nameTab();
  }
  await keeper.flush();
  await keeper.inTurn(async () => {
    const from = keeper.store;
    const to = forgets ? new Session(from.name) : new Store(from.name);
    try {
      // Read, added to what is there, and taken away in one transaction: what another tab writes meanwhile stays.
      await clear(from, (data) => to.change((there) => merge(there, data, keeper.former)));
      keeper.use(to);
    } catch {
      // One of the two cannot be used: everything stays where it is.
    }
  });
  keeper.dispatchEvent(new Event("moved"));
  await keeper.load(keeper.sheet);
}

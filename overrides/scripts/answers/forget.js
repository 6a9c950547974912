// @ts-check
// Lets answers be forgotten with the tab, and asks before that takes anything off the device.

import { merge } from "./merge.js";
import { Session } from "./session.js";
import { Store } from "./store.js";
import { nameTab } from "./wanted.js";
import { copyOf, fill, find, onPress } from "./words.js";

/** @import { Keeper } from "./keeper.js" */

/**
 * @param {HTMLElement | null} place
 * @param {Keeper} keeper
 */
export function startForget(place, keeper) {
  const box = copyOf("answers-forget");
  if (!place || !box) {
    return;
  }
  place.append(box);
  const tick = /** @type {HTMLInputElement} */ (find(box, "input"));
  const ask = find(box, ".forget-ask");
  const words = find(ask, "p");
  ask.hidden = true;
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
      place.scrollTop += tick.getBoundingClientRect().top - top;
      find(ask, ".forget-no").focus({ preventScroll: true });
    }
  });
  onPress(ask, ".forget-yes", async () => {
    await moveTo(keeper, true);
    tick.focus({ preventScroll: true });
  });
  onPress(ask, ".forget-no", () => {
    show();
    tick.focus({ preventScroll: true });
  });
  keeper.addEventListener("moved", show);
  keeper.addEventListener("state", () => {
    box.hidden = keeper.locked || keeper.state === "blocked";
  });
  show();
}

/**
 * Move everything to the tab's memory, or back to the device.
 * @param {Keeper} keeper
 * @param {boolean} forgets
 */
async function moveTo(keeper, forgets) {
  await keeper.flush();
  await keeper.inTurn(async () => {
    const from = keeper.store;
    const to = forgets ? new Session(from.name) : new Store(from.name);
    try {
      // Read, added to what is there, and taken away in one transaction: what another tab writes meanwhile stays.
      await from.clear((data) => to.change((there) => merge(there, data, keeper.former)));
      keeper.use(to);
    } catch {
      // One of the two cannot be used: everything stays where it is.
    }
  });
  nameTab(keeper);
  keeper.dispatchEvent(new Event("moved"));
  await keeper.load(keeper.sheet);
}

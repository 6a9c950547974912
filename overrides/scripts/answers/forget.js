// @ts-check
// Lets readers forget answers with the tab, and asks before deleting anything from the device.

import { nameTab } from "./after-exit.js";
import { clear } from "./clear.js";
import { fill, find, focusOn, onPress } from "./dom.js";
import { merge } from "./merge.js";
import { Session } from "./session.js";
import { Store } from "./store.js";

/** @import { Autosave } from "./autosave.js" */

/**
 * @param {HTMLElement} box
 * @param {Autosave} autosave
 */
export function startForget(box, autosave) {
  const tick = /** @type {HTMLInputElement} */ (find(box, "input"));
  const ask = find(box, ".forget-ask");
  const words = find(ask, "p");
  const show = () => {
    tick.checked = autosave.store.forgets;
    // Once it was shown its room stays, so that nothing else comes under the thumb.
    ask.inert = true;
    box.hidden = autosave.locked || autosave.state === "blocked";
  };
  tick.addEventListener("change", async () => {
    if (!tick.checked) {
      // Nothing is asked while the tick may still be meant to go.
      await (autosave.store.forgets ? moveTo(autosave, false) : show());
      return;
    }
    await autosave.flush();
    const { sheets, answers } = await autosave.store.read();
    const count = answers.filter(({ value, others }) => value || others.length).length;
    if (!count) {
      await moveTo(autosave, true);
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
    await moveTo(autosave, true);
    focusOn(tick);
  });
  onPress(ask, ".forget-no", () => {
    show();
    focusOn(tick);
  });
  autosave.addEventListener("moved", show);
  autosave.addEventListener("state", () => {
    box.hidden = autosave.locked || autosave.state === "blocked";
  });
  show();
  box.inert = false;
}

/**
 * Move everything to the session storage of the tab, or back to the database.
 * @param {Autosave} autosave
 * @param {boolean} forgets
 */
async function moveTo(autosave, forgets) {
  if (forgets) {
    // Before anything is in its memory, or a reload in between would take this tab for a copy.
    nameTab();
  }
  await autosave.flush();
  await autosave.inTurn(async () => {
    const from = autosave.store;
    const to = forgets ? new Session(from.name) : new Store(from.name);
    try {
      // Read, added to what is there, and taken away in one transaction: what another tab writes meanwhile stays.
      await clear(from, (data) => to.change((there) => merge(there, data, autosave.former)));
      autosave.use(to);
    } catch {
      // One of the two cannot be used: everything stays where it is.
    }
  });
  autosave.dispatchEvent(new Event("moved"));
  await autosave.load(autosave.record);
}

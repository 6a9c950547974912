// @ts-check
// Tells the reader at the first input where answers live, and lets them be forgotten with the tab.

import { merge } from "./merge.js";
import { Session } from "./session.js";
import { Store } from "./store.js";
import { copyOf } from "./words.js";

/** @import { Keeper } from "./keeper.js" */

/** @param {Keeper} keeper */
export function startNotice(keeper) {
  const tell = (/** @type {Event} */ { target }) => {
    const item = target instanceof Element ? target.closest(".item") : null;
    if (!item || keeper.state === "newer") {
      return;
    }
    document.removeEventListener("input", tell);
    if (!keeper.sheet) {
      showFirst(keeper, item);
    }
  };
  document.addEventListener("input", tell);
}

/**
 * Say below a place where answers live, and for how long.
 * @param {Keeper} keeper
 * @param {Element} place
 */
export function showFirst(keeper, place) {
  const notice = copyOf("answers-first");
  if (notice) {
    place.append(notice);
    bindForget(notice, keeper);
  }
}

/**
 * @param {HTMLElement} root
 * @param {Keeper} keeper
 */
export function bindForget(root, keeper) {
  const box = root.querySelector(".answers-forget input");
  if (box instanceof HTMLInputElement) {
    box.checked = keeper.store.forgets;
    box.addEventListener("change", () => moveTo(keeper, box));
    keeper.addEventListener("moved", () => {
      box.checked = keeper.store.forgets;
    });
  }
}

/**
 * Move everything to the tab's memory, or back to the device.
 * @param {Keeper} keeper
 * @param {HTMLInputElement} box
 */
async function moveTo(keeper, box) {
  await keeper.flush();
  await keeper.inTurn(async () => {
    const from = keeper.store;
    const to = box.checked ? new Session(from.name) : new Store(from.name);
    try {
      // Read, added to what is there, and taken away in one transaction: what another tab writes meanwhile stays.
      await from.clear((data) => to.change((there) => merge(there, data, keeper.former)));
      keeper.use(to);
    } catch {
      // One of the two cannot be used: everything stays where it is.
    }
  });
  keeper.dispatchEvent(new Event("moved"));
  await keeper.load(keeper.sheet);
}

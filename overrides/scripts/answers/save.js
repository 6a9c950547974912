// @ts-check
// Saves everything that is kept, and what could not be kept, to a file of the reader.

import { toText, withEdits } from "./file.js";

/** @import { Keeper } from "./keeper.js" */

/** Milliseconds that a database gets which may never answer. */
const PATIENCE = 1000;

/** @param {Keeper} keeper */
export async function saveFile(keeper) {
  await soon(keeper.flush()).catch(() => {});
  const name = keeper.store.name;
  if (keeper.locked) {
    download(JSON.stringify(await keeper.store.raw(), null, 1), `${name}.json`, "application/json");
    return;
  }
  const data = await soon(keeper.store.read()).catch(() => keeper.known());
  const whole = keeper.waiting.size ? withEdits(data, keeper.waiting.values(), keeper.sheet) : data;
  download(toText(whole, name), `${name}.json`, "application/json");
}

/**
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
function soon(work) {
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error("It takes too long.")), PATIENCE),
  );
  return Promise.race([work, late]);
}

/**
 * Hand a text over as a file; it never leaves the device.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Some browsers read the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

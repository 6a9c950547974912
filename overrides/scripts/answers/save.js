// @ts-check
// Saves everything that is kept, and what could not be kept, to a file of the reader.

import { toText, withEdits } from "./file.js";
import { fill, find, inWords } from "./words.js";

/** @import { Keeper } from "./keeper.js" */

/** Milliseconds that a database gets which may never answer. */
const PATIENCE = 1000;

/** Letters of a name that every system takes, and that can be read in a list of files. */
const LONGEST = 60;

/** @param {Keeper} keeper */
export async function saveFile(keeper) {
  await soon(keeper.flush()).catch(() => {});
  const name = keeper.store.name;
  if (keeper.locked) {
    download(JSON.stringify(await keeper.store.raw(), null, 1), nameOf(keeper, ".json"), "application/json");
    return;
  }
  const data = await soon(keeper.store.read()).catch(() => keeper.known());
  const whole = keeper.waiting.size ? withEdits(data, keeper.waiting.values(), keeper.sheet) : data;
  download(toText(whole, name), nameOf(keeper, ".json"), "application/json");
}

/**
 * Return a name that says what is in a file and of which day. Others see names of files: what was answered stays out
 * of it, and so does a name that the reader gave to a sheet, where answers are to be forgotten.
 * @param {Keeper} keeper
 * @param {string} ending
 */
export function nameOf({ sheets, store }, ending) {
  const { topic = "", sheets: words } = find(document, ".answers-template").dataset;
  const given = store.forgets ? "" : sheets[0]?.name;
  const which = sheets.length > 1 ? fill(words, { count: sheets.length }) : given;
  const safe = [topic, which ?? "", inWords(new Date())].map((part) =>
    [...part.replace(/[\p{C}\p{Z}\\/:*?"<>|.]+/gu, " ").trim()].slice(0, LONGEST).join(""),
  );
  return safe.filter(Boolean).join(" - ") + ending;
}

/**
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export function soon(work) {
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

// @ts-check
// Saves everything that is kept, and what could not be kept, to a file of the reader.

import { soon } from "./database.js";
import { toText } from "./file.js";
import { merge } from "./merge.js";
import { keep } from "./record.js";
import { fill, find, inWords, titleOf } from "./words.js";

/** @import { Keeper } from "./keeper.js" */
/** @import { Data, Sheet } from "./record.js" */

/** Milliseconds after which the page says that it waits for the database, and after which it waits no longer. */
const [SLOW, LATE] = [1000, 10_000];

/** Letters of a name that every system takes, and that can be read in a list of files. */
const LONGEST = 60;

/**
 * @param {Keeper} keeper
 * @param {HTMLElement} place Where to say what the reader has to know about the file.
 */
export async function saveFile(keeper, place) {
  const { data, missing } = await gather(keeper, place);
  downloadJson(keeper, data, missing);
}

/**
 * Return all that is kept, and all that stands on the page. What is missing is said in the place too.
 * @param {Keeper} keeper
 * @param {HTMLElement} place
 * @returns {Promise<{ data: Data, missing: string[] | undefined }>}
 */
export async function gather(keeper, place) {
  const words = find(document, ".answers-rescued").dataset;
  const say = (/** @type {string | undefined} */ sentence, facts = {}) => {
    place.textContent = fill(sentence, facts);
  };
  say("");
  const slow = setTimeout(() => say(words.slow), SLOW);
  const shown = keeper.known();
  const all = await soon(readAll(keeper, shown), LATE).catch(() => null);
  clearTimeout(slow);
  say("");
  const isOpen = (/** @type {Sheet} */ { id }) => id === keeper.sheet;
  const found = all ?? { ...shown, sheets: shown.sheets.filter(isOpen) };
  const edits = [...keeper.waiting.values()];
  const data = edits.length || shown.answers.length ? keep(found, edits, keeper.sheet, shown).data : found;
  if (all) {
    return { data, missing: undefined };
  }
  const { unnamed } = find(document, ".answers-state").dataset;
  const others = shown.sheets.filter((sheet) => !isOpen(sheet));
  const missing = others.map(({ id }) => titleOf(shown.sheets, id, unnamed));
  say([words.partial, missing.length && words.missing].filter(Boolean).join(" "), {
    names: missing.join(", "),
  });
  return { data, missing };
}

/**
 * @param {Keeper} keeper
 * @param {Data} shown
 */
async function readAll(keeper, shown) {
  await keeper.flush();
  // What a newer page keeps may differ from what this one shows.
  return keeper.locked ? merge(await keeper.store.raw(), shown) : keeper.store.read();
}

/**
 * @param {Keeper} keeper
 * @param {Data} data
 * @param {string[]} [missing]
 * @param {string} [ending] Of the name.
 */
export function downloadJson({ store }, data, missing, ending = "") {
  const { sheets } = data;
  download(
    toText(data, store.name, missing),
    nameOf({ sheets, store }, `${ending}.json`),
    "application/json",
  );
}

/**
 * Return a name that says what is in a file and of which day. Others see names of files: what was answered stays out
 * of it, and so does a name that the reader gave to a sheet, where answers are to be forgotten.
 * @param {Pick<Keeper, "sheets" | "store">} keeper
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

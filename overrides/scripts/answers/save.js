// @ts-check
// Saves everything that is kept, and what could not be kept, to as many files as it takes: each can be opened again.

import { soon } from "./database.js";
import { plain, toText } from "./file.js";
import { FILE } from "./file-limits.js";
import { merge } from "./merge.js";
import { keep } from "./record.js";
import { Store } from "./store.js";
import { fill, find, inWords, titleOf } from "./words.js";

/** @import { Keeper } from "./keeper.js" */
/** @import { Data, Sheet } from "./record.js" */

/** Milliseconds after which the page says that it waits for the database, and after which it waits no longer. */
const [SLOW, LATE] = [1000, 10_000];

/** Bytes of a file for what stands around its records. */
const HEAD = 100_000;

/** Letters of a name that every system takes, and that can be read in a list of files. */
const LONGEST = 60;

/**
 * @param {Keeper} keeper
 * @param {HTMLElement} place Where to say what the reader has to know about the files.
 */
export async function saveFiles(keeper, place) {
  const { data, missing } = await gather(keeper, place);
  const parts = split({ ...data, broken: data.broken.map(plain) });
  for (const [number, part] of parts.entries()) {
    const name = nameOf(
      { sheets: part.sheets, store: keeper.store },
      `${parts.length > 1 ? ` - ${number + 1}` : ""}.json`,
    );
    download(toText(part, keeper.store.name, missing), name, "application/json");
  }
  if (parts.length > 1) {
    place.textContent = fill(place.dataset.several, { count: parts.length });
  }
}

/**
 * Return data in parts that are small enough for a file each.
 * @param {Data} data
 * @returns {Data[]}
 */
export function split(data) {
  const add = () => {
    parts.push({ ...data, sheets: [], answers: [], broken: [] });
    return FILE.bytes - HEAD;
  };
  /** @type {Data[]} */
  const parts = [];
  let room = add();
  for (const list of /** @type {const} */ (["sheets", "answers", "broken"])) {
    for (const record of data[list]) {
      // As it stands in the file, and rather more.
      const { size } = new Blob([JSON.stringify(record, null, 4)]);
      room = (size > room ? add() : room) - size;
      /** @type {unknown[] | undefined} */ (parts.at(-1)?.[list])?.push(record);
    }
  }
  return parts;
}

/**
 * Return all that is kept, and all that stands on the page. What is missing is said in the place too.
 * @param {Keeper} keeper
 * @param {HTMLElement} place
 * @returns {Promise<{ data: Data, missing: string[] | undefined }>}
 */
async function gather(keeper, place) {
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
  if (!keeper.locked) {
    return keeper.store.read();
  }
  // What a newer page keeps, as far as it can be read, may differ from what this one shows.
  const store = new Store(keeper.store.name);
  store.database.readsNewer = true;
  return merge(await store.read().finally(() => store.database.close()), shown);
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

// @ts-check
// Saves all answers to files, also those that could not be stored. Large data is split into several files.

import { keep } from "./data.js";
import { soon } from "./database.js";
import { fill, find, inWords, titleOf } from "./dom.js";
import { plain, toText } from "./file.js";
import { FILE } from "./file-limits.js";
import { merge } from "./merge.js";
import { Store } from "./store.js";

/** @import { Autosave } from "./autosave.js" */
/** @import { Data, Record } from "./data.js" */

/** Milliseconds after which the page says that it waits for the database, and after which it waits no longer. */
const [SLOW, LATE] = [1000, 10_000];

/** Bytes of a file for what stands around its records. */
const HEAD = 100_000;

/** Characters of a part of a file name, so that every system accepts it and lists show it. */
const LONGEST = 60;

/**
 * @param {Autosave} autosave
 * @param {HTMLElement} place Where to tell the reader about the files.
 */
export async function saveFiles(autosave, place) {
  const { data, missing } = await gather(autosave, place);
  const parts = split({ ...data, broken: data.broken.map(plain) });
  for (const [number, part] of parts.entries()) {
    const name = nameOf(
      { records: part.sheets, store: autosave.store },
      `${parts.length > 1 ? ` - ${number + 1}` : ""}.json`,
    );
    download(toText(part, autosave.store.name, missing), name, "application/json");
  }
  if (parts.length > 1) {
    place.textContent = fill(place.dataset.several, { count: parts.length });
  }
}

/**
 * Split data into parts that each fit into a file.
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
 * Return all saved data, and what the page shows. The place says if something is missing.
 * @param {Autosave} autosave
 * @param {HTMLElement} place
 * @returns {Promise<{ data: Data, missing: string[] | undefined }>}
 */
async function gather(autosave, place) {
  const words = find(document, ".answers-rescued").dataset;
  const say = (/** @type {string | undefined} */ sentence, facts = {}) => {
    place.textContent = fill(sentence, facts);
  };
  say("");
  const slow = setTimeout(() => say(words.slow), SLOW);
  const shown = autosave.known();
  const all = await soon(readAll(autosave, shown), LATE).catch(() => null);
  clearTimeout(slow);
  say("");
  const isOpen = (/** @type {Record} */ { id }) => id === autosave.record;
  const found = all ?? { ...shown, sheets: shown.sheets.filter(isOpen) };
  const edits = [...autosave.waiting.values()];
  const data = edits.length || shown.answers.length ? keep(found, edits, autosave.record, shown).data : found;
  if (all) {
    return { data, missing: undefined };
  }
  const { unnamed } = find(document, ".answers-state").dataset;
  const closed = shown.sheets.filter((record) => !isOpen(record));
  const missing = closed.map(({ id }) => titleOf(shown.sheets, id, unnamed));
  say([words.partial, missing.length && words.missing].filter(Boolean).join(" "), {
    names: missing.join(", "),
  });
  return { data, missing };
}

/**
 * @param {Autosave} autosave
 * @param {Data} shown
 */
async function readAll(autosave, shown) {
  await autosave.flush();
  if (!autosave.locked) {
    return autosave.store.read();
  }
  // A newer version of the page may have changed what this one shows: read what can be read.
  const store = new Store(autosave.store.name);
  store.database.readsNewer = true;
  return merge(await store.read().finally(() => store.database.close()), shown);
}

/**
 * Return a file name with the topic, the record and the date. Others may see file names, so it holds no answers, and in
 * a tab that forgets no name that the reader gave to a record.
 * @param {Pick<Autosave, "records" | "store">} autosave
 * @param {string} ending
 */
export function nameOf({ records, store }, ending) {
  const { topic = "", sheets: words } = find(document, ".answers-template").dataset;
  const given = store.forgets ? "" : records[0]?.name;
  const which = records.length > 1 ? fill(words, { count: records.length }) : given;
  const safe = [topic, which ?? "", inWords(new Date())].map((part) =>
    [...part.replace(/[\p{C}\p{Z}\\/:*?"<>|.]+/gu, " ").trim()].slice(0, LONGEST).join(""),
  );
  return safe.filter(Boolean).join(" - ") + ending;
}

/**
 * Download a text as a file, which is made on the device.
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

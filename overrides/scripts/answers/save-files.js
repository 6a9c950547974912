// @ts-check
// Saves everything to as many files as it takes, so that each of them can be opened again.

import { plain } from "./file.js";
import { downloadJson, gather } from "./save.js";
import { FILE } from "./schema.js";
import { fill } from "./words.js";

/** @import { Keeper } from "./keeper.js" */
/** @import { Data } from "./record.js" */

/** Bytes for what stands around the records. */
const HEAD = 100_000;

/**
 * @param {Keeper} keeper
 * @param {HTMLElement} place Where to say what the reader has to know about the files.
 */
export async function saveFiles(keeper, place) {
  const { data, missing } = await gather(keeper, place);
  const parts = split({ ...data, broken: data.broken.map(plain) });
  for (const [number, part] of parts.entries()) {
    downloadJson(keeper, part, missing, parts.length > 1 ? ` - ${number + 1}` : "");
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

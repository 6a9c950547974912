// @ts-check
// Reads the title of the open record, for a page that keeps no answers itself.

import { nothing } from "./data.js";
import { titleOf } from "./dom.js";
import { isData } from "./schema.js";
import { forgets, Store } from "./store.js";

/**
 * @param {string} name
 * @param {string} [unnamed]
 * @returns {Promise<string>} Nothing if no record is open.
 */
export async function titleOfOpen(name, unnamed) {
  const { sheets, current } = await (forgets(name) ? readTab(name) : readStore(name));
  return sheets.some(({ id }) => id === current) ? titleOf(sheets, current, unnamed) : "";
}

/** @param {string} name */
function readTab(name) {
  const data = JSON.parse(sessionStorage.getItem(name) ?? "null");
  return isData(data) ? data : nothing();
}

/** @param {string} name */
async function readStore(name) {
  const store = new Store(name);
  const data = await store.read("current");
  await store.database.close();
  return data;
}

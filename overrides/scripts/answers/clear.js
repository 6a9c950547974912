// @ts-check
// Deletes everything in a store, and its database. Uses no DOM.

import { nothing } from "./data.js";
import { done, MARK, NAMES, open, soon } from "./database.js";
import { readAll, Store } from "./store.js";

/** @import { Data } from "./data.js" */
/** @import { Session } from "./session.js" */

/**
 * @param {Store | Session} store
 * @param {(data: Data) => Promise<unknown>} [first] Called with the data; if it fails, nothing is deleted.
 * @returns {Promise<Data>} The deleted data.
 */
export async function clear(store, first = async () => {}) {
  if (!(store instanceof Store)) {
    const data = await store.read();
    await first(data);
    sessionStorage.removeItem(store.name);
    return data;
  }
  let version = 0;
  const empty = async (/** @type {IDBTransaction} */ tx) => {
    const [data] = await readAll(tx);
    await first(data);
    for (const name of tx.objectStoreNames) {
      tx.objectStore(name).clear();
    }
    version = tx.db.version;
    return data;
  };
  const there = await store.database.run("readwrite", empty, null);
  if (!there) {
    await first(nothing());
    return nothing();
  }
  await store.database.close();
  // A page that does not let go is not waited for.
  await soon(remove(store.name, version)).catch(() => {});
  return there;
}

/**
 * Remove a database, unless another tab has written to it since it was emptied.
 * @param {string} name
 * @param {number} version
 */
async function remove(name, version) {
  /** @type {Promise<unknown> | undefined} */
  let removed;
  // An upgrade has the database to itself; what comes after it waits until the database is gone.
  const emptied = await open(name, version + 1, async (db, _, tx) => {
    const counts = NAMES.slice(0, 2).map((one) => done(tx.objectStore(one).count()));
    if ((await Promise.all(counts)).some(Boolean)) {
      return false;
    }
    for (const one of [...db.objectStoreNames].filter((one) => [...NAMES, MARK].includes(one))) {
      db.deleteObjectStore(one);
    }
    if (!db.objectStoreNames.length) {
      removed = done(indexedDB.deleteDatabase(name));
    }
    return true;
  });
  emptied?.close();
  await removed;
}

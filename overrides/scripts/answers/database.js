// @ts-check
// Opens the database of a site and runs transactions in it. Knows neither answers nor DOM.

/** The data was written by a newer page than this. */
export class NewerError extends Error {}

export const STORES = ["answers", "sheets", "meta"];

/**
 * What each version of the database added, in order. A step is never changed once it was published.
 * @type {((db: IDBDatabase) => void)[]}
 */
const UPGRADES = [
  (db) => {
    db.createObjectStore("answers", { keyPath: ["sheet", "item", "part"] });
    db.createObjectStore("sheets", { keyPath: "id" });
    db.createObjectStore("meta");
  },
];

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export class Database {
  /** @type {Promise<IDBDatabase | null> | null} */
  #open = null;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /**
   * Run one transaction, a second time if the connection was closed underneath.
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(tx: IDBTransaction) => Promise<T>} work
   * @param {T} [empty] What it gives when there is no database. Without it, one is made.
   * @returns {Promise<T>}
   */
  async run(mode, work, empty) {
    for (let attempt = 1; ; attempt++) {
      const db = await this.#connect(empty === undefined);
      if (!db) {
        return /** @type {T} */ (empty);
      }
      let tx;
      try {
        tx = db.transaction(STORES, mode, { durability: "strict" });
      } catch (error) {
        this.#open = null;
        if (attempt > 1) {
          throw error;
        }
        continue;
      }
      return finish(tx, work);
    }
  }

  /** Let go of the database; the next call opens it again. */
  close() {
    this.#open?.then((db) => db?.close()).catch(() => {});
    this.#open = null;
  }

  /** Another tab may hold it open; whoever calls this has emptied it before. */
  remove() {
    this.close();
    return new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(this.name);
      request.onsuccess = request.onerror = request.onblocked = resolve;
    });
  }

  /** Return whatever a newer page keeps here, unread. */
  async raw() {
    const db = await done(indexedDB.open(this.name));
    try {
      const names = [...db.objectStoreNames];
      const tx = db.transaction(names, "readonly");
      const all = names.map(async (name) => [name, await done(tx.objectStore(name).getAll())]);
      return { version: db.version, stores: Object.fromEntries(await Promise.all(all)) };
    } finally {
      db.close();
    }
  }

  /** @param {boolean} create */
  async #connect(create) {
    this.#open ??= create ? this.#request(true) : this.#look();
    const db = await this.#open;
    if (db || !create) {
      this.#open = db ? this.#open : null;
      return db;
    }
    this.#open = this.#request(true);
    return this.#open;
  }

  /** WebKit leaves an empty file where one opens to look; so the list of databases is looked at first. */
  async #look() {
    try {
      const all = await indexedDB.databases();
      if (!all.some(({ name, version }) => name === this.name && version)) {
        return null;
      }
    } catch {
      // This browser has no list, or does not show it.
    }
    return this.#request(false);
  }

  /**
   * Opening for reading makes nothing, so that a mere visit leaves no trace.
   * @param {boolean} create
   * @returns {Promise<IDBDatabase | null>}
   */
  #request(create) {
    /** @type {Promise<IDBDatabase | null>} */
    const opened = new Promise((resolve, reject) => {
      const request = indexedDB.open(this.name, UPGRADES.length);
      let unwanted = false;
      request.onupgradeneeded = ({ oldVersion }) => {
        unwanted = oldVersion === 0 && !create;
        if (unwanted) {
          request.transaction?.abort();
          return;
        }
        for (const upgrade of UPGRADES.slice(oldVersion)) {
          upgrade(request.result);
        }
      };
      request.onerror = (event) => {
        event.preventDefault();
        if (unwanted) {
          resolve(null);
        } else {
          reject(request.error?.name === "VersionError" ? new NewerError() : request.error);
        }
      };
      request.onsuccess = () => {
        const db = request.result;
        db.onclose = () => {
          this.#open = null;
        };
        // A newer page or a reader who clears waits for us.
        db.onversionchange = () => {
          db.close();
          this.#open = null;
        };
        resolve(db);
      };
    });
    opened.catch(() => {
      this.#open = null;
    });
    return opened;
  }
}

/**
 * Wait until a transaction is on the disk; before that nothing is called saved.
 * @template T
 * @param {IDBTransaction} tx
 * @param {(tx: IDBTransaction) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function finish(tx, work) {
  const ended = new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error ?? new Error("The transaction was aborted."));
  });
  ended.catch(() => {});
  try {
    const result = await work(tx);
    await ended;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

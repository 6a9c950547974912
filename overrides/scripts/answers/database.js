// @ts-check
// Opens the database of a site and runs transactions in it. Knows nothing of answers, and uses no DOM.

/** The data was written by a newer page than this. */
export class NewerError extends Error {}

/** Milliseconds that a database gets which may never answer. */
const PATIENCE = 1000;

/** Milliseconds that a browser takes to delete site data. */
const DELETED = 500;

/** @type {[string, IDBObjectStoreParameters][]} */
const STORES = [
  ["answers", { keyPath: ["sheet", "item", "part"] }],
  ["sheets", { keyPath: "id" }],
  ["meta", {}],
];
export const NAMES = STORES.map(([name]) => name);

/**
 * What each version of the database added, in order. A step is never changed once it was published, and removes no
 * store: without one of them, a database counts as one of another program.
 * @type {((db: IDBDatabase) => void)[]}
 */
const UPGRADES = [
  (db) => {
    for (const [name, options] of missing(db)) {
      db.createObjectStore(name, options);
    }
  },
];

/** @param {IDBDatabase} db */
function missing(db) {
  return STORES.filter(([name]) => !db.objectStoreNames.contains(name));
}

/**
 * The name of an empty store, which says that a database holds this version, whatever its number is. A step that is
 * added has to remove it.
 */
export const MARK = "version 1";

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

/**
 * Wait for something, but not for ever.
 * @template T
 * @param {Promise<T>} work
 * @param {number} [patience]
 * @returns {Promise<T>}
 */
export function soon(work, patience = PATIENCE) {
  const late = new Promise((_, reject) => setTimeout(reject, patience));
  return Promise.race([work, late]);
}

/**
 * Ask again if there is no answer: Chromium gives none to what it is asked while it deletes site data.
 * @template {any} T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
function insist(ask) {
  const first = ask();
  return soon(first).catch((error) => {
    if (error) {
      throw error;
    }
    first.then((/** @type {any} */ late) => late.close()).catch(() => {});
    return ask();
  });
}

/**
 * @param {string} name
 * @param {number | undefined} version None for the one that is there.
 * @param {(db: IDBDatabase, oldVersion: number, tx: IDBTransaction) => unknown} upgrade Gives something false,
 *   perhaps later, to leave everything as it was.
 * @returns {Promise<IDBDatabase | null>} Nothing if it was left.
 */
export function open(name, version, upgrade) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    let left = false;
    request.onupgradeneeded = async ({ oldVersion }) => {
      const tx = /** @type {IDBTransaction} */ (request.transaction);
      left = !(await upgrade(request.result, oldVersion, tx));
      if (left) {
        tx.abort();
      }
    };
    request.onerror = (event) => {
      event.preventDefault();
      left ? resolve(null) : reject(request.error);
    };
    request.onsuccess = () => resolve(request.result);
  });
}

export class Database {
  /** Called before the connection is closed because another page wants the database, and after it was closed. */
  beforeClose = async () => {};
  afterClose = () => {};
  /** Whether to open what a newer page has written, for a copy. */
  readsNewer = false;
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
        tx = db.transaction(NAMES, mode, { durability: "strict" });
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
  async close() {
    const opened = this.#open;
    this.#open = null;
    (await opened?.catch(() => null))?.close();
  }

  /** @param {boolean} create */
  async #connect(create) {
    this.#open ??= create ? this.#request(true) : this.#look();
    const db = await this.#open;
    if (!db) {
      this.#open = create ? this.#request(true) : null;
    }
    return db ?? this.#open;
  }

  /** WebKit leaves an empty file where one opens to look; so the list of databases is looked at first. */
  async #look() {
    // Some browsers have no list, or do not show it.
    const all = await insist(async () => indexedDB.databases()).catch(() => null);
    const found = !all || all.some(({ name, version }) => name === this.name && version);
    return found ? this.#request(false) : null;
  }

  /**
   * @param {boolean} create
   * @returns {Promise<IDBDatabase | null>}
   */
  #request(create) {
    const opened = this.#find(create);
    opened.then(
      (db) => db && this.#watch(db),
      () => {
        this.#open = null;
      },
    );
    return opened;
  }

  /**
   * Opening for reading makes nothing, so that a mere visit leaves no trace.
   * @param {boolean} create
   * @returns {Promise<IDBDatabase | null>}
   */
  async #find(create) {
    const upgrade = (/** @type {IDBDatabase} */ db, /** @type {number} */ oldVersion) => {
      UPGRADES.slice(oldVersion).map((step) => step(db));
      return oldVersion || create;
    };
    const ask = (
      /** @type {number | undefined} */ version,
      /** @type {Parameters<typeof open>[2]} */ change,
    ) => insist(() => open(this.name, version, change));
    const db = await ask(UPGRADES.length, upgrade).catch((error) => {
      if (error.name === "VersionError") {
        return ask(undefined, () => false);
      }
      throw error;
    });
    if (!db) {
      return create ? this.#find(true) : null;
    }
    const { version } = db;
    const lacks = missing(db).length;
    const isOurs = version === UPGRADES.length || db.objectStoreNames.contains(MARK);
    if (!lacks && (isOurs || this.readsNewer)) {
      return db;
    }
    db.close();
    if (!lacks) {
      throw new NewerError();
    }
    // Another program, or an attempt that was broken off, made it without our stores: they are added.
    return create || lacks < STORES.length
      ? ask(version + 1, (again) => {
          UPGRADES.map((step) => step(again));
          return again.createObjectStore(MARK);
        })
      : null;
  }

  /** @param {IDBDatabase} db */
  #watch(db) {
    // The browser closes it before it deletes site data; until then it would still be found.
    db.onclose = () => {
      this.#open = null;
      setTimeout(() => this.afterClose(), DELETED);
    };
    // A newer page or a reader who clears waits for us.
    db.onversionchange = async () => {
      await this.beforeClose();
      db.close();
      this.#open = null;
      this.afterClose();
    };
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
    tx.onabort = () => reject(tx.error);
  });
  try {
    return (await Promise.all([work(tx), ended]))[0];
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

// @ts-check
// Stores answers in IndexedDB. Each has an entry of its own, so that a crash or a full disk loses at most one. Uses no DOM.

import { idOf, keep, newId, nothing } from "./data.js";
import { Database, done } from "./database.js";
import { isAnswer, isRecord } from "./schema.js";

/** @import { Answer, Data, Edit } from "./data.js" */

const BROKEN = "broken ";
/** The keys that begin so. */
const BROKEN_KEYS = IDBKeyRange.bound(BROKEN, `${BROKEN}\uffff`);
/** Earlier versions of this page kept all that was here before a file was opened. */
const COPY = "copy";

/**
 * Whether the reader chose to forget answers with this tab.
 * @param {string} name
 */
export function forgets(name) {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

export class Store {
  forgets = false;

  /** @param {string} name The name of the database. */
  constructor(name) {
    this.name = name;
    this.database = new Database(name);
  }

  /**
   * @param {() => Promise<void>} before Called before another page gets the database,
   * @param {() => void} after and when the connection is closed.
   */
  watch(before, after) {
    this.database.beforeClose = before;
    this.database.afterClose = after;
  }

  /**
   * Return everything, or the answers of one record.
   * @param {string} [record] The word "current" stands for the open record.
   * @returns {Promise<Data>}
   */
  read(record) {
    return this.database.run("readonly", async (tx) => (await readAll(tx, record))[0], nothing());
  }

  /**
   * Save edits, all or none, and read only the answers that they change. See `keep`.
   * @param {Edit[]} edits
   * @param {string} [record]
   * @param {Data} [shown]
   * @returns {Promise<Answer[]>} What is kept now.
   */
  write(edits, record = "", shown = nothing()) {
    return this.database.run("readwrite", async (tx) => {
      const answers = tx.objectStore("answers");
      const head = await readHead(tx);
      const id = record || head.current || newId();
      const places = edits.map(({ item, part }) => [id, item, part]);
      const [keys, ...found] = await Promise.all([
        done(answers.getAllKeys(ofRecord(id))),
        ...places.map((place) => done(answers.get(place))),
      ]);
      for (const entry of found.filter((entry) => entry && !isAnswer(entry))) {
        tx.objectStore("meta").put(entry, BROKEN + newId());
      }
      const there = new Set(keys.map((key) => JSON.stringify(key)));
      const lost = shown.answers.filter((answer) => !there.has(idOf(answer)));
      const before = { ...head, answers: found.filter(isAnswer) };
      const { data, kept } = keep(before, edits, id, { ...shown, answers: lost });
      putAll(tx, before, data);
      return kept;
    });
  }

  /**
   * Replace everything by what a function makes of it, in one transaction. It gets what other tabs have written, too.
   * @param {(data: Data, tx?: IDBTransaction) => Data | Promise<Data>} change
   */
  change(change) {
    return this.database.run("readwrite", async (tx) => {
      const [before, strays] = await readAll(tx);
      const after = await change(before, tx);
      const meta = tx.objectStore("meta");
      meta.delete(BROKEN_KEYS);
      for (const entry of after.broken) {
        meta.put(entry, BROKEN + newId());
      }
      if (strays) {
        tx.objectStore("answers").clear();
        tx.objectStore("sheets").clear();
      }
      putAll(tx, strays ? nothing() : before, after);
      return before;
    });
  }

  /**
   * Change the name or label of one record.
   * @param {string} id
   * @param {{ name?: string, label?: string }} words
   */
  describe(id, words) {
    return this.database.run("readwrite", async (tx) => {
      const records = tx.objectStore("sheets");
      const record = await done(records.get(id));
      if (isRecord(record)) {
        records.put({ ...record, ...words });
      }
      return true;
    });
  }

  /**
   * Open another record.
   * @param {string} id
   */
  select(id) {
    return this.database.run("readwrite", async (tx) => tx.objectStore("meta").put(id, "current"));
  }
}

/** @param {string} record */
function ofRecord(record) {
  return IDBKeyRange.bound([record], [record, []]);
}

/**
 * @param {IDBTransaction} tx
 * @returns {Promise<Data>} The records, and those among them that cannot be read.
 */
async function readHead(tx) {
  const meta = tx.objectStore("meta");
  const [counter, current, all] = await Promise.all([
    done(meta.get("counter")),
    done(meta.get("current")),
    done(tx.objectStore("sheets").getAll()),
  ]);
  const sheets = all.filter(isRecord).sort((a, b) => a.made - b.made);
  return {
    counter: Number.isSafeInteger(counter) ? Number(counter) : 0,
    current: typeof current === "string" ? current : "",
    sheets,
    answers: [],
    broken: all.filter((entry) => !isRecord(entry)),
  };
}

/**
 * @param {IDBTransaction} tx
 * @param {string} [record]
 * @returns {Promise<[Data, number]>} Everything, and how many entries cannot be read.
 */
export async function readAll(tx, record) {
  const head = await readHead(tx);
  const id = record === "current" ? head.current : record;
  const [answers, broken] = await Promise.all([
    done(tx.objectStore("answers").getAll(id === undefined ? null : ofRecord(id))),
    done(tx.objectStore("meta").getAll(BROKEN_KEYS)),
  ]);
  const strays = [...head.broken, ...answers.filter((entry) => !isAnswer(entry))];
  return [{ ...head, answers: answers.filter(isAnswer), broken: [...broken, ...strays] }, strays.length];
}

/**
 * Write only what differs.
 * @param {IDBTransaction} tx
 * @param {Data} before
 * @param {Data} after
 */
function putAll(tx, before, after) {
  /**
   * @template T
   * @param {string} name
   * @param {(entry: T) => string} idIn The JSON of its key.
   * @param {T[]} entries
   * @param {T[]} old
   */
  const put = (name, idIn, entries, old) => {
    const store = tx.objectStore(name);
    const left = new Map(old.map((entry) => [idIn(entry), entry]));
    for (const entry of entries) {
      if (left.get(idIn(entry)) !== entry) {
        store.put(entry);
      }
      left.delete(idIn(entry));
    }
    for (const id of left.keys()) {
      store.delete(JSON.parse(id));
    }
  };
  put("answers", idOf, after.answers, before.answers);
  put("sheets", ({ id }) => JSON.stringify(id), after.sheets, before.sheets);
  const meta = tx.objectStore("meta");
  meta.put(after.counter, "counter");
  meta.put(after.current, "current");
  meta.delete(COPY);
}

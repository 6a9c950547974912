// @ts-check
// Keeps answers in IndexedDB: one record each, so that tabs, crashes and full disks cost at most one.
// Knows no DOM.

import { Database, done } from "./database.js";
import { idOf, keep, newId, nothing } from "./record.js";
import { isAnswer, isSheet } from "./schema.js";

/** @import { Answer, Data, Edit } from "./record.js" */

const BROKEN = "broken ";
/** The keys that begin so. */
const BROKEN_KEYS = IDBKeyRange.bound(BROKEN, `${BROKEN}\uffff`);
/** Earlier versions of this page kept all that was here before a file was opened. */
const COPY = "copy";

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
   * Return everything, or the answers of one sheet.
   * @param {string} [sheet] The word "current" stands for the sheet that is open.
   * @returns {Promise<Data>}
   */
  read(sheet) {
    return this.database.run("readonly", async (tx) => (await readAll(tx, sheet))[0], nothing());
  }

  /**
   * Keep edits, all or none, and read no more than they touch. See `keep`.
   * @param {Edit[]} edits
   * @param {string} [sheet]
   * @param {Data} [shown]
   * @returns {Promise<Answer[]>} What is kept now.
   */
  write(edits, sheet = "", shown = nothing()) {
    return this.database.run("readwrite", async (tx) => {
      const answers = tx.objectStore("answers");
      const head = await readHead(tx);
      const id = sheet || head.current || newId();
      const places = edits.map(({ item, part }) => [id, item, part]);
      const [keys, ...found] = await Promise.all([
        done(answers.getAllKeys(ofSheet(id))),
        ...places.map((place) => done(answers.get(place))),
      ]);
      for (const one of found.filter((record) => record && !isAnswer(record))) {
        tx.objectStore("meta").put(one, BROKEN + newId());
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
   * Change everything at once: what the function returns takes the place of what it is given. Whatever another tab
   * has written until then is in there.
   * @param {(data: Data, tx?: IDBTransaction) => Data | Promise<Data>} change
   */
  change(change) {
    return this.database.run("readwrite", async (tx) => {
      const [before, strays] = await readAll(tx);
      const after = await change(before, tx);
      const meta = tx.objectStore("meta");
      meta.delete(BROKEN_KEYS);
      for (const one of after.broken) {
        meta.put(one, BROKEN + newId());
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
   * Change what is said of one sheet, and nothing else.
   * @param {string} id
   * @param {{ name?: string, label?: string }} words
   */
  describe(id, words) {
    return this.database.run("readwrite", async (tx) => {
      const sheets = tx.objectStore("sheets");
      const sheet = await done(sheets.get(id));
      if (isSheet(sheet)) {
        sheets.put({ ...sheet, ...words });
      }
      return true;
    });
  }

  /**
   * Open another sheet.
   * @param {string} id
   */
  select(id) {
    return this.database.run("readwrite", async (tx) => tx.objectStore("meta").put(id, "current"));
  }
}

/** @param {string} sheet */
function ofSheet(sheet) {
  return IDBKeyRange.bound([sheet], [sheet, []]);
}

/**
 * @param {IDBTransaction} tx
 * @returns {Promise<Data>} The sheets, and of the broken those among them.
 */
async function readHead(tx) {
  const meta = tx.objectStore("meta");
  const [counter, current, all] = await Promise.all([
    done(meta.get("counter")),
    done(meta.get("current")),
    done(tx.objectStore("sheets").getAll()),
  ]);
  const sheets = all.filter(isSheet).sort((one, other) => one.made - other.made);
  return {
    counter: Number.isSafeInteger(counter) ? Number(counter) : 0,
    current: typeof current === "string" ? current : "",
    sheets,
    answers: [],
    broken: all.filter((one) => !isSheet(one)),
  };
}

/**
 * @param {IDBTransaction} tx
 * @param {string} [sheet]
 * @returns {Promise<[Data, number]>} Everything, and how many records there cannot be read.
 */
export async function readAll(tx, sheet) {
  const head = await readHead(tx);
  const wanted = sheet === "current" ? head.current : sheet;
  const [answers, broken] = await Promise.all([
    done(tx.objectStore("answers").getAll(wanted === undefined ? null : ofSheet(wanted))),
    done(tx.objectStore("meta").getAll(BROKEN_KEYS)),
  ]);
  const strays = [...head.broken, ...answers.filter((one) => !isAnswer(one))];
  return [{ ...head, answers: answers.filter(isAnswer), broken: [...broken, ...strays] }, strays.length];
}

/**
 * Write what differs, and nothing else.
 * @param {IDBTransaction} tx
 * @param {Data} before
 * @param {Data} after
 */
function putAll(tx, before, after) {
  /**
   * @template T
   * @param {string} name
   * @param {(record: T) => string} idIn The JSON of its key.
   * @param {T[]} records
   * @param {T[]} old
   */
  const put = (name, idIn, records, old) => {
    const store = tx.objectStore(name);
    const left = new Map(old.map((record) => [idIn(record), record]));
    for (const record of records) {
      if (left.get(idIn(record)) !== record) {
        store.put(record);
      }
      left.delete(idIn(record));
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

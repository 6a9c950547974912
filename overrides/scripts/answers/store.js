// @ts-check
// Keeps answers in IndexedDB: one record each, so that tabs, crashes and full disks cost at most one.
// Knows no DOM.

import { Database, done } from "./database.js";
import { isAnswer, isSheet, newId, nothing, settle } from "./record.js";

/** @import { Answer, Data, Edit } from "./record.js" */

const BROKEN = "broken ";
/** Under this name stands what was here before a file was opened, until the next edit. */
const COPY = "copy";

export class Store {
  forgets = false;

  /** @param {string} name The name of the database. */
  constructor(name) {
    this.name = name;
    this.database = new Database(name);
  }

  /**
   * Return everything, or the answers of one sheet.
   * @param {string} [sheet] The word "current" stands for the sheet that is open.
   * @returns {Promise<Data>}
   */
  read(sheet) {
    return this.database.run("readonly", (tx) => readAll(tx, sheet), nothing());
  }

  /**
   * Keep edits, all or none. Without a sheet the open one is meant, or the first one is made.
   * @param {Edit[]} edits
   * @param {string} [sheet]
   * @returns {Promise<Answer[]>} What is kept now.
   */
  write(edits, sheet = "") {
    return this.database.run("readwrite", async (tx) => {
      const meta = tx.objectStore("meta");
      const answers = tx.objectStore("answers");
      let counter = safe(await done(meta.get("counter")));
      const id = await openSheet(tx, sheet, counter + 1);
      const kept = [];
      for (const edit of edits) {
        const before = await done(answers.get([id, edit.item, edit.part]));
        if (before && !isAnswer(before)) {
          meta.put(before, BROKEN + newId());
        }
        counter += 1;
        const answer = settle(isAnswer(before) ? before : undefined, edit, id, counter);
        answers.put(answer);
        kept.push(answer);
      }
      meta.put(counter, "counter");
      meta.delete(COPY);
      return kept;
    });
  }

  /**
   * Change everything at once: what the function returns takes the place of what it is given.
   * @param {(data: Data) => Data} change
   * @param {boolean} [copy] Whether to keep what was there before, for `copy`.
   * @returns {Promise<Data>} What was there before.
   */
  change(change, copy = false) {
    return this.database.run("readwrite", async (tx) => {
      const before = await readAll(tx);
      const after = change(structuredClone(before));
      for (const name of tx.objectStoreNames) {
        tx.objectStore(name).clear();
      }
      for (const answer of after.answers) {
        tx.objectStore("answers").put(answer);
      }
      for (const sheet of after.sheets) {
        tx.objectStore("sheets").put(sheet);
      }
      const meta = tx.objectStore("meta");
      for (const one of after.broken) {
        meta.put(one, BROKEN + newId());
      }
      meta.put(after.counter, "counter");
      meta.put(after.current, "current");
      if (copy) {
        meta.put(before, COPY);
      }
      return before;
    });
  }

  /**
   * Return what was here before a file was opened, if nothing was edited since.
   * @returns {Promise<Data | null>}
   */
  copy() {
    return this.database.run(
      "readonly",
      async (tx) => (await done(tx.objectStore("meta").get(COPY))) ?? null,
      null,
    );
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

  /** Take everything away, and the database with it. */
  async clear() {
    const empty = async (/** @type {IDBTransaction} */ tx) => {
      for (const name of tx.objectStoreNames) {
        tx.objectStore(name).clear();
      }
      return true;
    };
    if (await this.database.run("readwrite", empty, false)) {
      await this.database.remove();
    }
  }

  /** Return whatever is kept, unread. */
  raw() {
    return this.database.raw();
  }
}

/**
 * @param {IDBTransaction} tx
 * @param {string} [sheet]
 * @returns {Promise<Data>}
 */
async function readAll(tx, sheet) {
  const meta = tx.objectStore("meta");
  const [keys, values, sheets] = await Promise.all([
    done(meta.getAllKeys()),
    done(meta.getAll()),
    done(tx.objectStore("sheets").getAll()),
  ]);
  const current = String(values[keys.indexOf("current")] ?? "");
  const wanted = sheet === "current" ? current : sheet;
  const range = wanted === undefined ? null : IDBKeyRange.bound([wanted], [wanted, []]);
  const answers = await done(tx.objectStore("answers").getAll(range));
  return {
    counter: safe(values[keys.indexOf("counter")]),
    current,
    sheets: sheets.filter(isSheet).sort((one, other) => one.made - other.made),
    answers: answers.filter(isAnswer),
    broken: [
      ...values.filter((_, index) => String(keys[index]).startsWith(BROKEN)),
      ...[...sheets, ...answers].filter((one) => !isSheet(one) && !isAnswer(one)),
    ],
  };
}

/**
 * Return the sheet to write on; make it where there is none.
 * @param {IDBTransaction} tx
 * @param {string} wanted
 * @param {number} made
 */
async function openSheet(tx, wanted, made) {
  const [meta, sheets] = [tx.objectStore("meta"), tx.objectStore("sheets")];
  const current = await done(meta.get("current"));
  const id = wanted || (typeof current === "string" && current) || newId();
  if (!(await done(sheets.get(id)))) {
    sheets.put({ id, made, name: "", label: "" });
  }
  if (!current) {
    meta.put(id, "current");
  }
  return id;
}

/** @param {unknown} count */
function safe(count) {
  return Number.isSafeInteger(count) ? Number(count) : 0;
}

// @ts-check
// Keeps answers for as long as the tab is open, for a reader on a shared computer. Does what store.js does.
// Knows no DOM.

import { keep, nothing } from "./record.js";
import { isData } from "./schema.js";

/** @import { Answer, Data, Edit } from "./record.js" */

export class Session {
  forgets = true;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /**
   * Whether the reader of this tab asked to be forgotten.
   * @param {string} name
   */
  static chosen(name) {
    try {
      return sessionStorage.getItem(name) !== null;
    } catch {
      return false;
    }
  }

  /** Nobody else opens the memory of a tab. */
  watch() {}

  /**
   * @param {string} [sheet]
   * @returns {Promise<Data>}
   */
  async read(sheet) {
    const data = this.#load();
    const wanted = sheet === "current" ? data.current : sheet;
    return wanted === undefined
      ? data
      : { ...data, answers: data.answers.filter((answer) => answer.sheet === wanted) };
  }

  /**
   * @param {Edit[]} edits
   * @param {string} [sheet]
   * @param {Data} [shown]
   * @returns {Promise<Answer[]>}
   */
  async write(edits, sheet, shown) {
    const { data, kept } = keep(this.#load(), edits, sheet, shown);
    this.#save(data);
    return kept;
  }

  /** @param {(data: Data, tx?: IDBTransaction) => Data | Promise<Data>} change */
  async change(change) {
    const before = this.#load();
    this.#save(await change(before));
    return before;
  }

  /**
   * @param {string} id
   * @param {{ name?: string, label?: string }} words
   */
  async describe(id, words) {
    const data = this.#load();
    this.#save({ ...data, sheets: data.sheets.map((one) => (one.id === id ? { ...one, ...words } : one)) });
  }

  /** @param {string} id */
  async select(id) {
    this.#save({ ...this.#load(), current: id });
  }

  /**
   * What cannot be read is kept as it is, as one of the broken records.
   * @returns {Data}
   */
  #load() {
    const text = sessionStorage.getItem(this.name);
    try {
      const data = JSON.parse(text ?? "null");
      if (isData(data)) {
        return data;
      }
    } catch {
      // It was written by something else, or by half.
    }
    return { ...nothing(), broken: text ? [text] : [] };
  }

  /** @param {Data} data */
  #save(data) {
    sessionStorage.setItem(this.name, JSON.stringify(data));
  }
}

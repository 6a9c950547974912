// @ts-check
// Stores answers for as long as the tab is open, for a shared computer. The same methods as Store. Uses no DOM.

import "./core.js";
import { keep, nothing } from "./data.js";
import { isData } from "./schema.js";

/** @import { Answer, Data, Edit } from "./data.js" */

export class Session {
  forgets = true;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /** Nothing to watch: only this tab uses its session storage. */
  watch() {}

  /**
   * @param {string} [record]
   * @returns {Promise<Data>}
   */
  async read(record) {
    const data = this.#load();
    const id = record === "current" ? data.current : record;
    return id === undefined
      ? data
      : { ...data, answers: data.answers.filter((answer) => answer.sheet === id) };
  }

  /**
   * @param {Edit[]} edits
   * @param {string} [record]
   * @param {Data} [shown]
   * @returns {Promise<Answer[]>}
   */
  async write(edits, record, shown) {
    const { data, kept } = keep(this.#load(), edits, record, shown);
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
    this.#save({
      ...data,
      sheets: data.sheets.map((record) => (record.id === id ? { ...record, ...words } : record)),
    });
  }

  /** @param {string} id */
  async select(id) {
    this.#save({ ...this.#load(), current: id });
  }

  /**
   * What cannot be read is kept unchanged, in `broken`.
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
      // It was written by something else, or not completely.
    }
    return { ...nothing(), broken: text ? [text] : [] };
  }

  /** @param {Data} data */
  #save(data) {
    sessionStorage.setItem(this.name, JSON.stringify(data));
  }
}

// @ts-check
// Keeps answers for as long as the tab is open, for a reader on a shared computer. Does what store.js does.
// Knows no DOM.

import { isData, newId, nothing, settle } from "./record.js";

/** @import { Answer, Data, Edit } from "./record.js" */

export class Session {
  forgets = true;
  /** @type {Data | null} */
  #copy = null;

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
   * @returns {Promise<Answer[]>}
   */
  async write(edits, sheet = "") {
    const data = this.#load();
    const id = sheet || data.current || newId();
    if (!data.sheets.some((one) => one.id === id)) {
      data.sheets.push({ id, made: data.counter + 1, name: "", label: "" });
    }
    data.current ||= id;
    const kept = edits.map((edit) => {
      const place = data.answers.findIndex(
        (one) => one.sheet === id && one.item === edit.item && one.part === edit.part,
      );
      data.counter += 1;
      const answer = settle(data.answers[place], edit, id, data.counter);
      data.answers.splice(place < 0 ? data.answers.length : place, 1, answer);
      return answer;
    });
    this.#keep(data);
    this.#copy = null;
    return kept;
  }

  /**
   * @param {(data: Data) => Data} change
   * @param {boolean} [copy]
   */
  async change(change, copy = false) {
    const before = this.#load();
    this.#keep(change(structuredClone(before)));
    this.#copy = copy ? before : null;
    return before;
  }

  async copy() {
    return this.#copy;
  }

  /**
   * @param {string} id
   * @param {{ name?: string, label?: string }} words
   */
  async describe(id, words) {
    const data = this.#load();
    this.#keep({ ...data, sheets: data.sheets.map((one) => (one.id === id ? { ...one, ...words } : one)) });
  }

  /** @param {string} id */
  async select(id) {
    this.#keep({ ...this.#load(), current: id });
  }

  async clear() {
    sessionStorage.removeItem(this.name);
  }

  async raw() {
    return this.#load();
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
  #keep(data) {
    sessionStorage.setItem(this.name, JSON.stringify(data));
  }
}

// @ts-check
// Saves edits to the store a moment after they were made, in their order. Uses no DOM.

import { NewerError, soon } from "./database.js";
import { LONGEST_TEXT } from "./schema.js";

/** @import { migrate } from "./merge.js" */
/** @import { Answer, Data, Edit, Record } from "./data.js" */
/** @import { Store } from "./store.js" */
/** @import { Session } from "./session.js" */

const PAUSE = 150;
const RETRY = 4000;
/** Milliseconds after which an answer that is not on the disk counts as not saved. */
const LATE = 800;

/**
 * 'gone': the saved data was deleted while the page was open; 'long': a text is too long to be saved.
 * @typedef {"idle" | "waiting" | "saved" | "failed" | "blocked" | "newer" | "gone" | "long"} State
 */

/** @param {{ item: string, part: string }} one */
export function keyOf({ item, part }) {
  return `${item} ${part}`;
}

export class Autosave extends EventTarget {
  /** @type {Map<string, Edit>} Edits that are not on the disk. */
  waiting = new Map();
  /** @type {Map<string, Answer>} What is on the disk for the open record, as far as this page knows. */
  kept = new Map();
  /** @type {State} */
  state = "idle";
  /** The id of the open record, or empty. */
  record = "";
  /** Whether another tab forgets, unlike this one. */
  apart = false;
  /** @type {Record[]} */
  records = [];
  /** How many stored values cannot be read. */
  broken = 0;
  /** @type {Map<string, string>} The current id for each former one. */
  former = new Map();
  /** @type {() => Promise<typeof migrate>} Loads the script that moves answers to current ids. */
  migration = () => Promise.reject();
  #queue = Promise.resolve();
  #timer = 0;
  #late = 0;
  /** @param {Store | Session} store */
  constructor(store) {
    super();
    this.store = store;
    this.use(store);
  }

  /**
   * Save answers in another store from now on.
   * @param {Store | Session} store
   */
  use(store) {
    this.store = store;
    store.watch(
      () => this.flush(),
      () => this.dispatchEvent(new Event("closed")),
    );
  }

  /** Whether a newer version of the page wrote here: then nothing may be changed. */
  get locked() {
    return this.state === "newer";
  }

  /**
   * Return what is on the disk as far as this page knows, in case it is deleted there.
   * @returns {Data}
   */
  known() {
    const answers = [...this.kept.values()];
    const counter = answers.reduce((most, { rev }) => Math.max(most, rev), 0);
    return { counter, current: this.record, sheets: this.records, answers, broken: [] };
  }

  /**
   * Load what the store has, after pending edits are written.
   * @param {string} [record] Empty for the one that is open.
   * @param {boolean} [allowEmpty] Whether to show an empty page if the store is empty. Otherwise what is shown stays, to be saved again.
   */
  load(record = "", allowEmpty = true) {
    return this.inTurn(async () => {
      await this.#write();
      // Edits that could not be written belong to the open record: stay with it.
      const id = this.waiting.size ? this.record : record;
      try {
        const data = await this.#read(id || "current");
        if (!allowEmpty && this.kept.size && !data.sheets.length) {
          this.#become("gone");
          return;
        }
        this.record = id || data.current;
        this.records = data.sheets;
        this.kept = new Map(data.answers.map((answer) => [keyOf(answer), answer]));
        this.broken = data.broken.length;
        if (["gone", "saved"].includes(this.state)) {
          this.#become(data.answers.length ? "saved" : "idle");
        }
      } catch (error) {
        this.#become(error instanceof NewerError ? "newer" : "blocked");
      }
      this.dispatchEvent(new CustomEvent("loaded", { detail: { all: !record } }));
    });
  }

  /**
   * @param {string} record
   * @returns {Promise<Data>} What the store has, with current ids.
   */
  async #read(record) {
    const data = await this.store.read(record);
    const isFormer = data.answers.some(({ item }) => this.former.has(item));
    // Without a network, they are moved at the next load with one.
    const change = isFormer && (await soon(this.migration()).catch(() => null));
    if (!change) {
      return data;
    }
    await this.store.change((all) => change(all, this.former));
    return this.store.read(record);
  }

  /**
   * Queue an edit of the value that the page shows, or of revision `base`.
   * @param {Omit<Edit, "base"> & { base?: number }} edit
   */
  edit(edit) {
    const key = keyOf(edit);
    const base = this.kept.get(key)?.rev ?? 0;
    // The base and the conflicts of a waiting edit hold for those that follow before it is written.
    this.waiting.set(key, { base, ...this.waiting.get(key), ...edit });
    if (["idle", "saved", "gone", "long"].includes(this.state)) {
      this.#become("waiting");
    }
    this.#wait(PAUSE);
    this.#watch();
  }

  /** Write all waiting edits now. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    return this.inTurn(() => this.#write());
  }

  /**
   * Run work on the store after all work that was queued before.
   * @param {() => Promise<void>} work
   */
  inTurn(work) {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** @param {number} pause */
  #wait(pause) {
    this.#timer ||= setTimeout(() => this.flush(), pause);
  }

  /** Report a database that hangs, and so neither saves nor fails. */
  #watch() {
    this.#late ||= setTimeout(() => {
      if (this.state === "waiting") {
        this.#become("failed");
      }
    }, LATE);
  }

  async #write() {
    if (!this.waiting.size || this.locked) {
      return;
    }
    const batch = new Map(this.waiting);
    const edits = [...batch.values()];
    if (edits.some(({ value }) => value.length > LONGEST_TEXT)) {
      this.#become("long");
      return;
    }
    const first = !this.record;
    try {
      const kept = await this.store.write(edits, this.record, this.known());
      for (const answer of kept) {
        this.record = answer.sheet;
        const key = keyOf(answer);
        this.kept.set(key, answer);
        const now = this.waiting.get(key);
        if (now === batch.get(key)) {
          this.waiting.delete(key);
        } else if (now) {
          // What was typed meanwhile still waits, and is based on this revision.
          now.base = answer.rev;
        }
      }
      clearTimeout(this.#late);
      this.#late = 0;
      this.#become(this.waiting.size ? "waiting" : "saved");
      if (this.waiting.size) {
        this.#watch();
      }
      this.dispatchEvent(new CustomEvent("kept", { detail: { kept, first } }));
    } catch (error) {
      this.#become(error instanceof NewerError ? "newer" : this.state === "blocked" ? "blocked" : "failed");
      this.#wait(RETRY);
    }
  }

  /** @param {State} state */
  #become(state) {
    if (this.state !== state) {
      this.state = state;
      this.dispatchEvent(new Event("state"));
    }
  }
}

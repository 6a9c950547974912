// @ts-check
// Carries edits to the store, a moment after they were made, in their order. Knows no DOM.

import { NewerError, soon } from "./database.js";
import { LONGEST_TEXT } from "./schema.js";

/** @import { migrate } from "./merge.js" */
/** @import { Answer, Data, Edit, Sheet } from "./record.js" */
/** @import { Store } from "./store.js" */
/** @import { Session } from "./session.js" */

const PAUSE = 150;
const RETRY = 4000;
/** Milliseconds after which an answer that is not on the disk is called what it is. */
const LATE = 800;

/**
 * Gone is what was deleted under the page, and long a text that is too long to be kept.
 * @typedef {"idle" | "waiting" | "saved" | "failed" | "blocked" | "newer" | "gone" | "long"} State
 */

/** @param {{ item: string, part: string }} one */
export function keyOf({ item, part }) {
  return `${item} ${part}`;
}

export class Keeper extends EventTarget {
  /** @type {Map<string, Edit>} Edits that are not on the disk. */
  waiting = new Map();
  /** @type {Map<string, Answer>} What is on the disk for this sheet, as far as this page knows. */
  kept = new Map();
  /** @type {State} */
  state = "idle";
  sheet = "";
  /** Whether another tab forgets, unlike this one. */
  apart = false;
  /** @type {Sheet[]} */
  sheets = [];
  /** How many records cannot be read. */
  broken = 0;
  /** @type {Map<string, string>} The ids of today for former ones. */
  former = new Map();
  /** @type {() => Promise<typeof migrate>} Loads what moves answers to the ids of today. */
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
   * Keep answers there from now on.
   * @param {Store | Session} store
   */
  use(store) {
    this.store = store;
    store.watch(
      () => this.flush(),
      () => this.dispatchEvent(new Event("closed")),
    );
  }

  /** A newer page wrote here: nothing may be changed. */
  get locked() {
    return this.state === "newer";
  }

  /**
   * Return what is on the disk as far as this page knows, for when it is there no longer.
   * @returns {Data}
   */
  known() {
    const answers = [...this.kept.values()];
    const counter = answers.reduce((most, { rev }) => Math.max(most, rev), 0);
    return { counter, current: this.sheet, sheets: this.sheets, answers, broken: [] };
  }

  /**
   * Take over what the store has, after what is being written.
   * @param {string} [sheet] Empty for the one that is open.
   * @param {boolean} [told] Whether to show nothing if there is nothing. Otherwise what is shown may be kept again.
   */
  load(sheet = "", told = true) {
    return this.inTurn(async () => {
      await this.#write();
      // What could not be written belongs to this sheet: stay with it.
      const wanted = this.waiting.size ? this.sheet : sheet;
      try {
        const data = await this.#read(wanted || "current");
        if (!told && this.kept.size && !data.sheets.length) {
          this.#become("gone");
          return;
        }
        this.sheet = wanted || data.current;
        this.sheets = data.sheets;
        this.kept = new Map(data.answers.map((answer) => [keyOf(answer), answer]));
        this.broken = data.broken.length;
        if (["gone", "saved"].includes(this.state)) {
          this.#become(data.answers.length ? "saved" : "idle");
        }
      } catch (error) {
        this.#become(error instanceof NewerError ? "newer" : "blocked");
      }
      this.dispatchEvent(new CustomEvent("loaded", { detail: { all: !sheet } }));
    });
  }

  /**
   * @param {string} sheet
   * @returns {Promise<Data>} What the store has, under the ids of today, however it came there.
   */
  async #read(sheet) {
    const data = await this.store.read(sheet);
    const isFormer = data.answers.some(({ item }) => this.former.has(item));
    // Without a network they are moved as soon as there is one.
    const change = isFormer && (await soon(this.migration()).catch(() => null));
    if (!change) {
      return data;
    }
    await this.store.change((all) => change(all, this.former));
    return this.store.read(sheet);
  }

  /**
   * Take an edit of what the page shows, or of what `base` says.
   * @param {Omit<Edit, "base"> & { base?: number }} edit
   */
  edit(edit) {
    const key = keyOf(edit);
    const base = this.kept.get(key)?.rev ?? 0;
    // What one edit has not seen, or puts beside, holds for those that follow before it is on the disk.
    this.waiting.set(key, { base, ...this.waiting.get(key), ...edit });
    if (["idle", "saved", "gone", "long"].includes(this.state)) {
      this.#become("waiting");
    }
    this.#wait(PAUSE);
    this.#watch();
  }

  /** Write what waits, now. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    return this.inTurn(() => this.#write());
  }

  /**
   * Do something with the store when nothing else is done with it.
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

  /** A database that neither keeps nor fails, but hangs, is found out too. */
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
    const first = !this.sheet;
    try {
      const kept = await this.store.write(edits, this.sheet, this.known());
      for (const answer of kept) {
        this.sheet = answer.sheet;
        const key = keyOf(answer);
        this.kept.set(key, answer);
        const now = this.waiting.get(key);
        if (now === batch.get(key)) {
          this.waiting.delete(key);
        } else if (now) {
          // What was typed meanwhile stays in line, and has seen this.
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

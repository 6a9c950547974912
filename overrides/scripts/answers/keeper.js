// @ts-check
// Carries edits to the store, a moment after they were made, in their order. Knows no DOM.

import { NewerError } from "./database.js";

/** @import { Answer, Data, Edit, Sheet } from "./record.js" */
/** @import { Store } from "./store.js" */
/** @import { Session } from "./session.js" */

const PAUSE = 150;
const RETRY = 4000;
/** Milliseconds after which an answer that is not on the disk is called what it is. */
const LATE = 800;

/** @typedef {"idle" | "waiting" | "saved" | "failed" | "blocked" | "newer"} State */

/** @param {{ item: string, part: string }} one */
export function keyOf({ item, part }) {
  return `${item} ${part}`;
}

export class Keeper extends EventTarget {
  /** @type {Map<string, Omit<Edit, "base">>} Edits that are not on the disk. */
  waiting = new Map();
  /** @type {Map<string, Answer>} What is on the disk for this sheet, as far as this page knows. */
  kept = new Map();
  /** @type {State} */
  state = "idle";
  sheet = "";
  /** @type {Sheet[]} */
  sheets = [];
  /** How many records cannot be read. */
  broken = 0;
  #queue = Promise.resolve();
  #timer = 0;
  #late = 0;

  /** @param {Store | Session} store */
  constructor(store) {
    super();
    this.store = store;
  }

  /** A newer page wrote here: nothing may be changed. */
  get locked() {
    return this.state === "newer";
  }

  /**
   * Return what this page knows by itself, for when the store does not answer.
   * @returns {Data}
   */
  known() {
    const answers = [...this.kept.values()];
    const counter = Math.max(0, ...answers.map(({ rev }) => rev));
    return { counter, current: this.sheet, sheets: this.sheets, answers, broken: [] };
  }

  /**
   * Take over what the store has, after what is being written.
   * @param {string} [sheet] Empty for the one that is open.
   */
  load(sheet = "") {
    return this.inTurn(async () => {
      await this.#write();
      // What could not be written belongs to this sheet: stay with it.
      const wanted = this.waiting.size ? this.sheet : sheet;
      try {
        const data = await this.store.read(wanted || "current");
        this.sheet = wanted || data.current;
        this.sheets = data.sheets;
        this.kept = new Map(data.answers.map((answer) => [keyOf(answer), answer]));
        this.broken = data.broken.length;
        if (this.state === "saved" && !data.answers.length) {
          this.#become("idle");
        }
      } catch (error) {
        this.#become(error instanceof NewerError ? "newer" : "blocked");
      }
      this.dispatchEvent(new Event("loaded"));
    });
  }

  /** @param {Omit<Edit, "base">} edit */
  edit(edit) {
    this.waiting.set(keyOf(edit), edit);
    if (this.state === "idle" || this.state === "saved") {
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
    const batch = [...this.waiting];
    if (!batch.length || this.locked) {
      return;
    }
    const first = !this.sheet;
    const edits = batch.map(([key, edit]) => ({ ...edit, base: this.kept.get(key)?.rev ?? 0 }));
    try {
      const kept = await this.store.write(edits, this.sheet);
      for (const answer of kept) {
        this.sheet = answer.sheet;
        this.kept.set(keyOf(answer), answer);
      }
      for (const [key, edit] of batch) {
        // What was typed meanwhile stays in line.
        if (this.waiting.get(key) === edit) {
          this.waiting.delete(key);
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

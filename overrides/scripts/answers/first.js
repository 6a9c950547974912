// @ts-check
// Chooses where a tab keeps answers, and keeps one that was given before any page remembers. Knows no DOM.

import { Session } from "./session.js";
import { Store } from "./store.js";

/** @import { Answer, Edit } from "./record.js" */

/**
 * @param {string} name
 * @returns {Store | Session}
 */
export function storeOf(name) {
  return Session.chosen(name) ? new Session(name) : new Store(name);
}

/**
 * Ask the browser once, after the first answer, not to throw answers away when it runs out of room.
 * @param {Store | Session} store
 */
export function askToStay(store) {
  if (!store.forgets) {
    navigator.storage?.persist?.().catch(() => {});
  }
}

/**
 * Keep an answer on the open sheet, unless the reader has written anything else there.
 * @param {string} name
 * @param {Omit<Edit, "base">} edit
 */
export async function keepFirst(name, edit) {
  const store = storeOf(name);
  const { answers, sheets, current } = await store.read("current");
  const isThis = (/** @type {Answer} */ { item, part }) => item === edit.item && part === edit.part;
  const there = answers.find(isThis);
  if (!there?.value || answers.every((answer) => isThis(answer) || !answer.value)) {
    await store.write([{ ...edit, base: there?.rev ?? 0 }], current);
    if (!sheets.length) {
      askToStay(store);
    }
  }
}

// @ts-check
// Imports a saved file, and can undo that: it stores which answers the file changed, but no text. Uses no DOM.

import { idOf } from "./data.js";
import { done } from "./database.js";

/** @import { Answer, Data } from "./data.js" */
/** @import { Session } from "./session.js" */
/** @import { Store } from "./store.js" */

/**
 * What an imported file changed.
 * @typedef {object} Import
 * @property {[number, number]} counter Before and after.
 * @property {string} current
 * @property {string[]} sheets The ids of records that it added.
 * @property {string[]} broken
 * @property {Change[]} answers
 */

/**
 * @typedef {object} Change
 * @property {string} id
 * @property {number} rev The revision after the import. Every later edit changes it.
 * @property {{ rev: number, question: string, empty: boolean, others: number } | null} before
 */

/** The key in the database, which must not change. */
const KEY = "opened";

/**
 * The last import, in a tab that forgets.
 * @type {Import | null}
 */
let inTab = null;

/**
 * Add a file to the saved data, in a way that can be undone.
 * @param {Store | Session} store
 * @param {(here: Data) => Data} add
 */
export function importFile(store, add) {
  return store.change((before, tx) => {
    const after = add(before);
    const answers = new Map(before.answers.map((answer) => [idOf(answer), answer]));
    const sheets = new Set(before.sheets.map(({ id }) => id));
    const broken = new Set(before.broken.map((one) => JSON.stringify(one)));
    inTab = {
      counter: [before.counter, after.counter],
      current: before.current,
      sheets: after.sheets.map(({ id }) => id).filter((id) => !sheets.has(id)),
      broken: after.broken.map((one) => JSON.stringify(one)).filter((one) => !broken.has(one)),
      answers: after.answers
        .filter((answer) => answers.get(idOf(answer)) !== answer)
        .map((answer) => ({ id: idOf(answer), rev: answer.rev, before: shapeOf(answers.get(idOf(answer))) })),
    };
    tx?.objectStore("meta").put(inTab, KEY);
    return after;
  });
}

/**
 * @param {Answer} [answer]
 * @returns {Change["before"]}
 */
function shapeOf(answer) {
  return answer
    ? { rev: answer.rev, question: answer.question, empty: !answer.value, others: answer.others.length }
    : null;
}

/**
 * Remove what the last import added. What was changed since stays.
 * @param {Store | Session} store
 */
export function undoImport(store) {
  return store.change(async (now, tx) => {
    /** @type {Import | null} */
    const imported = tx ? await done(tx.objectStore("meta").get(KEY)) : inTab;
    tx?.objectStore("meta").delete(KEY);
    inTab = null;
    return imported ? without(now, imported) : now;
  });
}

/**
 * Whether there is an import that can be undone.
 * @param {Store | Session} store
 */
export async function canUndoImport(store) {
  if (store.forgets) {
    return inTab !== null;
  }
  const count = async (/** @type {IDBTransaction} */ tx) => done(tx.objectStore("meta").count(KEY));
  return (await /** @type {Store} */ (store).database.run("readonly", count, 0)) > 0;
}

/**
 * @param {Data} now
 * @param {Import} imported
 * @returns {Data}
 */
function without(now, imported) {
  const answers = new Map(now.answers.map((answer) => [idOf(answer), answer]));
  for (const { id, rev, before } of imported.answers) {
    const answer = answers.get(id);
    if (answer?.rev !== rev) {
      continue;
    }
    if (before) {
      const { empty, others, ...rest } = before;
      const value = empty ? "" : answer.value;
      answers.set(id, { ...answer, ...rest, value, others: answer.others.slice(0, others) });
    } else {
      answers.delete(id);
    }
  }
  const used = new Set([...answers.values()].map(({ sheet }) => sheet));
  const sheets = now.sheets.filter(({ id }) => used.has(id) || !imported.sheets.includes(id));
  const [counter, after] = imported.counter;
  const current = [now.current, imported.current].find((one) => sheets.some(({ id }) => id === one));
  return {
    counter: now.counter === after ? counter : now.counter,
    current: current ?? sheets[0]?.id ?? "",
    sheets,
    answers: [...answers.values()],
    broken: now.broken.filter((one) => !imported.broken.includes(JSON.stringify(one))),
  };
}

// @ts-check
// Takes an opened file out again. Until then it keeps what the file changed, but no words of it. Knows no DOM.

import { done } from "./database.js";
import { idOf } from "./record.js";

/** @import { Answer, Data } from "./record.js" */
/** @import { Session } from "./session.js" */
/** @import { Store } from "./store.js" */

/**
 * What an opened file changed.
 * @typedef {object} Opened
 * @property {[number, number]} counter Before and after.
 * @property {string} current
 * @property {string[]} sheets Those that it brought.
 * @property {string[]} broken
 * @property {Change[]} answers
 */

/**
 * @typedef {object} Change
 * @property {string} id
 * @property {number} rev Of what the file put there. With every edit it becomes another.
 * @property {{ rev: number, question: string, empty: boolean, others: number } | null} before
 */

const KEY = "opened";

/**
 * Of tabs that forget.
 * @type {Opened | null}
 */
let inTab = null;

/**
 * Add a file to what is kept, in a way that can be undone.
 * @param {Store | Session} store
 * @param {(here: Data) => Data} add
 */
export function open(store, add) {
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
 * Take out again what the last opened file brought. What was changed since stays.
 * @param {Store | Session} store
 */
export function takeOut(store) {
  return store.change(async (now, tx) => {
    /** @type {Opened | null} */
    const opened = tx ? await done(tx.objectStore("meta").get(KEY)) : inTab;
    tx?.objectStore("meta").delete(KEY);
    inTab = null;
    return opened ? without(now, opened) : now;
  });
}

/**
 * Whether a file was opened that can be taken out.
 * @param {Store | Session} store
 */
export async function hasOpened(store) {
  if (store.forgets) {
    return inTab !== null;
  }
  const count = async (/** @type {IDBTransaction} */ tx) => done(tx.objectStore("meta").count(KEY));
  return (await /** @type {Store} */ (store).database.run("readonly", count, 0)) > 0;
}

/**
 * @param {Data} now
 * @param {Opened} opened
 * @returns {Data}
 */
function without(now, opened) {
  const answers = new Map(now.answers.map((answer) => [idOf(answer), answer]));
  for (const { id, rev, before } of opened.answers) {
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
  const sheets = now.sheets.filter(({ id }) => used.has(id) || !opened.sheets.includes(id));
  const [counter, after] = opened.counter;
  const current = [now.current, opened.current].find((one) => sheets.some(({ id }) => id === one));
  return {
    counter: now.counter === after ? counter : now.counter,
    current: current ?? sheets[0]?.id ?? "",
    sheets,
    answers: [...answers.values()],
    broken: now.broken.filter((one) => !opened.broken.includes(JSON.stringify(one))),
  };
}

// @ts-check
// Joins what came from elsewhere, or has another id today, with what is here. Knows neither storage nor DOM.

import { idOf, next, without } from "./record.js";

/** @import { Answer, Data } from "./record.js" */

/**
 * Add other data to what is here. Where both have an answer, the one here stays and the other is put beside it.
 * @param {Data} here
 * @param {Data} other
 * @param {Map<string, string>} [ids] The ids of today for former ones.
 * @returns {Data}
 */
export function merge(here, other, ids = new Map()) {
  const added = migrate(other, ids);
  const answers = new Map(here.answers.map((answer) => [idOf(answer), answer]));
  const sheets = new Map(here.sheets.map((sheet) => [sheet.id, sheet]));
  const broken = new Map([...here.broken, ...added.broken].map((one) => [JSON.stringify(one), one]));
  let counter = Math.max(here.counter, added.counter);
  for (const sheet of added.sheets) {
    const there = sheets.get(sheet.id);
    const { name, label } = sheet;
    sheets.set(sheet.id, there ? { ...there, name: there.name || name, label: there.label || label } : sheet);
  }
  for (const answer of added.answers) {
    const there = answers.get(idOf(answer));
    const joined = join(there, answer, next(counter));
    if (there && joined !== there) {
      counter = joined.rev;
    }
    answers.set(idOf(answer), joined);
    if (!sheets.has(answer.sheet)) {
      sheets.set(answer.sheet, { id: answer.sheet, made: added.counter, name: "", label: "" });
    }
  }
  const current = [here.current, added.current, ...sheets.keys()].find((id) => sheets.has(id)) ?? "";
  return {
    counter,
    current,
    sheets: [...sheets.values()],
    answers: [...answers.values()],
    broken: [...broken.values()],
  };
}

/**
 * Move answers to the ids that their questions have today. Nothing is kept twice.
 * @param {Data} data
 * @param {Map<string, string>} ids
 * @returns {Data}
 */
export function migrate(data, ids) {
  const former = data.answers.filter(({ item }) => ids.has(item));
  if (!former.length) {
    return data;
  }
  const answers = new Map(
    data.answers.filter(({ item }) => !ids.has(item)).map((answer) => [idOf(answer), answer]),
  );
  let { counter } = data;
  for (const answer of former) {
    const moved = { ...answer, item: ids.get(answer.item) ?? answer.item };
    counter = next(counter);
    answers.set(idOf(moved), join(answers.get(idOf(moved)), moved, counter));
  }
  return { ...data, counter, answers: [...answers.values()] };
}

/**
 * Return what is kept of an answer that came twice. The first one stays, and the other is put beside it.
 * @param {Answer | undefined} kept
 * @param {Answer} added
 * @param {number} rev Of the answer, if it changes.
 * @returns {Answer}
 */
function join(kept, added, rev) {
  if (!kept || (kept.value === added.value && !added.others.length)) {
    return kept ?? added;
  }
  const stays = kept.value ? kept : added;
  return { ...stays, rev, others: without(stays, [...kept.others, added.value, ...added.others]) };
}

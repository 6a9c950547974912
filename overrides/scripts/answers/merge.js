// @ts-check
// Merges data from elsewhere, and moves answers to current ids. Uses neither storage nor DOM.

import { idOf, next, without } from "./data.js";

/** @import { Answer, Data } from "./data.js" */

/**
 * Merge other data into this. Where both have an answer, the one here stays and the other becomes a conflict.
 * @param {Data} here
 * @param {Data} other
 * @param {Map<string, string>} [ids] The current id for each former one.
 * @returns {Data}
 */
export function merge(here, other, ids = new Map()) {
  const added = migrate(other, ids);
  const answers = new Map(here.answers.map((answer) => [idOf(answer), answer]));
  const records = new Map(here.sheets.map((record) => [record.id, record]));
  const broken = new Map([...here.broken, ...added.broken].map((one) => [JSON.stringify(one), one]));
  let counter = Math.max(here.counter, added.counter);
  for (const record of added.sheets) {
    const there = records.get(record.id);
    const { name, label } = record;
    records.set(
      record.id,
      there ? { ...there, name: there.name || name, label: there.label || label } : record,
    );
  }
  for (const answer of added.answers) {
    const there = answers.get(idOf(answer));
    const joined = join(there, answer, next(counter));
    if (there && joined !== there) {
      counter = joined.rev;
    }
    answers.set(idOf(answer), joined);
    if (!records.has(answer.sheet)) {
      records.set(answer.sheet, { id: answer.sheet, made: added.counter, name: "", label: "" });
    }
  }
  const current = [here.current, added.current, ...records.keys()].find((id) => records.has(id)) ?? "";
  return {
    counter,
    current,
    sheets: [...records.values()],
    answers: [...answers.values()],
    broken: [...broken.values()],
  };
}

/**
 * Move answers from former ids to current ones. Nothing is kept twice.
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
 * Merge two versions of an answer. The first one stays, and the other becomes a conflict.
 * @param {Answer | undefined} kept
 * @param {Answer} added
 * @param {number} rev The revision of the answer, if it changes.
 * @returns {Answer}
 */
function join(kept, added, rev) {
  if (!kept || (kept.value === added.value && !added.others.length)) {
    return kept ?? added;
  }
  const stays = kept.value ? kept : added;
  return { ...stays, rev, others: without(stays, [...kept.others, added.value, ...added.others]) };
}

// @ts-check
// Joins what came from elsewhere with what is here. Knows neither storage nor DOM.

import { migrate } from "./migrate-ids.js";
import { idOf, join, next } from "./record.js";

/** @import { Data } from "./record.js" */

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

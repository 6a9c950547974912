// @ts-check
// A select that shows which record is open, and opens another.

import { announceBeside } from "./announce.js";
import { titleOf } from "./dom.js";

/** @import { Answers } from "./start.js" */

/**
 * @param {HTMLSelectElement} select
 * @param {Answers} answers
 */
export function startSelect(select, answers) {
  const { autosave } = answers;
  const nameOf = (/** @type {string} */ id) => titleOf(autosave.records, id, select.dataset.unnamed);
  const show = () => {
    const ids = autosave.records.length ? autosave.records.map(({ id }) => id) : [""];
    select.replaceChildren(...ids.map((id) => new Option(nameOf(id), id, false, id === autosave.record)));
  };
  select.addEventListener("change", async () => {
    const id = select.value;
    await hold(answers, () => autosave.store.select(id));
    announceBeside(select, "opened", { name: nameOf(autosave.record) });
  });
  autosave.addEventListener("loaded", show);
  show();
}

/**
 * Do something that opens another record. Groups are inert meanwhile: what is typed would go to the wrong record.
 * @param {Answers} answers
 * @param {() => Promise<unknown>} work
 */
export async function hold({ autosave, refresh }, work) {
  const groups = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".group"));
  const inertAll = (/** @type {boolean} */ inert) => {
    for (const group of groups) {
      group.inert = inert;
    }
  };
  inertAll(true);
  try {
    await autosave.flush();
    await autosave.inTurn(async () => void (await work()));
    await refresh();
  } finally {
    inertAll(false);
  }
}

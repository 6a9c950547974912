// @ts-check
// A select that says which sheet is open, and opens another.

import { sayBeside } from "./say.js";
import { titleOf } from "./words.js";

/** @import { Answers } from "./start.js" */

/**
 * @param {HTMLSelectElement} select
 * @param {Answers} answers
 */
export function startSelect(select, answers) {
  const { keeper } = answers;
  const nameOf = (/** @type {string} */ id) => titleOf(keeper.sheets, id, select.dataset.unnamed);
  const show = () => {
    const ids = keeper.sheets.length ? keeper.sheets.map(({ id }) => id) : [""];
    select.replaceChildren(...ids.map((id) => new Option(nameOf(id), id, false, id === keeper.sheet)));
  };
  select.addEventListener("change", async () => {
    const id = select.value;
    await hold(answers, () => keeper.store.select(id));
    sayBeside(select, "opened", { name: nameOf(keeper.sheet) });
  });
  keeper.addEventListener("loaded", show);
  show();
}

/**
 * Do something by which another sheet opens. What is typed meanwhile would stand on the one that goes: nothing can be.
 * @param {Answers} answers
 * @param {() => Promise<unknown>} work
 */
export async function hold({ keeper, refresh }, work) {
  const groups = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".group"));
  const inertAll = (/** @type {boolean} */ inert) => {
    for (const group of groups) {
      group.inert = inert;
    }
  };
  inertAll(true);
  try {
    await keeper.flush();
    await keeper.inTurn(async () => void (await work()));
    await refresh();
  } finally {
    inertAll(false);
  }
}

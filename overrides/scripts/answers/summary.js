// @ts-check
// Gathers what the reader wrote about what comes next, in their own words. Nothing is counted or judged.

import { asCalendar } from "./calendar.js";
import { soon } from "./database.js";
import { questionOf, valueIn } from "./fields.js";
import { newId } from "./record.js";
import { download, nameOf } from "./save.js";
import { wordsOf } from "./told.js";
import { find, titleOf } from "./words.js";

/** @import { Control } from "./fields.js" */
/** @import { Answers } from "./start.js" */

/** Stands for the sheet of a page that cannot keep one. */
const UNKEPT = newId();

/**
 * @param {HTMLElement} box
 * @param {Answers} answers
 */
export function startSummary(box, { keeper, fields }) {
  const items = find(document, ".summary-template").dataset.items?.split(" ") ?? [];
  const chosen = [...fields.all.values()].filter(({ item }) => items.includes(item));
  const days = () => chosen.filter(({ controls: [one] }) => one?.dataset.calendar && isLikely(one));

  const show = () => {
    const lines = chosen.flatMap((field) => {
      const value = valueIn(field);
      if (!value) {
        return [];
      }
      const [term, words] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = questionOf(field);
      words.textContent = wordsOf({ ...field, value });
      return [term, words];
    });
    find(box, "dl").replaceChildren(...lines);
    find(box, ".summary-empty").hidden = lines.length > 0;
    for (const selector of [".summary-dates", ".summary-hint"]) {
      find(box, selector).hidden = days().length === 0;
    }
  };
  const button = find(box, ".summary-dates");
  button.addEventListener("click", async () => {
    await soon(keeper.flush()).catch(() => {});
    const { sheets, sheet, store } = keeper;
    const name = titleOf(sheets, sheet, sheets.length > 1 ? button.dataset.unnamed : "");
    const entries = days().map(({ item, controls: [one] }) => ({
      id: `${sheet || UNKEPT}-${item}`,
      date: one?.value ?? "",
      title: [one?.dataset.calendar, name].filter(Boolean).join(": "),
    }));
    const file = asCalendar(entries, store.name, keeper.known().counter, new Date());
    download(file, nameOf(keeper, ".ics"), "text/calendar");
  });
  for (const event of ["kept", "shown"]) {
    keeper.addEventListener(event, show);
  }
  // Where nothing can be kept, the words are gathered all the same.
  document.addEventListener("input", show);
  show();
}

/**
 * Return whether a field holds a day that may be meant. Which days these are, answers/dates.js says.
 * @param {Control} control
 */
function isLikely(control) {
  return Boolean(control.value && control.validity.valid && control.matches("[min]"));
}

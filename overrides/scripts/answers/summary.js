// @ts-check
// Lists what the reader wrote on the items of the summary, and offers their dates as a calendar file.

import { wordsOf } from "./answers-as-text.js";
import { asCalendar } from "./calendar.js";
import { newId } from "./data.js";
import { soon } from "./database.js";
import { find, titleOf } from "./dom.js";
import { questionOf, valueIn } from "./fields.js";
import { download, nameOf } from "./save.js";

/** @import { Control } from "./fields.js" */
/** @import { Answers } from "./start.js" */

/** Stands for the record on a page that cannot store one. */
const UNSAVED = newId();

/**
 * @param {HTMLElement} box
 * @param {Answers} answers
 */
export function startSummary(box, { autosave, fields }) {
  const items = find(document, ".summary-template").dataset.items?.split(" ") ?? [];
  const chosen = [...fields.all.values()].filter(({ item }) => items.includes(item));
  const days = () =>
    chosen.filter(({ controls: [control] }) => control?.dataset.calendar && isLikely(control));

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
    await soon(autosave.flush()).catch(() => {});
    const { records, record, store } = autosave;
    const name = titleOf(records, record, records.length > 1 ? button.dataset.unnamed : "");
    const entries = days().map(({ item, controls: [control] }) => ({
      id: `${record || UNSAVED}-${item}`,
      date: control?.value ?? "",
      title: [control?.dataset.calendar, name].filter(Boolean).join(": "),
    }));
    const file = asCalendar(entries, store.name, autosave.known().counter, new Date());
    download(file, nameOf(autosave, ".ics"), "text/calendar");
  });
  for (const event of ["kept", "shown"]) {
    autosave.addEventListener(event, show);
  }
  // The summary works even if nothing can be saved.
  document.addEventListener("input", show);
  show();
}

/**
 * Return whether a field holds a date within the limits that answers/dates.js sets.
 * @param {Control} control
 */
function isLikely(control) {
  return Boolean(control.value && control.validity.valid && control.matches("[min]"));
}

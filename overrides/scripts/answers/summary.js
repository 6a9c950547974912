// @ts-check
// Gathers what the reader wrote about what comes next, in their own words. Nothing is counted or judged.

import { asCalendar } from "./calendar.js";
import { questionOf, valueIn } from "./fields.js";
import { download, nameOf } from "./save.js";
import { wordsOf } from "./told.js";
import { copyOf, dayInWords, find, onPress } from "./words.js";

/** @import { Answers } from "./start.js" */

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @param {Answers} answers */
export function startSummary({ keeper, fields }) {
  const template = find(document, ".summary-template");
  const box = copyOf("summary");
  if (!box) {
    return;
  }
  template.after(box);
  const items = template.dataset.items?.split(" ") ?? [];
  const chosen = [...fields.all.values()].filter(({ item }) => items.includes(item));
  const days = () =>
    chosen
      .filter((field) => field.controls[0]?.type === "date" && DATE.test(valueIn(field)))
      .map((field) => ({ id: field.item, date: valueIn(field), title: questionOf(field) }));

  const show = () => {
    const lines = chosen.flatMap((field) => {
      const value = valueIn(field);
      if (!value) {
        return [];
      }
      const [term, words] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = questionOf(field);
      const isDay = field.controls[0]?.type === "date" && DATE.test(value);
      words.textContent = isDay ? dayInWords(value) : wordsOf({ ...field, value });
      return [term, words];
    });
    find(box, "dl").replaceChildren(...lines);
    find(box, ".summary-empty").hidden = lines.length > 0;
    for (const selector of [".summary-dates", ".summary-hint"]) {
      find(box, selector).hidden = days().length === 0;
    }
  };
  onPress(box, ".summary-dates", () => {
    download(asCalendar(days(), keeper.store.name, new Date()), nameOf(keeper, ".ics"), "text/calendar");
  });
  for (const event of ["kept", "shown"]) {
    keeper.addEventListener(event, show);
  }
  show();
}

// @ts-check
// Several sheets on one device: switch, make, name, copy the details of, and delete them, with a way back.

import { valueIn } from "./fields.js";
import { merge } from "./merge.js";
import { newId, nothing, withSheet } from "./record.js";
import { sayBeside } from "./say.js";
import { hold } from "./sheet-select.js";
import { find, focusOn, onPress, titleOf } from "./words.js";

/** @import { Answers } from "./start.js" */
/** @import { Answer, Data, Sheet } from "./record.js" */

const DETAILS = "[data-details] .item";

/**
 * @param {HTMLElement} bar
 * @param {Answers} answers
 */
export function startSheets(bar, answers) {
  const { keeper, fields, refresh } = answers;
  const open = /** @type {HTMLSelectElement} */ (find(bar, "#sheet-open"));
  const name = /** @type {HTMLInputElement} */ (find(bar, "#sheet-name"));
  const undo = find(bar, ".sheet-undo");
  /** @type {{ sheet: Sheet, answers: Answer[] } | null} */
  let deleted = null;

  const titleNow = () => titleOf(keeper.sheets, keeper.sheet, open.dataset.unnamed);
  const show = () => {
    name.value = keeper.sheets.find((sheet) => sheet.id === keeper.sheet)?.name ?? "";
    undo.hidden = !deleted;
    for (const selector of [".sheet-new", ".sheet-again", ".sheet-delete", ".sheet-rename"]) {
      // A first sheet comes by itself, with its first answer.
      /** @type {HTMLButtonElement} */ (find(bar, selector)).disabled = !keeper.sheet;
    }
  };
  const say = (/** @type {string} */ control, /** @type {string} */ words, name = titleNow()) => {
    sayBeside(find(bar, control), words, { name });
  };
  const describe = (/** @type {{ name?: string, label?: string }} */ words) =>
    keeper.inTurn(async () => {
      await keeper.store.describe(keeper.sheet, words);
      // No sheet has an empty id: this reads no answers.
      keeper.sheets = (await keeper.store.read("")).sheets;
      keeper.dispatchEvent(new CustomEvent("loaded", { detail: { all: false } }));
    });
  const change = (/** @type {(data: Data) => Data} */ work) => hold(answers, () => keeper.store.change(work));

  /**
   * @param {string} button
   * @param {(answer: Answer) => boolean} takesAlong
   */
  const make = async (button, takesAlong) => {
    const id = newId();
    await change((data) => {
      const old = data.sheets.find((sheet) => sheet.id === keeper.sheet);
      const along = data.answers.filter((answer) => answer.sheet === keeper.sheet && takesAlong(answer));
      const label = along.length ? (old?.label ?? "") : "";
      const answers = [...data.answers, ...along.map((answer) => ({ ...answer, sheet: id, others: [] }))];
      return withSheet({ ...data, answers }, id, label);
    });
    say(button, "opened");
  };

  onPress(bar, ".sheet-new", () => make(".sheet-new", () => false));
  onPress(bar, ".sheet-again", () => {
    const details = new Set([...document.querySelectorAll(DETAILS)].map((item) => item.id));
    make(".sheet-again", (answer) => details.has(answer.item));
  });
  name.addEventListener("keydown", ({ key, isComposing }) => {
    // Enter also ends what an input method offers; that is no wish to rename.
    if (key === "Enter" && !isComposing) {
      /** @type {HTMLElement} */ (find(bar, ".sheet-rename")).click();
    }
  });
  onPress(bar, ".sheet-rename", async () => {
    await describe({ name: name.value.trim() });
    await refresh();
    say(".sheet-rename", "opened");
  });
  onPress(bar, ".sheet-delete", async () => {
    const [id, title] = [keeper.sheet, titleNow()];
    await change((data) => {
      const sheet = data.sheets.find((one) => one.id === id);
      const rest = data.sheets.filter((one) => one.id !== id);
      deleted = sheet ? { sheet, answers: data.answers.filter((one) => one.sheet === id) } : null;
      const left = data.answers.filter((one) => one.sheet !== id);
      return { ...data, current: rest.at(-1)?.id ?? "", sheets: rest, answers: left };
    });
    say(".sheet-delete", "deleted", title);
    focusOn(undo);
  });
  undo.addEventListener("click", async () => {
    const back = deleted;
    deleted = null;
    if (back) {
      // What another tab has written there since stays.
      const { sheet, answers } = back;
      await change((data) => ({
        ...merge(data, { ...nothing(), sheets: [sheet], answers }, keeper.former),
        current: sheet.id,
      }));
    }
    say(".sheet-delete", "undone");
    focusOn(find(bar, ".sheet-delete"));
  });
  const forget = () => {
    deleted = null;
    undo.hidden = true;
  };
  addEventListener("pagehide", forget);
  // Clearing has an undo of its own, which brings back everything.
  keeper.addEventListener("cleared", forget);

  const label = async () => {
    const words = [...fields.all.values()]
      .filter(
        ({ place, part, controls }) =>
          place.matches(DETAILS) &&
          part === "text" &&
          controls[0] instanceof HTMLTextAreaElement &&
          controls[0].rows === 1,
      )
      .map((field) => valueIn(field).trim());
    const text = words.filter(Boolean).join(", ");
    const sheet = keeper.sheets.find((one) => one.id === keeper.sheet);
    if (keeper.sheet && sheet?.label !== text) {
      await describe({ label: text });
    }
  };
  keeper.addEventListener("kept", label);
  keeper.addEventListener("loaded", show);
  name.disabled = false;
  show();
  if (keeper.state === "saved") {
    // What was kept before this script came may be what the sheet is about.
    label();
  }
}

// @ts-check
// Manages the records of a device: make, name, copy the details of, and delete them, with undo.

import { announceBeside } from "./announce.js";
import { newId, nothing, withRecord } from "./data.js";
import { find, focusOn, onPress, titleOf } from "./dom.js";
import { valueIn } from "./fields.js";
import { merge } from "./merge.js";
import { hold } from "./record-select.js";

/** @import { Answers } from "./start.js" */
/** @import { Answer, Data, Record } from "./data.js" */

const DETAILS = "[data-details] .item";

/**
 * @param {HTMLElement} bar
 * @param {Answers} answers
 */
export function startRecords(bar, answers) {
  const { autosave, fields, refresh } = answers;
  const open = /** @type {HTMLSelectElement} */ (find(bar, "#sheet-open"));
  const name = /** @type {HTMLInputElement} */ (find(bar, "#sheet-name"));
  const undo = find(bar, ".sheet-undo");
  /** @type {{ record: Record, answers: Answer[] } | null} */
  let deleted = null;

  const titleNow = () => titleOf(autosave.records, autosave.record, open.dataset.unnamed);
  const show = () => {
    name.value = autosave.records.find((record) => record.id === autosave.record)?.name ?? "";
    undo.hidden = !deleted;
    for (const selector of [".sheet-new", ".sheet-again", ".sheet-delete", ".sheet-rename"]) {
      // The first record is made with its first answer.
      /** @type {HTMLButtonElement} */ (find(bar, selector)).disabled = !autosave.record;
    }
  };
  const say = (/** @type {string} */ control, /** @type {string} */ words, name = titleNow()) => {
    announceBeside(find(bar, control), words, { name });
  };
  const describe = (/** @type {{ name?: string, label?: string }} */ words) =>
    autosave.inTurn(async () => {
      await autosave.store.describe(autosave.record, words);
      // No record has an empty id, so this reads no answers.
      autosave.records = (await autosave.store.read("")).sheets;
      autosave.dispatchEvent(new CustomEvent("loaded", { detail: { all: false } }));
    });
  const change = (/** @type {(data: Data) => Data} */ work) =>
    hold(answers, () => autosave.store.change(work));

  /**
   * @param {string} button
   * @param {(answer: Answer) => boolean} isCopied
   */
  const make = async (button, isCopied) => {
    const id = newId();
    await change((data) => {
      const old = data.sheets.find((record) => record.id === autosave.record);
      const copied = data.answers.filter((answer) => answer.sheet === autosave.record && isCopied(answer));
      const label = copied.length ? (old?.label ?? "") : "";
      const answers = [...data.answers, ...copied.map((answer) => ({ ...answer, sheet: id, others: [] }))];
      return withRecord({ ...data, answers }, id, label);
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
    const [id, title] = [autosave.record, titleNow()];
    await change((data) => {
      const record = data.sheets.find((one) => one.id === id);
      const rest = data.sheets.filter((one) => one.id !== id);
      deleted = record ? { record, answers: data.answers.filter((one) => one.sheet === id) } : null;
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
      const { record, answers } = back;
      await change((data) => ({
        ...merge(data, { ...nothing(), sheets: [record], answers }, autosave.former),
        current: record.id,
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
  autosave.addEventListener("cleared", forget);

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
    const record = autosave.records.find((one) => one.id === autosave.record);
    if (autosave.record && record?.label !== text) {
      await describe({ label: text });
    }
  };
  autosave.addEventListener("kept", label);
  autosave.addEventListener("loaded", show);
  name.disabled = false;
  show();
  if (autosave.state === "saved") {
    // Answers that were saved before this script was loaded may be details of the record.
    label();
  }
}

// @ts-check
// Shows other values of an answer, from another tab, a file or a program, until the reader decides. Loaded once there
// are any; it imports nothing, as what two files share would be one file more for every page.

/** @import { Keeper } from "./keeper.js" */
/** @import { Field, Fields } from "./fields.js" */

/**
 * What others lend, as it is imported by them.
 * @typedef {object} Lent
 * @property {typeof import("./fields.js").canHold} canHold
 * @property {typeof import("./words.js").copyOf} copyOf
 * @property {typeof import("./words.js").dayInWords} dayInWords
 */

/** @type {Map<string, { others: string, boxes: HTMLElement[] }>} */
const shown = new Map();

/**
 * @param {Keeper} keeper
 * @param {Fields} fields
 * @param {Lent} lent
 */
export function showConflicts(keeper, fields, lent) {
  for (const [key, field] of fields.all) {
    const others = keeper.kept.get(key)?.others ?? [];
    const before = shown.get(key);
    if (others.join("\0") === (before?.others ?? "")) {
      continue;
    }
    for (const box of before?.boxes ?? []) {
      box.remove();
    }
    const boxes = boxesFor(field, others, lent, (value, left) => fields.answer(field, value, left));
    shown.set(key, { others: others.join("\0"), boxes });
  }
}

/**
 * Free texts can be joined. Of days and choices the reader takes one.
 * @param {Field} field
 * @param {string[]} others
 * @param {Lent} lent
 * @param {(value: string, left: string[]) => void} decide
 */
function boxesFor(field, others, { canHold, copyOf, dayInWords }, decide) {
  const [control] = field.controls;
  const free = control instanceof HTMLTextAreaElement;
  const parts = free && others.length ? [others] : others.map((one) => [one]);
  return parts.flatMap((texts) => {
    const box = copyOf("answers-other");
    if (!box || !control) {
      return [];
    }
    const [value = ""] = texts;
    const left = free ? [] : others.filter((one) => one !== value);
    const label = field.controls.find((one) => one.value === value)?.closest("label");
    const words = free ? texts.join("\n\n") : (label?.textContent ?? dayInWords(value));
    const text = /** @type {HTMLElement} */ (box.querySelector(".answers-other-text"));
    text.textContent = words.trim();
    for (const [name, offered, taken] of /** @type {[string, boolean, () => string][]} */ ([
      ["join", free, () => [control.value, ...texts].join("\n")],
      ["take", !free && canHold(field, value), () => value],
      ["drop", true, () => field.shown],
    ])) {
      const button = /** @type {HTMLElement} */ (box.querySelector(`.answers-${name}`));
      button.hidden = !offered;
      button.addEventListener("click", () => decide(taken(), left));
    }
    (control.closest(".choices, label") ?? control).after(box);
    return [box];
  });
}

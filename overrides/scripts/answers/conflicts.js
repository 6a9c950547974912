// @ts-check
// Shows other values of an answer, from another tab, a file or a program, until the reader decides. Loaded once there are any.

import { canHold } from "./fields.js";
import { wordsOf } from "./told.js";
import { copyOf, find, onPress } from "./words.js";

/** @import { Keeper } from "./keeper.js" */
/** @import { Field, Fields } from "./fields.js" */

/** @type {Map<string, { others: string, boxes: HTMLElement[] }>} */
const shown = new Map();

/**
 * @param {Keeper} keeper
 * @param {Fields} fields
 */
export function showConflicts(keeper, fields) {
  for (const [key, field] of fields.all) {
    const others = keeper.kept.get(key)?.others ?? [];
    const before = shown.get(key);
    if (others.join("\0") === (before?.others ?? "")) {
      continue;
    }
    for (const box of before?.boxes ?? []) {
      box.remove();
    }
    const boxes = boxesFor(field, others, (value, left) => fields.answer(field, value, left));
    shown.set(key, { others: others.join("\0"), boxes });
  }
}

/**
 * Free texts can be joined. Of days and choices the reader takes one.
 * @param {Field} field
 * @param {string[]} others
 * @param {(value: string, left: string[]) => void} decide
 */
function boxesFor(field, others, decide) {
  const [control] = field.controls;
  const free = control instanceof HTMLTextAreaElement;
  const place = control?.closest(".choices, label") ?? control;
  const parts = free && others.length ? [others] : others.map((one) => [one]);
  return parts.flatMap((texts) => {
    const box = copyOf("answers-other");
    if (!box || !control) {
      return [];
    }
    const [value = ""] = texts;
    const left = free ? [] : others.filter((one) => one !== value);
    find(box, ".answers-other-text").textContent = free ? texts.join("\n\n") : wordsOf({ ...field, value });
    find(box, ".answers-join").hidden = !free;
    find(box, ".answers-take").hidden = free || !canHold(field, value);
    onPress(box, ".answers-join", () => decide([control.value, ...texts].join("\n"), left));
    onPress(box, ".answers-take", () => decide(value, left));
    onPress(box, ".answers-drop", () => decide(field.shown, left));
    place?.after(box);
    return [box];
  });
}

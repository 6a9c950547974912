// @ts-check
// Shows the text that was written elsewhere at the same time, until the reader has decided about it.

import { isText } from "./record.js";
import { copyOf, find, onPress } from "./words.js";

/** @import { Keeper } from "./keeper.js" */
/** @import { Fields } from "./fields.js" */

/**
 * @param {Keeper} keeper
 * @param {Fields} fields
 */
export function startOthers(keeper, fields) {
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();
  const show = () => {
    for (const [key, field] of fields.all) {
      const texts = isText(field.part) ? (keeper.kept.get(key)?.others ?? []) : [];
      const before = shown.get(key);
      if (before && before.dataset.texts === JSON.stringify(texts)) {
        continue;
      }
      before?.remove();
      shown.delete(key);
      const [control] = field.controls;
      const box = texts.length && control ? copyOf("answers-other") : null;
      if (box && control) {
        box.dataset.texts = JSON.stringify(texts);
        find(box, ".answers-other-text").textContent = texts.join("\n\n");
        const decide = (/** @type {string[]} */ chosen) => {
          const value = chosen.join(control instanceof HTMLTextAreaElement ? "\n" : " ");
          control.value = value;
          keeper.edit({ ...fields.editOf(field), others: [] });
          control.focus();
        };
        onPress(box, ".answers-join", () => decide([control.value, ...texts]));
        onPress(box, ".answers-drop", () => decide([control.value]));
        control.after(box);
        shown.set(key, box);
      }
    }
  };
  keeper.addEventListener("loaded", show);
  keeper.addEventListener("kept", show);
}

// @ts-check
// Prints a blank sheet unless the reader asks for their answers; then it prints them whole.

import { plainIn, put, valueIn } from "./fields.js";

/** @import { Fields } from "./fields.js" */

/** On the root while answers are wanted on paper; print.css knows it. */
export const WITH_ANSWERS = "with-answers";

/** @param {Fields} fields */
export function startPaper(fields) {
  /** @type {(() => void)[]} */
  const restore = [];
  addEventListener("beforeprint", () => {
    const wanted = document.documentElement.classList.contains(WITH_ANSWERS);
    for (const field of fields.all.values()) {
      const value = valueIn(field);
      if (value === plainIn(field)) {
        continue;
      }
      const [control] = field.controls;
      if (!wanted) {
        put(field, plainIn(field));
        restore.push(() => put(field, value));
      } else if (control instanceof HTMLTextAreaElement && !CSS.supports("field-sizing", "content")) {
        const { height } = control.style;
        control.style.height = `${control.scrollHeight}px`;
        restore.push(() => {
          control.style.height = height;
        });
      }
    }
  });
  addEventListener("afterprint", () => {
    for (const undo of restore.splice(0)) {
      undo();
    }
  });
}

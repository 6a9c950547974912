// @ts-check
// Prints blank fields, or the answers in full if the reader asks for them. If they did not ask, a line says what is missing.

import { isText } from "./data.js";
import { copyOf, dayInWords } from "./dom.js";
import { plainIn, put, valueIn } from "./fields.js";

/** @import { Control, Field, Fields } from "./fields.js" */

/** Classes of the root while answers, or a blank sheet, should be printed; scripts/print-choices.js sets them. */
const [WITH_ANSWERS, BLANK] = ["with-answers", "print-blank"];

/** Letters that fit a line of paper: rather too few, so that a short answer keeps a line more. */
const LETTERS = 75;

/** Lines of an answer from which on it may run over to another page. */
const LONG = 12;

/** @param {Fields} fields */
export function startPrintAnswers(fields) {
  /** @type {(() => void)[]} */
  const restore = [];
  addEventListener("beforeprint", () => {
    const { classList } = document.documentElement;
    const withAnswers = classList.contains(WITH_ANSWERS);
    let isLeftOut = false;
    for (const field of fields.all.values()) {
      const value = valueIn(field);
      // A letter is meant for others, so it always prints with what the reader wrote.
      const letter = field.place.closest(".letter");
      if (value === plainIn(field)) {
        continue;
      }
      if (!withAnswers && !letter) {
        isLeftOut = true;
        put(field, plainIn(field));
        restore.push(() => put(field, value));
      } else if (isText(field.part)) {
        restore.push(write(field, value, letter ? "written" : "written own"));
      }
    }
    // Browsers that cannot show what is closed by their stylesheet print it because it is open.
    for (const box of /** @type {NodeListOf<HTMLDetailsElement>} */ (
      document.querySelectorAll(".folded:not([open])")
    )) {
      box.open = true;
      restore.push(() => {
        box.open = false;
      });
    }
    const line = isLeftOut && !classList.contains(BLANK) ? copyOf("answers-unprinted") : null;
    if (line) {
      document.querySelector(".page-header")?.after(line);
      restore.push(() => line.remove());
    }
  });
  addEventListener("afterprint", () => {
    for (const undo of restore.splice(0)) {
      undo();
    }
  });
}

/**
 * Print an answer as text, which can break across pages as a field cannot, and keep the lines that it does not fill.
 * @param {Field} field
 * @param {string} value
 * @param {string} name Its class.
 * @returns {() => void} Removes it.
 */
function write({ controls, place }, value, name) {
  const [control] = /** @type {[Control]} */ (controls);
  const written = document.createElement("p");
  written.className = name;
  written.textContent = control.type === "date" ? dayInWords(value) : value;
  control.before(written);
  control.classList.add("on-paper");
  const rows = value
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS)), 0);
  written.classList.toggle("written-long", rows > LONG);
  const used = [...place.querySelectorAll(".pen-line")].slice(0, rows);
  for (const line of used) {
    line.classList.add("used");
  }
  return () => {
    written.remove();
    control.classList.remove("on-paper");
    for (const line of used) {
      line.classList.remove("used");
    }
  };
}

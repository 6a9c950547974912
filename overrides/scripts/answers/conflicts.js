// @ts-check
// Shows conflicting values of an answer, from another tab, a file or a program, until the reader decides.

import { canHold, copyOf, dayInWords, find } from "./core.js";

/** @import { Autosave } from "./autosave.js" */
/** @import { Field, Fields } from "./fields.js" */

/** @type {Map<string, Map<string, HTMLElement>>} The boxes of each field by the value that they offer. */
const shown = new Map();
/** @type {Set<HTMLElement>} Boxes, and notes where boxes were. */
const placed = new Set();
let record = "";

/**
 * @param {Autosave} autosave
 * @param {Fields} fields
 */
export function showConflicts(autosave, fields) {
  if (autosave.record !== record) {
    record = autosave.record;
    takeAway(...placed);
    shown.clear();
  }
  for (const [key, field] of fields.all) {
    const conflicts = autosave.kept.get(key)?.others ?? [];
    const [control] = field.controls;
    const boxes = shown.get(key) ?? new Map();
    if (!control || !(conflicts.length || boxes.size)) {
      continue;
    }
    // Texts can be joined. Of dates and choices, the reader takes one.
    const free = control instanceof HTMLTextAreaElement;
    const offers = free && conflicts.length ? [conflicts.join("\n\n")] : conflicts;
    for (const [value, box] of boxes) {
      if (!offers.includes(value)) {
        boxes.delete(value);
        if (!(free && offers.length)) {
          put(noteFor(box, autosave.store.forgets), box);
        }
        takeAway(box);
      }
    }
    for (const value of offers.filter((one) => !boxes.has(one))) {
      const box = boxFor(field, value, free, () => autosave.kept.get(key)?.others ?? [], fields);
      if (box) {
        put(box, [...boxes.values()].at(-1) ?? control.closest(".choices, label") ?? control);
        boxes.set(value, box);
      }
    }
    shown.set(key, boxes);
  }
}

/**
 * @param {HTMLElement} element
 * @param {Element} before
 */
function put(element, before) {
  before.after(element);
  placed.add(element);
}

/** @param {HTMLElement[]} elements */
function takeAway(...elements) {
  for (const element of elements) {
    element.remove();
    placed.delete(element);
  }
}

/**
 * @param {Field} field
 * @param {string} value
 * @param {boolean} free
 * @param {() => string[]} conflicts All values that the reader has to decide on.
 * @param {Fields} fields
 */
function boxFor(field, value, free, conflicts, fields) {
  const box = copyOf("answers-other");
  if (!box) {
    return null;
  }
  const label = field.controls.find((one) => one.value === value)?.closest("label");
  find(box, ".answers-other-text").textContent = free
    ? value
    : (label?.textContent?.trim() ?? dayInWords(value));
  for (const [name, offered, taken] of /** @type {[string, boolean, () => string][]} */ ([
    ["join", free, () => [field.controls[0]?.value, ...conflicts()].join("\n")],
    ["take", !free && canHold(field, value), () => value],
    ["drop", true, () => field.shown],
  ])) {
    const button = find(box, `.answers-${name}`);
    button.hidden = !offered;
    button.addEventListener("click", () => {
      fields.answer(field, taken(), free ? [] : conflicts().filter((one) => one !== value));
    });
  }
  return box;
}

/**
 * Return a note that replaces a box in the same size, so that nothing below it moves.
 * @param {HTMLElement} box
 * @param {boolean} forgets
 */
function noteFor(box, forgets) {
  const { saved = "", session = "" } = find(document, ".answers-state").dataset;
  const note = document.createElement("p");
  note.className = "hint";
  note.textContent = forgets ? session : saved;
  const { height, width } = box.getBoundingClientRect();
  Object.assign(note.style, {
    margin: getComputedStyle(box).margin,
    height: `${height}px`,
    width: `${width}px`,
    maxWidth: "100%",
  });
  addEventListener("beforeprint", () => takeAway(note), { once: true });
  return note;
}

// @ts-check
// Shows other values of an answer, from another tab, a file or a program, until the reader decides.

import { canHold, copyOf, dayInWords, find } from "./core.js";

/** @import { Keeper } from "./keeper.js" */
/** @import { Field, Fields } from "./fields.js" */

/** @type {Map<string, Map<string, HTMLElement>>} The boxes of each field by the value that they offer. */
const shown = new Map();
/** @type {Set<HTMLElement>} Boxes, and notes where boxes were. */
const placed = new Set();
let sheet = "";

/**
 * @param {Keeper} keeper
 * @param {Fields} fields
 */
export function showConflicts(keeper, fields) {
  if (keeper.sheet !== sheet) {
    sheet = keeper.sheet;
    takeAway(...placed);
    shown.clear();
  }
  for (const [key, field] of fields.all) {
    const others = keeper.kept.get(key)?.others ?? [];
    const [control] = field.controls;
    const boxes = shown.get(key) ?? new Map();
    if (!control || !(others.length || boxes.size)) {
      continue;
    }
    // Free texts can be joined. Of days and choices the reader takes one.
    const free = control instanceof HTMLTextAreaElement;
    const offers = free && others.length ? [others.join("\n\n")] : others;
    for (const [value, box] of boxes) {
      if (!offers.includes(value)) {
        boxes.delete(value);
        if (!(free && offers.length)) {
          put(noteFor(box, keeper.store.forgets), box);
        }
        takeAway(box);
      }
    }
    for (const value of offers.filter((one) => !boxes.has(one))) {
      const box = boxFor(field, value, free, () => keeper.kept.get(key)?.others ?? [], fields);
      if (box) {
        put(box, [...boxes.values()].at(-1) ?? control.closest(".choices, label") ?? control);
        boxes.set(value, box);
      }
    }
    shown.set(key, boxes);
  }
}

/**
 * @param {HTMLElement} one
 * @param {Element} before
 */
function put(one, before) {
  before.after(one);
  placed.add(one);
}

/** @param {HTMLElement[]} all */
function takeAway(...all) {
  for (const one of all) {
    one.remove();
    placed.delete(one);
  }
}

/**
 * @param {Field} field
 * @param {string} value
 * @param {boolean} free
 * @param {() => string[]} others All that the reader has to decide on.
 * @param {Fields} fields
 */
function boxFor(field, value, free, others, fields) {
  const box = copyOf("answers-other");
  if (!box) {
    return null;
  }
  const label = field.controls.find((one) => one.value === value)?.closest("label");
  find(box, ".answers-other-text").textContent = free
    ? value
    : (label?.textContent?.trim() ?? dayInWords(value));
  for (const [name, offered, taken] of /** @type {[string, boolean, () => string][]} */ ([
    ["join", free, () => [field.controls[0]?.value, ...others()].join("\n")],
    ["take", !free && canHold(field, value), () => value],
    ["drop", true, () => field.shown],
  ])) {
    const button = find(box, `.answers-${name}`);
    button.hidden = !offered;
    button.addEventListener("click", () => {
      fields.answer(field, taken(), free ? [] : others().filter((one) => one !== value));
    });
  }
  return box;
}

/**
 * Return a note for the place of a box, and as large, so that what is below stays where it is.
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

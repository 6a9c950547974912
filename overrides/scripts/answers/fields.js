// @ts-check
// Binds every control of a page to the answer it shows, by the id of its question.

import { keyOf } from "./keeper.js";
import { isText } from "./record.js";

/** @import { Keeper } from "./keeper.js" */
/** @import { Edit } from "./record.js" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

/**
 * One answer on the page: a field, a box, or the radio buttons of a choice.
 * @typedef {object} Field
 * @property {string} item
 * @property {string} part
 * @property {HTMLElement} place The item it belongs to.
 * @property {Control[]} controls
 */

const CONTROLS = ".item input[name], .item textarea[name]";

/** @returns {Map<string, Field>} */
function findFields() {
  const fields = new Map();
  for (const control of document.querySelectorAll(CONTROLS)) {
    const one = /** @type {Control} */ (control);
    const place = /** @type {HTMLElement} */ (one.closest(".item"));
    const suffix = one.name.slice(place.id.length + 1);
    const plain = one.type === "radio" ? "choice" : one.type === "checkbox" ? "done" : "text";
    const part = suffix || plain;
    const key = keyOf({ item: place.id, part });
    if (!fields.has(key)) {
      fields.set(key, { item: place.id, part, place, controls: [] });
    }
    fields.get(key).controls.push(one);
  }
  return fields;
}

/** @param {Control} control */
function ticks(control) {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}

/** @param {Field} field */
export function valueIn({ controls }) {
  const [first] = controls;
  const chosen = controls.find((one) => ticks(one) && /** @type {HTMLInputElement} */ (one).checked);
  return first && !ticks(first) ? first.value : (chosen?.value ?? "");
}

/** @param {Field} field */
export function plainIn({ controls }) {
  const [first] = controls;
  return first && !ticks(first) ? first.defaultValue : "";
}

/**
 * @param {Field} field
 * @param {string} value
 */
export function put(field, value) {
  for (const control of field.controls) {
    if (ticks(control)) {
      /** @type {HTMLInputElement} */ (control).checked = control.value === value;
    } else if (control.value !== value) {
      const { selectionStart, selectionEnd } = control;
      control.value = value;
      if (document.activeElement === control && selectionStart !== null) {
        control.setSelectionRange(selectionStart, selectionEnd);
      }
    }
  }
  mark(field);
}

/**
 * Mark what is the reader's, so that paper stays blank unless they choose otherwise.
 * @param {Field} field
 */
function mark(field) {
  const own = valueIn(field) !== plainIn(field);
  for (const control of field.controls) {
    control.classList.toggle("filled", own);
  }
}

/** @param {Field} field */
export function questionOf({ item, place }) {
  const label = place.querySelector(
    ["_text", "_answer", "_body", "_done"].map((end) => `#${item}_text, label[for="${item}${end}"]`).join(),
  );
  return label?.textContent?.trim() ?? "";
}

export class Fields {
  /** @type {Map<EventTarget | null, Field>} */
  #byControl = new Map();

  /** @param {Keeper} keeper */
  constructor(keeper) {
    this.keeper = keeper;
    this.all = findFields();
    for (const field of this.all.values()) {
      for (const control of field.controls) {
        this.#byControl.set(control, field);
      }
    }
    document.addEventListener("input", ({ target }) => {
      const field = this.#fieldOf(target);
      if (field && !keeper.locked) {
        mark(field);
        keeper.edit(this.editOf(field));
      }
    });
    const [visit] = performance.getEntriesByType("navigation");
    const fresh = visit instanceof PerformanceNavigationTiming && visit.type === "navigate";
    for (const field of this.all.values()) {
      // On a new visit this was typed before the script came; after Back the browser put it there.
      if (fresh && valueIn(field) !== plainIn(field)) {
        keeper.edit(this.editOf(field));
      }
    }
  }

  /**
   * @param {Field} field
   * @returns {Omit<Edit, "base">}
   */
  editOf(field) {
    return { item: field.item, part: field.part, value: valueIn(field), question: questionOf(field) };
  }

  /** Show what is kept in every field that is not being edited. */
  show() {
    for (const [key, field] of this.all) {
      if (!this.keeper.waiting.has(key)) {
        put(field, this.keeper.kept.get(key)?.value ?? plainIn(field));
      }
    }
    this.keeper.dispatchEvent(new Event("shown"));
  }

  /** Let nothing be changed. */
  lock() {
    for (const { part, controls } of this.all.values()) {
      for (const control of controls) {
        if (isText(part)) {
          control.readOnly = true;
        } else {
          control.disabled = true;
        }
      }
    }
  }

  /** @param {EventTarget | null} target */
  #fieldOf(target) {
    return this.#byControl.get(target);
  }
}

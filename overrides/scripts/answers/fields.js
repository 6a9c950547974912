// @ts-check
// Binds every control of a page to the answer it shows, by the id of its question.

import { keyOf } from "./autosave.js";
import { isText } from "./data.js";
import { focusOn } from "./dom.js";

/** @import { Autosave } from "./autosave.js" */
/** @import { Edit } from "./data.js" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

/**
 * One answer on the page: a field, a box, or the radio buttons of a choice.
 * @typedef {object} Field
 * @property {string} item
 * @property {string} part
 * @property {HTMLElement} place The item it belongs to.
 * @property {Control[]} controls
 * @property {string} shown The value that the page put or took there last.
 * @property {boolean} [filled] Whether a program changed it last.
 * @property {(text: string) => string} [fill] Fills details of the record into a text.
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
      fields.set(key, { item: place.id, part, place, controls: [], shown: "" });
    }
    fields.get(key).controls.push(one);
  }
  return fields;
}

/** @param {Control} control */
function ticks(control) {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}

/**
 * Return the control that holds the value of a field, if one does.
 * @param {Field} field
 */
function holder({ controls }) {
  return controls.find((one) => !ticks(one) || /** @type {HTMLInputElement} */ (one).checked);
}

/** @param {Field} field */
export function valueIn(field) {
  return holder(field)?.value ?? "";
}

/**
 * Whether a value can be shown: the author may have changed the choices, or the kind of field.
 * @param {Field} field
 * @param {string} value
 */
export function canHold({ controls }, value) {
  return (
    !value ||
    controls.some((one) =>
      ticks(one) ? one.value === value : one.type !== "date" || /^\d{4,}-\d\d-\d\d$/.test(value),
    )
  );
}

/** @param {Field} field */
export function plainIn({ controls, fill }) {
  const [first] = controls;
  const text = first && !ticks(first) ? first.defaultValue : "";
  return fill ? fill(text) : text;
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
  field.shown = valueIn(field);
  mark(field);
}

/**
 * Mark fields with an answer, so that print can leave them blank.
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

/** Whether the reader has pressed anything on this page. */
function wasUsed() {
  return navigator.userActivation?.hasBeenActive ?? true;
}

/**
 * Whether a reader, not the browser, changed a control before this script came.
 * @param {Control | undefined} control
 */
function wasEdited(control) {
  return (
    control?.matches(":is(:user-valid, :user-invalid)") || (control === document.activeElement && wasUsed())
  );
}

export class Fields {
  /** @type {Map<EventTarget | null, Field>} */
  #byControl = new Map();
  /** @type {Event | null} */
  #cause = null;

  /** @param {Autosave} autosave */
  constructor(autosave) {
    this.autosave = autosave;
    this.all = findFields();
    for (const field of this.all.values()) {
      for (const control of field.controls) {
        this.#byControl.set(control, field);
      }
    }
    for (const type of ["click", "beforeinput"]) {
      document.addEventListener(type, (event) => this.#note(event), true);
    }
    for (const type of ["beforeinput", "input", "change"]) {
      document.addEventListener(type, (event) => this.#take(event));
    }
    this.#letTakeBack();
    for (const field of this.all.values()) {
      field.shown = valueIn(field);
      if (field.shown !== plainIn(field) && wasEdited(holder(field) ?? field.controls[0])) {
        // It was typed before the script came, so before anything kept was seen.
        autosave.edit({ ...this.editOf(field), base: 0 });
      }
    }
  }

  /**
   * Remember the key or click that causes the next change of a control.
   * @param {Event} event
   */
  #note(event) {
    const isText = event.target instanceof HTMLElement && event.target.matches("textarea, [inputmode]");
    this.#cause = isText === (event.type === "beforeinput") ? event : null;
  }

  /**
   * Save what a control holds: as an edit of the reader, or with a conflict if a program changed it.
   * What the browser restored is no edit, and is replaced by the saved value.
   * @param {Event} event
   */
  #take(event) {
    const { target, type, isTrusted } = event;
    const { autosave } = this;
    const field = this.#byControl.get(target);
    const cause = this.#cause?.target === target ? this.#cause : null;
    if (type === "input") {
      this.#cause = null;
    }
    if (!field || autosave.locked || valueIn(field) === field.shown) {
      return;
    }
    const control = /** @type {Control} */ (target);
    const focused = control === document.activeElement;
    // A day may be chosen in a window of the browser, which a page does not see.
    const byReader = control.type === "date" ? focused : cause?.isTrusted;
    const own = isTrusted && type === "input" && byReader;
    const byProgram = !isTrusted || cause?.isTrusted === false;
    // Where the reader stands or has something to lose, it cannot be told from an edit made with a special device.
    const doubtful = focused || (wasUsed() && field.shown !== plainIn(field));
    if (!own && !byProgram && !doubtful) {
      event.stopImmediatePropagation();
      if (autosave.state !== "blocked") {
        setTimeout(() => this.show());
      }
      return;
    }
    /** @type {Partial<Edit>} */
    const beside = {};
    const key = keyOf(field);
    const kept = autosave.kept.get(key);
    if (kept && !canHold(field, kept.value)) {
      beside.base = 0; // it was not seen
    }
    if (!own && !field.filled && field.shown !== plainIn(field)) {
      beside.conflicts = [...(autosave.waiting.get(key)?.conflicts ?? kept?.others ?? []), field.shown];
    }
    field.filled = !own;
    field.shown = valueIn(field);
    mark(field);
    autosave.edit({ ...this.editOf(field), ...beside });
  }

  /**
   * Whether a field holds an answer of the reader, or several that differ.
   * @param {Field} field
   */
  holds(field) {
    return valueIn(field) !== plainIn(field) || Boolean(this.autosave.kept.get(keyOf(field))?.others.length);
  }

  /**
   * @param {Field} field
   * @returns {Omit<Edit, "base">}
   */
  editOf(field) {
    return { item: field.item, part: field.part, value: valueIn(field), question: questionOf(field) };
  }

  /** Show the waiting or saved value in every field. */
  show() {
    for (const [key, field] of this.all) {
      const { fill = String } = field;
      const kept = this.autosave.kept.get(key);
      put(field, this.autosave.waiting.get(key)?.value ?? (kept ? fill(kept.value) : plainIn(field)));
    }
    this.autosave.dispatchEvent(new Event("shown"));
  }

  /**
   * Set an answer, after the reader pressed a button.
   * @param {Field} field
   * @param {string} value
   * @param {string[]} [conflicts] The conflicts that stay.
   */
  answer(field, value, conflicts) {
    if (this.autosave.locked) {
      return;
    }
    put(field, value);
    this.autosave.edit({ ...this.editOf(field), ...(conflicts && { conflicts }) });
    this.autosave.dispatchEvent(new Event("shown"));
    focusOn(holder(field) ?? field.controls[0]);
  }

  /** Let readers clear a choice, which radio buttons cannot do. */
  #letTakeBack() {
    document.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest(".take-back") : null;
      const field = this.#byControl.get(button?.closest(".choices")?.querySelector("input") ?? null);
      if (field) {
        this.answer(field, "");
      }
    });
  }

  /** Make all fields read-only. */
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
}

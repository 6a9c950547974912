// @ts-check
// Fills a letter from the details of the open record, copies it, and counts characters where there is a limit.

import { copyOf, dayInWords, fill, find, focusOn } from "./answers/core.js";

/** @import { Answers } from "./answers/start.js" */

/** Milliseconds without a letter after which a reader waits for an answer. */
const PAUSE = 1000;

/** What a reader has to fill in. */
const GAP = /\[([^\][\n]+)\]/g;

/** Fills the details of the open record into a text. */
let filled = (/** @type {string} */ text) => text;

/** @param {Answers} answers */
export function start(answers) {
  fillLetters(answers);
  const shows = [...document.querySelectorAll(".letter .item")].flatMap(startLetter);
  answers.autosave.addEventListener("shown", () => {
    for (const show of shows) {
      show();
    }
  });
}

/**
 * Fill the gaps of letters from the details of the open record, as the author declared.
 * @param {Answers} answers
 */
function fillLetters({ autosave, fields }) {
  /** @type {Record<string, [string, string]>} */
  const items = JSON.parse(find(document, "[data-fills]").dataset.fills ?? "");
  filled = (text) =>
    text.replace(GAP, (gap, words) => {
      const [key, after] = items[words] ?? ["", ""];
      const value = autosave.kept.get(key)?.value.trim();
      return value ? dayInWords(value) + after : gap;
    });
  for (const field of fields.all.values()) {
    if (field.place.closest(".letter")) {
      field.fill = filled;
    }
  }
  // A detail may be written on the page of the letter itself.
  autosave.addEventListener("kept", () => fields.show());
}

/**
 * @param {Element} item
 * @returns {(() => void)[]} Look again, for instance when answers came back.
 */
function startLetter(item) {
  const tools = copyOf("letter-tools", item);
  if (!tools) {
    return [];
  }
  find(item, ".letter-tools-template").after(tools);
  const said = find(tools, ".letter-said");
  const left = /** @type {HTMLElement | null} */ (item.querySelector(".letter-gaps"));
  const buttons = /** @type {HTMLElement[]} */ ([...tools.querySelectorAll("[data-field]")]);
  const fieldOf = (/** @type {HTMLElement} */ { dataset }) =>
    /** @type {HTMLTextAreaElement} */ (document.getElementById(dataset.field ?? ""));
  for (const button of buttons) {
    const field = fieldOf(button);
    const act = button.matches(".letter-copy") ? () => copy(field, said) : () => putBack(field);
    button.addEventListener("click", act);
  }
  const show = () => {
    for (const button of buttons) {
      // Of a field that was emptied there is nothing to copy.
      button.hidden = button.matches(".letter-copy") === !fieldOf(button).value.trim();
    }
    if (left) {
      const gaps = new Set(buttons.flatMap((button) => fieldOf(button).value.match(GAP) ?? []));
      find(left, "span").textContent = [...gaps].join(", ");
      left.style.visibility = gaps.size ? "" : "hidden";
    }
  };
  item.addEventListener("input", show);
  show();
  return [show, ...startCount(item, find(tools, ".letter-count"))];
}

/** @param {HTMLTextAreaElement} field */
function putBack(field) {
  field.value = filled(field.defaultValue);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  focusOn(field);
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} said
 */
async function copy(field, said) {
  // Emptied first, so that the same words are announced a second time.
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = said.dataset.copied ?? "";
  } catch {
    field.select();
    said.textContent = said.dataset.byHand ?? "";
  }
}

/**
 * Show the count at every letter, and say it only when there are too many, after a pause.
 * @param {Element} item
 * @param {HTMLElement} said
 * @returns {(() => void)[]}
 */
function startCount(item, said) {
  const limit = /** @type {HTMLElement | null} */ (item.querySelector("[data-limit]"));
  const field = /** @type {HTMLTextAreaElement | null} */ (item.querySelector("textarea:not(.field)"));
  if (!limit || !field) {
    return [];
  }
  let timer = 0;
  const show = () => {
    const count = [...field.value].length;
    const over = count - Number(limit.dataset.limit);
    limit.classList.toggle("limit-over", over > 0);
    limit.textContent = fill(over > 0 ? limit.dataset.over : limit.dataset.within, { count, over });
    return over > 0;
  };
  field.addEventListener("input", () => {
    const over = show();
    clearTimeout(timer);
    timer = setTimeout(() => {
      said.textContent = over ? limit.textContent : "";
    }, PAUSE);
  });
  show();
  return [show];
}

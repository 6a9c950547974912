// @ts-check
// Copies a letter, and counts its signs where a service takes only so many. Keeps nothing.

import { copyOf, fill, find } from "./answers/words.js";

/** Milliseconds without a letter after which a reader waits for an answer. */
const PAUSE = 1000;

/** @returns {() => void} Counts again, for instance when answers came back. */
export function startLetters() {
  /** @type {(() => void)[]} */
  const counts = [];
  for (const item of document.querySelectorAll(".letter .item")) {
    const tools = copyOf("letter-tools", item);
    if (tools) {
      find(item, ".letter-tools-template").after(tools);
      const said = find(tools, ".letter-said");
      for (const button of tools.querySelectorAll(".letter-copy")) {
        button.addEventListener("click", () => copy(/** @type {HTMLButtonElement} */ (button), said));
      }
      counts.push(startCount(item, find(tools, ".letter-count")));
    }
  }
  return () => {
    for (const count of counts) {
      count();
    }
  };
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} said
 */
async function copy(button, said) {
  const field = document.getElementById(button.dataset.copies ?? "");
  if (!(field instanceof HTMLTextAreaElement)) {
    return;
  }
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
 * @returns {() => void}
 */
function startCount(item, said) {
  const limit = /** @type {HTMLElement | null} */ (item.querySelector("[data-limit]"));
  const field = /** @type {HTMLTextAreaElement | null} */ (item.querySelector("textarea:not(.field)"));
  if (!limit || !field) {
    return () => {};
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
  return show;
}

// @ts-check
// Leaves in a hurry: covers the page, takes its place in the history, and shows no answers to whoever goes back.

import { copyOf, onPress } from "./answers/words.js";

/** The key in the memory of the tab; scripts/left.js knows it. */
const LEFT = "left";

/** @param {HTMLAnchorElement} link */
export function startExit(link) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    cover();
    document.title = link.hostname;
    try {
      sessionStorage.setItem(LEFT, "yes");
    } catch {
      // Site data is blocked: nothing is kept that could be shown.
    }
    // The link's own rel does not reach this far.
    const quiet = document.createElement("meta");
    quiet.name = "referrer";
    quiet.content = "no-referrer";
    document.head.append(quiet);
    location.replace(link.href);
  });
  // An earlier page may come back as it stood, with everything on it.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && hasLeft()) {
      cover();
      location.reload();
    }
  });
}

/** Wait until the reader wants to see answers again, if this tab was left in a hurry. */
export async function untilWanted() {
  const notice = hasLeft() ? copyOf("answers-left") : null;
  if (!notice) {
    return;
  }
  // Browsers put back what stood in the fields.
  for (const field of document.querySelectorAll("input, textarea")) {
    const one = /** @type {HTMLInputElement} */ (field);
    one.value = one.defaultValue;
    one.checked = one.defaultChecked;
  }
  document.querySelector("h1")?.after(notice);
  await new Promise((resolve) => {
    onPress(notice, ".answers-show", () => resolve(true));
  });
  sessionStorage.removeItem(LEFT);
  delete document.documentElement.dataset.left;
  notice.remove();
}

function cover() {
  document.body.style.display = "none";
}

function hasLeft() {
  try {
    return sessionStorage.getItem(LEFT) !== null;
  } catch {
    return false;
  }
}

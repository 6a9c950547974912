// @ts-check
// Leaves in a hurry: covers the page, and takes its place in the history. What goes back: scripts/answers/wanted.js.

/** The key in the memory of the tab; scripts/left.js and scripts/answers/wanted.js know it. */
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

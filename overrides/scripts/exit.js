// @ts-check
// Quick exit: covers the page and replaces it in the history. If the reader comes back: scripts/answers/after-exit.js.

/** The key in session storage; scripts/hide-answers.js and scripts/answers/after-exit.js read it. */
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
      // Site data is blocked: no answers are stored.
    }
    // location.replace ignores the rel of the link.
    const quiet = document.createElement("meta");
    quiet.name = "referrer";
    quiet.content = "no-referrer";
    document.head.append(quiet);
    location.replace(link.href);
  });
  // An earlier page may come back from the back/forward cache, with answers on it.
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

// @ts-check
// Takes the answer to "how far?" along to the worksheet. The links lead where they lead, whatever happens here.

/** Milliseconds that a reader would not wait longer for. */
const PATIENCE = 500;

/** @typedef {typeof import("./answers/first.js").keepFirst} KeepFirst */

/**
 * @param {HTMLElement} list
 * @param {KeepFirst} keepFirst
 */
export function startChoice(list, keepFirst) {
  // In a frame of another site, a click could be stolen.
  if (window !== window.top) {
    return;
  }
  for (const link of list.querySelectorAll("a")) {
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
        return;
      }
      event.preventDefault();
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      await Promise.race([keep(list, link, keepFirst), late]);
      location.href = link.href;
    });
  }
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} link
 * @param {KeepFirst} keepFirst
 */
async function keep({ dataset }, link, keepFirst) {
  try {
    const { item = "", question = "" } = dataset;
    await keepFirst(dataset.siteId ?? "", {
      item,
      question,
      part: "choice",
      value: link.dataset.stage ?? "",
    });
  } catch {
    // Nothing can be kept here: then it is a link and no more.
  }
}

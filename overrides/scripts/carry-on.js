// @ts-check
// Offers a reader who comes back the record that they left open. It only reads, so a mere visit stores nothing.

/** @param {HTMLElement} place */
export function startCarryOn(place) {
  const { siteId = "", unnamed, words = "" } = place.dataset;
  const note = /** @type {HTMLElement} */ (place.querySelector(".carry-on-new"));
  const template = /** @type {HTMLTemplateElement} */ (place.querySelector(".carry-on-template"));
  const link = /** @type {HTMLElement} */ (template.content.firstElementChild);
  const show = async () => {
    // In a frame, another site could show it; after a quick exit, or in a reopened tab that forgets, answers are hidden.
    const mayShow = window === window.top && !("left" in document.documentElement.dataset);
    const reader = mayShow && (await hasAnswers(siteId)) ? await import("./answers/open-record.js") : null;
    const title = (await reader?.titleOfOpen(siteId, unnamed)) ?? "";
    link.textContent = words.replace("{name}", () => title);
    if (title) {
      place.append(link);
    } else {
      link.remove();
    }
    note.hidden = Boolean(title);
  };
  // Answers that can't be read are for the worksheet to explain.
  const start = () => show().catch(() => {});
  start();
  addEventListener("pageshow", ({ persisted }) => persisted && start());
}

/** @param {string} name */
async function hasAnswers(name) {
  if (sessionStorage.getItem(name) !== null) {
    return true;
  }
  return (await indexedDB.databases()).some((one) => one.name === name);
}

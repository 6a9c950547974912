// @ts-check
// Loads scripts that only some pages or some readers need.

import { copyOf, find, onPress } from "./words.js";

/** @import { Answers } from "./start.js" */

/**
 * What only some pages have, and the script that starts it.
 * @type {[string, () => Promise<{ start: (answers: Answers) => void }>][]}
 */
const PARTS = [
  [".letter-tools-template", () => import("../letters.js")],
  [".item [type=date]", () => import("./dates.js")],
  [".stage-template", () => import("./stage-paths.js")],
  [".stepped-back-template", () => import("./stages.js")],
  [
    ".sheet-bar-template, .summary-template, .print-template, .answer-tools-template",
    () => import("./boxes.js"),
  ],
];

/** Load the scripts of what this page has. What cannot be loaded is left out, as it is without scripts. */
export async function loadParts() {
  const found = PARTS.filter(([selector]) => document.querySelector(selector));
  const loaded = await Promise.all(found.map(([, load]) => load().catch(() => null)));
  return loaded.filter((part) => part !== null);
}

/**
 * Load what the bar can do beside what it says, when the reader opens it, or something has to be saved.
 * @param {HTMLElement} bar
 * @param {Answers} answers
 */
export function startBar(bar, { keeper }) {
  const said = find(bar, ".answers-rescued");
  const forget = copyOf("answers-forget");
  if (forget) {
    forget.inert = true;
    find(bar, ".answers-panel").append(forget);
  }
  const load = once(keeper, async () => {
    const more = await import("./more.js");
    more.startForget(find(bar, ".answers-forget"), keeper);
    return more;
  });
  find(bar, ".answers-more").addEventListener("toggle", () => load(true));
  keeper.addEventListener("kept", async (event) => {
    if (/** @type {CustomEvent} */ (event).detail.first) {
      (await load())?.askToStay(keeper.store);
    }
  });
  onPress(bar, ".answers-rescue", async () => (await load(true))?.saveFiles(keeper, said));
}

/**
 * Return a function that loads something once, and again if that failed. It is loaded with the first edit at the
 * latest: the network may be gone when it is needed.
 * @template T
 * @param {Answers["keeper"]} keeper
 * @param {() => Promise<T>} load
 */
export function once(keeper, load) {
  /** @type {Promise<T> | null} */
  let loading = null;
  const said = find(document, ".answers-rescued");
  const words = said.dataset.unreached ?? "";
  const get = async (waits = false) => {
    loading ??= load();
    const now = loading;
    try {
      const loaded = await now;
      if (said.textContent === words) {
        said.textContent = "";
      }
      return loaded;
    } catch {
      loading = loading === now ? null : loading;
      if (waits) {
        said.textContent = words;
        addEventListener("online", () => get(true), { once: true });
      }
      return null;
    }
  };
  const onEdit = () => keeper.state !== "idle" && get();
  keeper.addEventListener("state", onEdit);
  onEdit();
  return get;
}

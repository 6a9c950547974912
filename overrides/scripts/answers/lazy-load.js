// @ts-check
// Lazy-loads scripts that only some pages or some readers need.

import { copyOf, find, onPress } from "./dom.js";

/** @import { Answers } from "./start.js" */

/**
 * What only some pages have, and the script that starts it.
 * @type {[string, () => Promise<{ start: (answers: Answers) => void }>][]}
 */
const FEATURES = [
  [".letter-tools-template", () => import("../letter.js")],
  [".item [type=date]", () => import("./dates.js")],
  [".stage-template", () => import("./stage-path.js")],
  [
    ".sheet-bar-template, .summary-template, .print-template, .answer-tools-template",
    () => import("./worksheet-loader.js"),
  ],
];

/** What is folded and holds an answer, what an answer may open, and the wish to see everything. */
const UNFOLDED = ".folded :is(.filled, .answers-other), .item:has(.folded) .filled, #open-all:checked";

/**
 * Load the scripts that only some answers need, once there is one.
 * @param {Answers} answers
 */
export function loadForAnswers(answers) {
  const { autosave } = answers;
  const isAnswered = (/** @type {string | null | undefined} */ item) =>
    [...autosave.kept.values()].some((answer) => answer.item === item);
  const conditions = [...document.querySelectorAll(".item[data-when]")].flatMap(
    (item) => item.getAttribute("data-when")?.split(";") ?? [],
  );
  /** @type {[() => unknown, () => Promise<{ start: (answers: Answers) => void }>][]} */
  const waiting = [
    [() => conditions.some((one) => isAnswered(one.split(" ")[0])), () => import("./stages.js")],
    [
      () => isAnswered(document.querySelector(".next-step-template")?.getAttribute("data-item")),
      () => import("./next-step.js"),
    ],
    [() => document.querySelector(UNFOLDED), () => import("./fold.js")],
  ];
  const check = () => {
    for (const one of waiting.filter(([isNeeded]) => isNeeded())) {
      waiting.splice(waiting.indexOf(one), 1);
      one[1]().then(
        ({ start }) => start(answers),
        () => waiting.push(one),
      );
    }
  };
  document.addEventListener("change", check);
  autosave.addEventListener("kept", check);
  autosave.addEventListener("shown", check);
}

/** Load the scripts for what this page has. What cannot be loaded is left out, as without scripts. */
export async function loadFeatures() {
  const found = FEATURES.filter(([selector]) => document.querySelector(selector));
  const loaded = await Promise.all(found.map(([, load]) => load().catch(() => null)));
  return loaded.filter((part) => part !== null);
}

/**
 * Load the scripts of the bar when the reader opens it, edits something, or has to save a file.
 * @param {HTMLElement} bar
 * @param {Answers} answers
 */
export function startBar(bar, { autosave }) {
  const said = find(bar, ".answers-rescued");
  const forget = copyOf("answers-forget");
  if (forget) {
    forget.inert = true;
    find(bar, ".answers-panel").append(forget);
  }
  const load = loadOnce(autosave, async () => {
    const deferred = await import("./deferred.js");
    deferred.startForget(find(bar, ".answers-forget"), autosave);
    return deferred;
  });
  find(bar, ".answers-more").addEventListener("toggle", () => load(true));
  autosave.addEventListener("kept", async (event) => {
    if (/** @type {CustomEvent} */ (event).detail.first) {
      (await load())?.persistStorage(autosave.store);
    }
  });
  onPress(bar, ".answers-rescue", async () => (await load(true))?.saveFiles(autosave, said));
}

/**
 * Return a function that loads something once, and again if that failed. It is loaded with the first edit at the
 * latest, because the network may be gone when it is needed.
 * @template T
 * @param {Answers["autosave"]} autosave
 * @param {() => Promise<T>} load
 */
export function loadOnce(autosave, load) {
  /** @type {Promise<T> | null} */
  let loading = null;
  const message = find(document, ".answers-rescued");
  const failed = message.dataset.unreached ?? "";
  const get = async (isNeeded = false) => {
    loading ??= load();
    const now = loading;
    try {
      const loaded = await now;
      if (message.textContent === failed) {
        message.textContent = "";
      }
      return loaded;
    } catch {
      loading = loading === now ? null : loading;
      if (isNeeded) {
        message.textContent = failed;
        addEventListener("online", () => get(true), { once: true });
      }
      return null;
    }
  };
  const onEdit = () => autosave.state !== "idle" && get();
  autosave.addEventListener("state", onEdit);
  onEdit();
  return get;
}

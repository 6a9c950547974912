// @ts-check
// Starts a page that saves answers: binds its fields, shows saved answers, and saves edits. After a quick exit, it asks first.

import { confirmAfterExit, nameTab } from "./after-exit.js";
import { Autosave } from "./autosave.js";
import { copyOf, find } from "./dom.js";
import { Fields } from "./fields.js";
import { loadFeatures, loadForAnswers, startBar } from "./lazy-load.js";
import { startPrintAnswers } from "./print-answers.js";
import { startSelect } from "./record-select.js";
import { startStatus } from "./status.js";
import { forgets, Store } from "./store.js";
import { startTabs } from "./tabs.js";

/**
 * What the other modules of a page use.
 * @typedef {object} Answers
 * @property {Autosave} autosave
 * @property {Fields} fields
 * @property {() => Promise<void>} refresh Reload from the store, here and in other tabs.
 */

/**
 * @param {Autosave} autosave
 * @param {Fields} fields
 */
function watchConflicts(autosave, fields) {
  let any = false;
  const show = async () => {
    any ||= [...autosave.kept.values()].some(({ others }) => others.length);
    // Without a network, they show at the next change with one.
    const conflicts = any ? await import("./conflicts.js").catch(() => null) : null;
    conflicts?.showConflicts(autosave, fields);
  };
  autosave.addEventListener("loaded", show);
  autosave.addEventListener("kept", show);
}

/** @returns {Map<string, string>} The current id for each former one. */
function formerIds() {
  const ids = new Map();
  for (const item of document.querySelectorAll(".item[data-was]")) {
    for (const was of item.getAttribute("data-was")?.split(" ") ?? []) {
      ids.set(was, item.id);
    }
  }
  return ids;
}

/** @param {HTMLTemplateElement} template */
export async function startAnswers(template) {
  await confirmAfterExit();
  const bar = copyOf("answers");
  // In a frame, another site could steal clicks, so nothing is shown.
  if (window !== window.top || !bar) {
    return;
  }
  const name = template.dataset.siteId ?? "";
  // Few readers choose it. If it cannot be loaded, nothing is kept, and nothing says that it is.
  const store = forgets(name) ? new (await import("./session.js")).Session(name) : new Store(name);
  document.body.append(bar);
  const autosave = new Autosave(store);
  autosave.former = formerIds();
  autosave.migration = async () => (await import("./deferred.js")).migrate;
  if (autosave.store.forgets) {
    nameTab();
  }
  const fields = new Fields(autosave);
  startStatus(bar, autosave, fields);
  watchConflicts(autosave, fields);
  startPrintAnswers(fields);
  autosave.addEventListener("state", () => autosave.locked && fields.lock());
  const notifyTabs = startTabs(autosave, fields);

  const show = () => {
    if (autosave.state !== "blocked") {
      fields.show();
    }
  };
  const refresh = async () => {
    await autosave.load();
    show();
    notifyTabs();
  };
  const answers = { autosave, fields, refresh };
  startBar(bar, answers);
  startSelect(/** @type {HTMLSelectElement} */ (find(bar, "#answers-sheet")), answers);
  const parts = loadFeatures();
  await autosave.load();
  show();
  loadForAnswers(answers);
  for (const { start } of await parts) {
    start(answers);
  }
  show();
}

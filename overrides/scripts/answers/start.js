// @ts-check
// Lets a page remember: binds its fields, shows what is kept, and keeps what is written. Not before it may be seen.

import { Fields } from "./fields.js";
import { Keeper } from "./keeper.js";
import { loadParts, startBar } from "./later.js";
import { startPaper } from "./paper.js";
import { Session } from "./session.js";
import { startSelect } from "./sheet-select.js";
import { startStatus } from "./status.js";
import { startSteps } from "./steps.js";
import { Store } from "./store.js";
import { startTabs } from "./tabs.js";
import { nameTab, untilWanted } from "./wanted.js";
import { copyOf, find } from "./words.js";

/**
 * What the other modules of a page need.
 * @typedef {object} Answers
 * @property {Keeper} keeper
 * @property {Fields} fields
 * @property {() => Promise<void>} refresh Show what the store has, here and in other tabs.
 */

/**
 * @param {Keeper} keeper
 * @param {Fields} fields
 */
function watchConflicts(keeper, fields) {
  let any = false;
  const show = async () => {
    any ||= [...keeper.kept.values()].some(({ others }) => others.length);
    // Without a network they show as soon as there is one.
    const conflicts = any ? await import("./conflicts.js").catch(() => null) : null;
    conflicts?.showConflicts(keeper, fields);
  };
  keeper.addEventListener("loaded", show);
  keeper.addEventListener("kept", show);
}

/** @returns {Map<string, string>} The id of today for each former one. */
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
  await untilWanted();
  const bar = copyOf("answers");
  // In a frame of another site, a click could be stolen; nothing is shown there.
  if (window !== window.top || !bar) {
    return;
  }
  document.body.append(bar);
  const name = template.dataset.siteId ?? "";
  const keeper = new Keeper(Session.chosen(name) ? new Session(name) : new Store(name));
  keeper.former = formerIds();
  keeper.migration = async () => (await import("./more.js")).migrate;
  if (keeper.store.forgets) {
    nameTab();
  }
  const fields = new Fields(keeper);
  startStatus(bar, keeper, fields);
  watchConflicts(keeper, fields);
  startPaper(fields);
  keeper.addEventListener("state", () => keeper.locked && fields.lock());
  const tell = startTabs(keeper, fields);

  const show = () => {
    if (keeper.state !== "blocked") {
      fields.show();
    }
  };
  const refresh = async () => {
    await keeper.load();
    show();
    tell();
  };
  const answers = { keeper, fields, refresh };
  startBar(bar, answers);
  startSelect(/** @type {HTMLSelectElement} */ (find(bar, "#answers-sheet")), answers);
  const parts = loadParts();
  await keeper.load();
  show();
  startSteps(answers);
  for (const { start } of await parts) {
    start(answers);
  }
  show();
}

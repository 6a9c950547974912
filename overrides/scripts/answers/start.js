// @ts-check
// Lets a page remember: binds its fields, shows what is kept, and keeps what is written. Not before it may be seen.

import { fillLetters } from "../letters.js";
import { startDates } from "./dates.js";
import { canHold, Fields } from "./fields.js";
import { askToStay, storeOf } from "./first.js";
import { startForget } from "./forget.js";
import { Keeper } from "./keeper.js";
import { formerIds } from "./migrate-ids.js";
import { startPaper } from "./paper.js";
import { saveFile } from "./save.js";
import { startSelect } from "./sheet-select.js";
import { startStatus } from "./status.js";
import { startTabs } from "./tabs.js";
import { nameTab, untilWanted } from "./wanted.js";
import { copyOf, dayInWords, find, onPress } from "./words.js";

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
    conflicts?.showConflicts(keeper, fields, { canHold, copyOf, dayInWords });
  };
  keeper.addEventListener("loaded", show);
  keeper.addEventListener("kept", show);
}

/**
 * @param {HTMLTemplateElement} template
 * @returns {Promise<Answers | null>}
 */
export async function startAnswers(template) {
  await untilWanted();
  const bar = copyOf("answers");
  // In a frame of another site, a click could be stolen; nothing is shown there.
  if (window !== window.top || !bar) {
    return null;
  }
  document.body.append(bar);
  const name = template.dataset.siteId ?? "";
  const keeper = new Keeper(storeOf(name));
  keeper.former = formerIds();
  nameTab(keeper);
  const fields = new Fields(keeper);
  fillLetters(keeper, fields);
  startStatus(bar, keeper, fields);
  watchConflicts(keeper, fields);
  startDates(keeper, fields);
  startForget(find(bar, ".answers-panel"), keeper);
  startPaper(fields);
  onPress(bar, ".answers-rescue", () => saveFile(keeper, find(bar, ".answers-rescued")));
  keeper.addEventListener("state", () => keeper.locked && fields.lock());
  const tell = startTabs(keeper, fields);
  keeper.addEventListener("kept", (event) => {
    if (/** @type {CustomEvent} */ (event).detail.first) {
      askToStay(keeper.store);
    }
  });

  const show = () => {
    if (keeper.state !== "blocked") {
      fields.show();
    }
  };
  await keeper.load();
  show();
  const refresh = async () => {
    await keeper.load();
    show();
    tell();
  };
  const answers = { keeper, fields, refresh };
  startSelect(/** @type {HTMLSelectElement} */ (find(bar, "#answers-sheet")), answers);
  return answers;
}

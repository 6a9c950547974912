// @ts-check
// The buttons that save, open, copy and clear answers. Their words are in the template of the macro.

import { announceBeside } from "./announce.js";
import { answeredQuestions, removedAnswers } from "./answers-as-text.js";
import { clear } from "./clear.js";
import { idOf, keep } from "./data.js";
import { copyOf, find, focusOn, onPress, titleOf } from "./dom.js";
import { FileError, fromBytes } from "./file.js";
import { FILE } from "./file-limits.js";
import { startForget } from "./forget.js";
import { canUndoImport, importFile, undoImport } from "./import-file.js";
import { merge, migrate } from "./merge.js";
import { hold } from "./record-select.js";
import { saveFiles } from "./save.js";
import { asMarkdown, asText } from "./text-formats.js";

/** @import { Answers } from "./start.js" */
/** @import { Data } from "./data.js" */

/**
 * @param {HTMLElement} tools
 * @param {Answers} answers
 */
export function startTools(tools, answers) {
  const { autosave } = answers;
  const forget = copyOf("answers-forget");
  if (forget) {
    find(tools, ".tools-forget").append(forget);
    startForget(forget, autosave);
  }
  const { known } = find(document, ".answer-tools-template").dataset;
  startRemoved(answers, tools, new Set(known?.split(" ")));
  startClearing(answers, tools);
  startOpening(answers, tools);

  onPress(tools, ".tools-save", () => {
    announceBeside(find(tools, ".tools-save"), "");
    saveFiles(autosave, find(tools, ".tools-saved"));
  });

  const byHand = find(tools, ".tools-copied");
  const copy = async (/** @type {string} */ text) => {
    const say = (/** @type {string} */ name) => announceBeside(find(tools, ".tools-markdown"), name);
    try {
      await navigator.clipboard.writeText(text);
      say("copied");
    } catch {
      const box = /** @type {HTMLTextAreaElement} */ (find(byHand, "textarea"));
      byHand.hidden = false;
      box.value = text;
      box.select();
      say("byHand");
    }
  };
  const copyAs = async (/** @type {typeof asText} */ write) => {
    await autosave.flush();
    copy(write(answeredQuestions(answers)));
  };
  onPress(tools, ".tools-text", () => copyAs(asText));
  onPress(tools, ".tools-markdown", () => copyAs(asMarkdown));
}

/**
 * @param {Answers} answers
 * @param {HTMLElement} tools
 * @param {Set<string>} known
 */
function startRemoved(answers, tools, known) {
  const place = find(tools, ".answers-gone");
  let shown = "";
  const show = () => {
    const found = removedAnswers(answers, known);
    const now = JSON.stringify(found);
    if (now === shown) {
      return; // laying out a thousand lines after every word would slow down typing
    }
    shown = now;
    place.hidden = found.length === 0;
    const lines = found.flatMap(({ question, words }) => {
      const [term, description] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = question;
      description.textContent = words;
      return [term, description];
    });
    find(place, "dl").replaceChildren(...lines);
  };
  answers.autosave.addEventListener("loaded", show);
  show();
}

/**
 * Clear in two steps, with undo until the page is left.
 * @param {Answers} answers
 * @param {HTMLElement} tools
 */
function startClearing({ autosave, fields, refresh }, tools) {
  const [ask, confirm, undo] = [".tools-clear", ".tools-confirm", ".tools-undo"].map((one) =>
    find(tools, one),
  );
  if (!ask || !confirm || !undo) {
    return;
  }
  /** @type {{ data: Data, colours: string | null } | null} */
  let before = null;
  // The key of scripts/colours.js. A module for both would be one more file on every page.
  const scheme = `scheme:${autosave.store.name}`;
  const show = (/** @type {boolean} */ asking) => {
    // Once it was shown its room stays, so that nothing else comes under the thumb.
    confirm.hidden &&= !asking;
    confirm.inert = !asking;
    undo.hidden = !before;
  };
  ask.addEventListener("click", () => {
    show(true);
    focusOn(find(confirm, ".tools-really"));
  });
  onPress(confirm, ".tools-keep", () => {
    show(false);
    focusOn(ask);
  });
  onPress(confirm, ".tools-really", async () => {
    await autosave.flush();
    try {
      await autosave.inTurn(async () => {
        const edits = [...autosave.waiting.values()];
        const data = await clear(autosave.store);
        before = {
          data: edits.length ? keep(data, edits, autosave.record).data : data,
          colours: localStorage.getItem(scheme),
        };
        autosave.waiting.clear();
        localStorage.removeItem(scheme);
      });
    } catch {
      if (autosave.state !== "blocked") {
        show(false);
        announceBeside(ask, "notCleared");
        return;
      }
      // Site data is blocked: there is only the page to clear.
      autosave.waiting.clear();
    }
    await refresh();
    fields.show();
    show(false);
    autosave.dispatchEvent(new Event("cleared"));
    announceBeside(ask, "cleared");
    focusOn(undo);
  });
  undo.addEventListener("click", async () => {
    const back = before;
    before = null;
    if (back) {
      // What was written since stays.
      await autosave.inTurn(
        async () => void (await autosave.store.change((now) => merge(now, back.data, autosave.former))),
      );
      if (back.colours) {
        localStorage.setItem(scheme, back.colours);
      }
    }
    await refresh();
    show(false);
    announceBeside(ask, "undone");
    focusOn(ask);
  });
  // Another person may come back to this page: they must not find the deleted answers.
  addEventListener("pagehide", () => {
    before = null;
    show(false);
  });
  show(false);
}

/**
 * Open a file: it is checked before anything changes, and can be undone.
 * @param {Answers} answers
 * @param {HTMLElement} tools
 */
function startOpening(answers, tools) {
  const { autosave, refresh } = answers;
  const input = /** @type {HTMLInputElement} */ (find(tools, "#tools-open"));
  const back = find(tools, ".tools-back");
  const say = (/** @type {string} */ name, facts = {}) => announceBeside(back, name, facts);
  const showUndo = async () => {
    back.hidden = !(await canUndoImport(autosave.store).catch(() => false));
  };
  const add = async (/** @type {File} */ file) => {
    if (file.size > FILE.bytes) {
      throw new FileError("large");
    }
    const found = fromBytes(await file.arrayBuffer(), autosave.store.name);
    let facts = { added: 0, both: 0, sheets: 0 };
    const addTo = (/** @type {Data} */ here) => {
      const data = merge(here, found, autosave.former);
      const kept = new Map(data.answers.map((answer) => [idOf(answer), answer.value]));
      const { answers: given } = migrate(found, autosave.former);
      const { current, sheets } = whereNew(here, data, found.current);
      facts = {
        added: data.answers.length - here.answers.length,
        both: given.filter((answer) => kept.get(idOf(answer)) !== answer.value).length,
        sheets,
      };
      return { ...data, current };
    };
    await hold(answers, () => importFile(autosave.store, addTo));
    const { unnamed } = find(document, ".answers-state").dataset;
    const name = titleOf(autosave.records, autosave.record, unnamed);
    const missing = found.missing?.join(", ") || "?";
    say(found.missing ? "openedPart" : "opened", { ...facts, name, names: missing });
  };
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (file) {
      await add(file).catch((error) => say(error instanceof FileError ? error.fault : "failed"));
      input.value = "";
      await showUndo();
    }
  });
  back.addEventListener("click", async () => {
    await autosave.flush();
    await autosave.inTurn(async () => void (await undoImport(autosave.store)));
    await refresh();
    say("takenOut");
    await showUndo();
    focusOn(input);
  });
  autosave.addEventListener("loaded", showUndo);
  showUndo();
}

/**
 * Return how many records have something new, and which to show: the one that was open in the file, or here.
 * @param {Data} before
 * @param {Data} after
 * @param {string} openInFile
 */
function whereNew(before, after, openInFile) {
  const known = new Set(before.answers);
  const records = new Set(after.answers.filter((answer) => !known.has(answer)).map(({ sheet }) => sheet));
  const [first = after.current] = records;
  const current = [openInFile, after.current].find((id) => records.has(id)) ?? first;
  return { current, sheets: records.size };
}

// @ts-check
// Saves, opens, copies and clears. The words stand in the template of the macro.

import { clear } from "./clear.js";
import { FileError, fromBytes } from "./file.js";
import { FILE } from "./file-limits.js";
import { startForget } from "./forget.js";
import { merge, migrate } from "./merge.js";
import { hasOpened, open, takeOut } from "./opened.js";
import { idOf, keep } from "./record.js";
import { saveFiles } from "./save.js";
import { sayBeside } from "./say.js";
import { hold } from "./sheet-select.js";
import { asMarkdown, asText } from "./text.js";
import { gone, tell } from "./told.js";
import { copyOf, find, focusOn, onPress, titleOf } from "./words.js";

/** @import { Answers } from "./start.js" */
/** @import { Data } from "./record.js" */

/**
 * @param {HTMLElement} tools
 * @param {Answers} answers
 */
export function startTools(tools, answers) {
  const { keeper } = answers;
  const forget = copyOf("answers-forget");
  if (forget) {
    find(tools, ".tools-forget").append(forget);
    startForget(forget, keeper);
  }
  const { known } = find(document, ".answer-tools-template").dataset;
  startGone(answers, tools, new Set(known?.split(" ")));
  startClearing(answers, tools);
  startOpening(answers, tools);

  onPress(tools, ".tools-save", () => {
    sayBeside(find(tools, ".tools-save"), "");
    saveFiles(keeper, find(tools, ".tools-saved"));
  });

  const byHand = find(tools, ".tools-copied");
  const copy = async (/** @type {string} */ text) => {
    const say = (/** @type {string} */ name) => sayBeside(find(tools, ".tools-markdown"), name);
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
    await keeper.flush();
    copy(write(tell(answers)));
  };
  onPress(tools, ".tools-text", () => copyAs(asText));
  onPress(tools, ".tools-markdown", () => copyAs(asMarkdown));
}

/**
 * @param {Answers} answers
 * @param {HTMLElement} tools
 * @param {Set<string>} known
 */
function startGone(answers, tools, known) {
  const place = find(tools, ".answers-gone");
  let shown = "";
  const show = () => {
    const found = gone(answers, known);
    const now = JSON.stringify(found);
    if (now === shown) {
      return; // to lay out a thousand lines anew after every word would hold up the next one
    }
    shown = now;
    place.hidden = found.length === 0;
    const lines = found.flatMap(({ question, words }) => {
      const [term, one] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = question;
      one.textContent = words;
      return [term, one];
    });
    find(place, "dl").replaceChildren(...lines);
  };
  answers.keeper.addEventListener("loaded", show);
  show();
}

/**
 * Clear in two actions, with a way back until the page is left.
 * @param {Answers} answers
 * @param {HTMLElement} tools
 */
function startClearing({ keeper, fields, refresh }, tools) {
  const [ask, confirm, undo] = [".tools-clear", ".tools-confirm", ".tools-undo"].map((one) =>
    find(tools, one),
  );
  if (!ask || !confirm || !undo) {
    return;
  }
  /** @type {{ data: Data, colours: string | null } | null} */
  let before = null;
  // Where scripts/colours.js keeps the choice; what both import would be one file more for every page.
  const scheme = `scheme:${keeper.store.name}`;
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
    await keeper.flush();
    try {
      await keeper.inTurn(async () => {
        const edits = [...keeper.waiting.values()];
        const data = await clear(keeper.store);
        before = {
          data: edits.length ? keep(data, edits, keeper.sheet).data : data,
          colours: localStorage.getItem(scheme),
        };
        keeper.waiting.clear();
        localStorage.removeItem(scheme);
      });
    } catch {
      if (keeper.state !== "blocked") {
        show(false);
        sayBeside(ask, "notCleared");
        return;
      }
      // Site data is blocked: there is only the page to clear.
      keeper.waiting.clear();
    }
    await refresh();
    fields.show();
    show(false);
    keeper.dispatchEvent(new Event("cleared"));
    sayBeside(ask, "cleared");
    focusOn(undo);
  });
  undo.addEventListener("click", async () => {
    const back = before;
    before = null;
    if (back) {
      // What was written since stays.
      await keeper.inTurn(
        async () => void (await keeper.store.change((now) => merge(now, back.data, keeper.former))),
      );
      if (back.colours) {
        localStorage.setItem(scheme, back.colours);
      }
    }
    await refresh();
    show(false);
    sayBeside(ask, "undone");
    focusOn(ask);
  });
  // Whoever comes back to this page, perhaps another person, finds nothing.
  addEventListener("pagehide", () => {
    before = null;
    show(false);
  });
  show(false);
}

/**
 * Open a file: checked before anything changes, and with a way back until the next edit.
 * @param {Answers} answers
 * @param {HTMLElement} tools
 */
function startOpening(answers, tools) {
  const { keeper, refresh } = answers;
  const input = /** @type {HTMLInputElement} */ (find(tools, "#tools-open"));
  const back = find(tools, ".tools-back");
  const say = (/** @type {string} */ name, facts = {}) => sayBeside(back, name, facts);
  const offer = async () => {
    back.hidden = !(await hasOpened(keeper.store).catch(() => false));
  };
  const add = async (/** @type {File} */ file) => {
    if (file.size > FILE.bytes) {
      throw new FileError("large");
    }
    const found = fromBytes(await file.arrayBuffer(), keeper.store.name);
    let facts = { added: 0, both: 0, sheets: 0 };
    const addTo = (/** @type {Data} */ here) => {
      const data = merge(here, found, keeper.former);
      const kept = new Map(data.answers.map((answer) => [idOf(answer), answer.value]));
      const { answers: given } = migrate(found, keeper.former);
      const { current, sheets } = whereNew(here, data, found.current);
      facts = {
        added: data.answers.length - here.answers.length,
        both: given.filter((answer) => kept.get(idOf(answer)) !== answer.value).length,
        sheets,
      };
      return { ...data, current };
    };
    await hold(answers, () => open(keeper.store, addTo));
    const { unnamed } = find(document, ".answers-state").dataset;
    const name = titleOf(keeper.sheets, keeper.sheet, unnamed);
    const missing = found.missing?.join(", ") || "?";
    say(found.missing ? "openedPart" : "opened", { ...facts, name, names: missing });
  };
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (file) {
      await add(file).catch((error) => say(error instanceof FileError ? error.fault : "failed"));
      input.value = "";
      await offer();
    }
  });
  back.addEventListener("click", async () => {
    await keeper.flush();
    await keeper.inTurn(async () => void (await takeOut(keeper.store)));
    await refresh();
    say("takenOut");
    await offer();
    focusOn(input);
  });
  keeper.addEventListener("loaded", offer);
  offer();
}

/**
 * Return on how many sheets something new stands, and which sheet shows it: the one that was open in the file, or here.
 * @param {Data} before
 * @param {Data} after
 * @param {string} wanted
 */
function whereNew(before, after, wanted) {
  const known = new Set(before.answers);
  const sheets = new Set(after.answers.filter((answer) => !known.has(answer)).map(({ sheet }) => sheet));
  const [first = after.current] = sheets;
  const current = [wanted, after.current].find((id) => sheets.has(id)) ?? first;
  return { current, sheets: sheets.size };
}

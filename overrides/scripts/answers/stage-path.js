// @ts-check
// Shows at each stage whether the open record starts from it, and lets the reader start from there.

import { copyOf, find, focusOn, hold, newId, onPress, withRecord } from "./core.js";

/** @import { Answers } from "./start.js" */

/** @param {Answers} answers */
export function start(answers) {
  for (const place of document.querySelectorAll(".stage-place")) {
    startPath(answers, place);
  }
}

/**
 * @param {Answers} answers
 * @param {Element} place
 */
function startPath(answers, place) {
  const { autosave } = answers;
  const { item = "", question = "", stage = "" } = find(place, ".stage-template").dataset;
  const box = copyOf("stage", place);
  if (!box) {
    return;
  }
  place.append(box);
  const part = "choice";
  const same = find(box, ".stage-same");
  const show = () => {
    const held = box.contains(document.activeElement);
    const value = autosave.kept.get(`${item} ${part}`)?.value ?? "";
    for (const [selector, shown] of /** @type {[string, boolean][]} */ ([
      [".stage-back", value === stage],
      [".stage-use", !value],
      [".stage-new", Boolean(value) && value !== stage],
    ])) {
      find(box, selector).hidden = !shown;
    }
    if (held) {
      // The button that was pressed is gone: the next one takes its place.
      focusOn(box.querySelector(".button:not([hidden])"));
    }
    const words = value === stage ? (same.dataset.words ?? "") : "";
    if (same.textContent !== words) {
      same.textContent = words;
    }
    box.hidden = autosave.locked || autosave.state === "blocked";
  };
  const use = (/** @type {string} */ value) => autosave.edit({ item, part, value, question });
  onPress(box, ".stage-use", () => use(stage));
  onPress(box, ".stage-back", () => use(""));
  onPress(box, ".stage-new", async () => {
    await hold(answers, () => autosave.store.change((data) => withRecord(data, newId())));
    use(stage);
  });
  for (const event of ["kept", "loaded", "state"]) {
    autosave.addEventListener(event, show);
  }
  show();
}

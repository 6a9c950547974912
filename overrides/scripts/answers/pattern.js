// @ts-check
// Shows what several records have in common as tables, with a bar for the number of records that stopped at each stage.

import { alike, ENOUGH, stops } from "./count.js";
import { copyOf, fill, find } from "./dom.js";

/** @import { Answers } from "./start.js" */
/** @import { Row } from "./count.js" */
/** @import { Answer } from "./data.js" */

const STEPS = ["1", "2", "3", "4", "5"];
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {HTMLElement} template
 * @param {Answers} answers
 */
export function startPattern(template, { autosave }) {
  const items = template.dataset.items?.trim().split(" ") ?? [];
  const stage = document.querySelector("[data-asks-stage]");
  const radios = [...(stage?.querySelectorAll("input") ?? [])];
  /** @type {HTMLElement | null} */
  let shown = null;

  /**
   * Answers of the records that are not open. They are read again only when more than the open record changed.
   * @type {{ record: string, ids: string, answers: Answer[] } | null}
   */
  let closed = null;

  const show = async (/** @type {boolean} */ all) => {
    const { record, records } = autosave;
    const enough = records.length >= ENOUGH;
    const ids = records.map(({ id }) => id).join();
    if (enough && (all || closed?.record !== record || closed.ids !== ids)) {
      const data = await autosave.store.read().catch(() => null);
      const asked = new Set([stage?.id, ...items]);
      closed = data && {
        record,
        ids,
        answers: data.answers.filter((answer) => answer.sheet !== record && asked.has(answer.item)),
      };
    }
    shown?.remove();
    shown = enough && closed ? copyOf("pattern") : null;
    if (!closed || !shown) {
      return;
    }
    const note = find(shown, ".pattern-note");
    note.textContent = fill(note.dataset.words, { count: records.length });
    const known = new Set(records.map(({ id }) => id));
    const found = [...closed.answers, ...autosave.kept.values()].filter((answer) => known.has(answer.sheet));
    const rows = stops(
      found,
      stage?.id ?? "",
      radios.map((radio) => radio.value),
    );
    const named = rows.map((row) => ({ ...row, words: textOf(`label:has([id="${stage?.id}_${row.id}"])`) }));
    put(find(shown, ".pattern-stages"), named, ["count"]);
    const most = Math.max(...named.map(({ count }) => count));
    for (const [number, head] of shown.querySelectorAll(".pattern-stages tbody th").entries()) {
      head.append(barOf((named[number]?.count ?? 0) / most));
    }
    for (const [place, rows] of /** @type {[string, Row[]][]} */ ([
      [".pattern-poor", alike(found, items, "no", true)],
      [".pattern-good", alike(found, items, "yes")],
    ])) {
      const labelled = rows.map((row) => ({ ...row, words: textOf(`[id="${row.id}_text"]`) }));
      put(find(shown, place), labelled, ["count", "of"]);
    }
    const scales = find(shown, ".pattern-scales");
    if (scales) {
      put(scales, scaleRows(found, template.dataset.scales?.split(" ") ?? []), STEPS);
    }
    template.after(shown);
  };
  autosave.addEventListener("kept", () => show(false));
  autosave.addEventListener("loaded", (event) => show(/** @type {CustomEvent} */ (event).detail.all));
  show(true);
}

/**
 * Return how often each step of a scale was chosen, for those that at least two sheets answer.
 * @param {Answer[]} found
 * @param {string[]} scales
 */
function scaleRows(found, scales) {
  return scales.flatMap((id) => {
    const chosen = stops(found, id, STEPS);
    if (!chosen[0] || chosen[0].of < 2) {
      return [];
    }
    const counts = STEPS.map((step) => [step, chosen.find((row) => row.id === step)?.count ?? 0]);
    const [low, high] = ["1", "5"].map((step) => textOf(`label:has([id="${id}_${step}"])`));
    return { ...Object.fromEntries(counts), words: `${textOf(`[id="${id}_text"]`)} ${low}, ${high}` };
  });
}

/** @param {string} selector */
function textOf(selector) {
  return document.querySelector(selector)?.textContent?.trim() ?? "";
}

/**
 * @param {HTMLElement} place
 * @param {({ words: string } & Record<string, string | number>)[]} rows
 * @param {string[]} columns
 */
function put(place, rows, columns) {
  place.hidden = rows.length === 0;
  const lines = rows.map((row) => {
    const line = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = row.words;
    line.append(head);
    for (const column of columns) {
      const cell = document.createElement("td");
      cell.textContent = String(row[column]);
      line.append(cell);
    }
    return line;
  });
  find(place, "tbody").replaceChildren(...lines);
}

/**
 * Return a bar, drawn across the width of its cell, so that no label is cut off.
 * @param {number} share
 */
function barOf(share) {
  const [bar, rect] = [document.createElementNS(SVG, "svg"), document.createElementNS(SVG, "rect")];
  bar.classList.add("pattern-bar");
  bar.setAttribute("aria-hidden", "true");
  rect.setAttribute("width", `${share * 100}%`);
  rect.setAttribute("height", "100%");
  bar.append(rect);
  return bar;
}

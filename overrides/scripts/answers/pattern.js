// @ts-check
// Shows what several sheets have in common: as a table, and where it stopped as a small picture too.

import { alike, ENOUGH, stops } from "./count.js";
import { copyOf, fill, find } from "./words.js";

/** @import { Answers } from "./start.js" */
/** @import { Row } from "./count.js" */

const SVG = "http://www.w3.org/2000/svg";
/** Of the picture: its width, the room for a number beside a bar, and the heights of a bar and a row. */
const [WIDTH, BESIDE, BAR, STEP] = [320, 32, 14, 44];

/** @param {Answers} answers */
export function startPattern({ keeper }) {
  const template = find(document, ".pattern-template");
  const items = template.dataset.items?.trim().split(" ") ?? [];
  const stage = document.querySelector("[data-asks-stage]");
  const radios = [...(stage?.querySelectorAll("input") ?? [])];
  /** @type {HTMLElement | null} */
  let shown = null;

  const show = async () => {
    const enough = keeper.sheets.length >= ENOUGH;
    const data = enough ? await keeper.store.read().catch(() => null) : null;
    shown?.remove();
    shown = data && data.sheets.length >= ENOUGH ? copyOf("pattern") : null;
    if (!data || !shown) {
      return;
    }
    const note = find(shown, ".pattern-note");
    note.textContent = fill(note.dataset.words, { count: data.sheets.length });
    const ids = new Set(data.sheets.map((sheet) => sheet.id));
    const all = data.answers.filter((answer) => ids.has(answer.sheet));
    const rows = stops(
      all,
      stage?.id ?? "",
      radios.map((radio) => radio.value),
    );
    const named = rows.map((row) => ({ ...row, words: textOf(`label:has([id="${stage?.id}_${row.id}"])`) }));
    put(find(shown, ".pattern-stages"), named, ["count"]);
    find(shown, ".pattern-table").before(picture(named));
    for (const [place, found] of /** @type {[string, Row[]][]} */ ([
      [".pattern-poor", alike(all, items, "no", true)],
      [".pattern-good", alike(all, items, "yes")],
    ])) {
      const told = found.map((row) => ({ ...row, words: textOf(`[id="${row.id}_text"]`) }));
      put(find(shown, place), told, ["count", "of"]);
    }
    template.after(shown);
  };
  for (const event of ["kept", "loaded"]) {
    keeper.addEventListener(event, show);
  }
  show();
}

/** @param {string} selector */
function textOf(selector) {
  return document.querySelector(selector)?.textContent?.trim() ?? "";
}

/**
 * @param {HTMLElement} place
 * @param {(Row & { words: string })[]} rows
 * @param {("count" | "of")[]} columns
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
      line.insertCell().textContent = String(row[column]);
    }
    return line;
  });
  find(place, "tbody").replaceChildren(...lines);
}

/** @param {(Row & { words: string })[]} rows */
function picture(rows) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const svg = drawn("svg", {
    role: "img",
    viewBox: `0 0 ${WIDTH} ${rows.length * STEP || 1}`,
    class: "pattern-picture",
  });
  const title = drawn("title", {});
  title.textContent = rows.map(({ words, count }) => `${words}: ${count}`).join("; ");
  svg.append(title);
  for (const [number, { words, count }] of rows.entries()) {
    const [top, width] = [number * STEP, ((WIDTH - BESIDE) * count) / most];
    const label = drawn("text", { x: "0", y: `${top + 15}` });
    const figure = drawn("text", { x: `${width + 6}`, y: `${top + 33}` });
    label.textContent = words;
    figure.textContent = String(count);
    svg.append(
      label,
      drawn("rect", { x: "0", y: `${top + 21}`, width: `${width}`, height: `${BAR}` }),
      figure,
    );
  }
  return svg;
}

/**
 * @param {string} name
 * @param {Record<string, string>} facts
 */
function drawn(name, facts) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(facts)) {
    element.setAttribute(key, value);
  }
  return element;
}

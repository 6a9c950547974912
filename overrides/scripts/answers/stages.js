// @ts-check
// Moves questions for other stages into a closed box at the end of their group.

import { copyOf, fill, find, openTarget, valueIn } from "./core.js";

/** @import { Answers } from "./start.js" */

/** @param {Answers} answers */
export function start({ autosave, fields }) {
  const stage = [...fields.all.values()].find(({ place }) => place.matches("[data-asks-stage]"));
  if (!stage) {
    return;
  }
  const groups = [...document.querySelectorAll(".group:has([data-stages])")].map((group) => {
    const items = [...group.querySelectorAll(".item")];
    return {
      group,
      items,
      place: /** @type {Element} */ (items[0]?.parentElement),
      end: items.at(-1)?.nextSibling ?? null,
    };
  });
  let shown = "";
  const arrange = (chosen = valueIn(stage)) => {
    if (chosen === shown) {
      return;
    }
    shown = chosen;
    for (const { group, items, place, end } of groups) {
      const others = items.filter((item) => chosen && isForOtherStages(item, chosen));
      for (const item of items) {
        place.insertBefore(item, end);
      }
      group.querySelector(".stepped-back")?.remove();
      const box = others.length ? copyOf("stepped-back") : null;
      if (box) {
        const summary = find(box, "summary");
        summary.textContent = fill(summary.dataset.words, { count: others.length });
        const list = /** @type {Element} */ (
          place === group ? document.createElement("div") : place.cloneNode(false)
        );
        list.append(...others);
        box.append(list);
        group.insertBefore(box, place === group ? end : place.nextSibling);
      }
    }
  };
  stage.place.addEventListener("change", () => arrange());
  // Nothing moves that is in use: what another tab chose waits until the focus is elsewhere.
  const whenFree = () => {
    if (groups.some(({ group }) => group.contains(document.activeElement))) {
      addEventListener("focusout", () => setTimeout(whenFree), { once: true });
    } else {
      arrange();
    }
  };
  autosave.addEventListener("shown", whenFree);
  // Paper has no boxes to open, so questions print in the order of their numbers.
  addEventListener("beforeprint", () => arrange(""));
  addEventListener("afterprint", () => arrange());
  arrange();
  openTarget();
}

/**
 * @param {Element} item
 * @param {string} stage
 */
function isForOtherStages(item, stage) {
  const stages = item.getAttribute("data-stages");
  return stages !== null && !stages.split(" ").includes(stage);
}

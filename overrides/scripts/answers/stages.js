// @ts-check
// Lets questions for other stages step back, to the end of their group. They are never lost.

import { openTarget } from "../target.js";
import { valueIn } from "./fields.js";
import { copyOf, fill, find } from "./words.js";

/** @import { Answers } from "./start.js" */

/** @param {Answers} answers */
export function startStages({ keeper, fields }) {
  const stage = [...fields.all.values()].find(({ place }) => place.matches("[data-asks-stage]"));
  if (!stage) {
    return;
  }
  const groups = [...document.querySelectorAll(".group:has([data-stages])")].map((group) => ({
    group,
    items: [...group.querySelectorAll(".item")],
    place: /** @type {Element} */ (group.querySelector(".item")?.parentElement),
  }));
  let shown = "";
  const arrange = (chosen = valueIn(stage)) => {
    if (chosen === shown) {
      return;
    }
    shown = chosen;
    for (const { group, items, place } of groups) {
      const others = items.filter((item) => chosen && isForOthers(item, chosen));
      const end = place === group ? find(group, ".answered") : null;
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
        find(group, ".answered").before(box);
      }
    }
  };
  stage.place.addEventListener("change", () => arrange());
  keeper.addEventListener("shown", () => arrange());
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
function isForOthers(item, stage) {
  const stages = item.getAttribute("data-stages");
  return stages !== null && !stages.split(" ").includes(stage);
}

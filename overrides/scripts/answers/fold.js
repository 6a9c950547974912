// @ts-check
// Opens what is folded: if it holds answers, if an answer asks for it, or all of it if the reader wants to see everything.

import { fill, valueIn } from "./core.js";

/** @import { Answers } from "./start.js" */

/** @param {Answers} answers */
export function start({ autosave, fields }) {
  const all = /** @type {HTMLInputElement | null} */ (document.querySelector("#open-all"));
  const boxes = [...document.querySelectorAll("details.folded")].map((element) => {
    const box = /** @type {HTMLDetailsElement} */ (element);
    const inside = [...fields.all.values()].filter(({ controls: [control] }) =>
      box.contains(control ?? null),
    );
    const choice = box.dataset.openedBy ? fields.all.get(`${inside[0]?.item} choice`) : undefined;
    const count = /** @type {HTMLElement | null} */ (box.querySelector(":scope > summary > .fold-count"));
    return { box, inside, choice, count, closed: count?.textContent ?? "" };
  });
  let { record } = autosave;

  const isWanted = (/** @type {typeof boxes[number]} */ { box, inside, choice }) =>
    all?.checked ||
    inside.some((field) => fields.holds(field)) ||
    (choice && (box.dataset.openedBy?.split(" ") ?? []).includes(valueIn(choice)));
  const count = () => {
    for (const { inside, count, closed } of boxes) {
      if (count) {
        const done = new Set(inside.filter((field) => fields.holds(field)).map(({ item }) => item)).size;
        const total = new Set(inside.map(({ item }) => item)).size;
        count.textContent = done ? fill(count.dataset.words, { done, total }) : closed;
      }
    }
  };
  const show = () => {
    const isOther = Boolean(record) && record !== autosave.record;
    record = autosave.record;
    for (const one of boxes) {
      const { box, count } = one;
      if (!isWanted(one)) {
        box.open &&= !isOther;
      } else if (isOther || !count || all?.checked || !isInSight(box)) {
        // A group in sight stays as it is, so that nothing moves under the reader's eyes; its line says what it holds.
        box.open = true;
      }
    }
    count();
  };
  document.addEventListener("change", ({ target }) => {
    for (const one of boxes) {
      if (target === all) {
        one.box.open = Boolean(isWanted(one));
      } else if (one.choice?.controls.some((control) => control === target) && isWanted(one)) {
        one.box.open = true;
      }
    }
  });
  autosave.addEventListener("shown", show);
  autosave.addEventListener("kept", count);

  show();
}

/** @param {Element} box */
function isInSight(box) {
  const { top, bottom } = box.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

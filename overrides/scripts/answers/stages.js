// @ts-check
// Moves items that are for other answers, such as another stage, into a closed box after the others. Those with an answer
// stay in their place.

import { copyOf, fill, find, openTarget, valueIn } from "./core.js";

/** @import { Answers } from "./start.js" */

/**
 * Items that stand together, and the box of those that stepped back.
 * @typedef {{ place: Element, items: HTMLElement[], end: ChildNode | null, box: HTMLElement | null }} List
 */

/** @param {Answers} answers */
export function start({ autosave, fields }) {
  // A question may be asked on another page; its answer is known from there.
  const valueAt = (/** @type {string} */ key) => {
    const field = fields.all.get(key);
    return field ? valueIn(field) : (autosave.kept.get(key)?.value ?? "");
  };
  // Of several answers, each has a box of its own.
  const chosen = (/** @type {string} */ item) => {
    const keys = [...new Set([...fields.all.keys(), ...autosave.kept.keys()])];
    const boxes = keys.filter((key) => key.startsWith(`${item} done-`) && valueAt(key));
    return [valueAt(`${item} choice`), ...boxes.map((key) => key.slice(`${item} done-`.length))].filter(
      Boolean,
    );
  };
  const depending = [...document.querySelectorAll(".item[data-when]")];
  const places = depending.map(({ parentElement }) => parentElement);
  /** @type {List[]} */
  const lists = [...new Set(places)].flatMap((place) => {
    const items = /** @type {HTMLElement[]} */ ([...(place?.querySelectorAll(":scope > .item") ?? [])]);
    return place ? { place, items, end: items.at(-1)?.nextSibling ?? null, box: null } : [];
  });
  let shown = "";
  const arrange = (all = false) => {
    const held = [...fields.all.values()].filter((field) => fields.holds(field)).map(({ place }) => place);
    const others = new Set(
      lists.flatMap(({ items }) =>
        items.filter((item) => !all && isForOthers(item, chosen) && !held.includes(item)),
      ),
    );
    const now = [...others].map(({ id }) => id).join();
    if (now !== shown) {
      shown = now;
      for (const list of lists) {
        stepBack(
          list,
          list.items.filter((item) => others.has(item)),
        );
      }
    }
  };
  for (const item of new Set(depending.flatMap((one) => conditions(one).map(([asked]) => asked)))) {
    document.getElementById(item ?? "")?.addEventListener("change", () => arrange());
  }
  // Nothing moves that is in use: what another tab chose waits until the focus is elsewhere.
  const whenFree = () => {
    if (lists.some(({ place, box }) => [place, box].some((one) => one?.contains(document.activeElement)))) {
      addEventListener("focusout", () => setTimeout(whenFree), { once: true });
    } else {
      arrange();
    }
  };
  autosave.addEventListener("shown", whenFree);
  // Paper has no boxes to open, so questions print in the order of their numbers.
  addEventListener("beforeprint", () => arrange(true));
  addEventListener("afterprint", () => arrange());
  arrange();
  openTarget();
}

/**
 * Put all items of a list in their order, and then some of them into a box behind it.
 * @param {List} list
 * @param {HTMLElement[]} others
 */
function stepBack(list, others) {
  const { place, items, end } = list;
  for (const item of items) {
    place.insertBefore(item, end);
  }
  list.box?.remove();
  list.box = others.length ? copyOf("stepped-back") : null;
  if (list.box) {
    const summary = find(list.box, "summary");
    summary.textContent = fill(summary.dataset.words, { count: others.length });
    const isList = place.matches("ol, ul");
    const inside = /** @type {Element} */ (isList ? place.cloneNode(false) : document.createElement("div"));
    inside.append(...others);
    list.box.append(inside);
    if (isList) {
      place.after(list.box);
    } else {
      place.insertBefore(list.box, end);
    }
  }
}

/**
 * Return the conditions of an item: each the id of a question, followed by the answers for which the item is meant.
 * @param {Element} item
 */
function conditions(item) {
  return (item.getAttribute("data-when") ?? "").split(";").map((one) => one.split(" "));
}

/**
 * @param {Element} item
 * @param {(item: string) => string[]} chosen
 */
function isForOthers(item, chosen) {
  return conditions(item).some(([asked = "", ...answers]) => {
    const given = chosen(asked);
    return given.length > 0 && !given.some((one) => answers.includes(one));
  });
}

// @ts-check
// Shows what comes next on the reader's own path, once it is known how far they got.

/** @import { Answers } from "./start.js" */

/** @param {Answers} answers */
export function startSteps({ keeper }) {
  const show = () => {
    for (const next of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".next-step"))) {
      const stops = /** @type {HTMLElement[]} */ ([...next.children]);
      const stage = keeper.kept.get(`${next.dataset.item} choice`)?.value;
      const own = stops.filter(({ dataset }) => stage && dataset.stage === stage);
      // A path may lead to several places of a page.
      const here = own.find(({ dataset }) => `#${dataset.anchor}` === location.hash) ?? own[0] ?? stops[0];
      for (const stop of stops) {
        stop.hidden = stop !== here;
      }
    }
  };
  addEventListener("hashchange", show);
  for (const event of ["kept", "loaded"]) {
    keeper.addEventListener(event, show);
  }
  show();
}

// @ts-check
// Shows what comes next on the reader's own path, once it is known how far they got.

/** @import { Answers } from "./start.js" */

/** @param {Answers} answers */
export function startSteps({ keeper }) {
  for (const template of document.querySelectorAll(".next-step-template")) {
    const { content, dataset } = /** @type {HTMLTemplateElement} */ (template);
    const steps = /** @type {HTMLElement[]} */ ([...content.children]);
    const part = template.previousElementSibling;
    let shown = part;
    const show = () => {
      const stage = keeper.kept.get(`${dataset.item} choice`)?.value;
      const own = steps.filter((step) => step.dataset.stage === stage);
      // A path may lead to several places of a page.
      const next = own.find((step) => `#${step.dataset.anchor}` === location.hash) ?? own[0] ?? part;
      if (shown && next && next !== shown) {
        shown.replaceWith(next);
        shown = next;
      }
    };
    addEventListener("hashchange", show);
    keeper.addEventListener("kept", show);
    keeper.addEventListener("loaded", show);
    show();
  }
}

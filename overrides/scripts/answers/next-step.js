// @ts-check
// Shows the next step on the path of the reader's stage, once they have chosen one.

/** @import { Answers } from "./start.js" */

/** @param {Answers} answers */
export function start({ autosave }) {
  for (const template of document.querySelectorAll(".next-step-template")) {
    const { content, dataset } = /** @type {HTMLTemplateElement} */ (template);
    const steps = /** @type {HTMLElement[]} */ ([...content.children]);
    const part = template.previousElementSibling;
    let shown = part;
    const show = () => {
      const stage = autosave.kept.get(`${dataset.item} choice`)?.value;
      const own = steps.filter((step) => step.dataset.stage === stage);
      // A path may lead to several places of a page.
      const next = own.find((step) => `#${step.dataset.anchor}` === location.hash) ?? own[0] ?? part;
      if (shown && next && next !== shown) {
        shown.replaceWith(next);
        shown = next;
      }
    };
    addEventListener("hashchange", show);
    autosave.addEventListener("kept", show);
    autosave.addEventListener("loaded", show);
    show();
  }
}

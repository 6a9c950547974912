// @ts-check
// Starts a page that keeps no answers. Small, as most pages are such.

import { startCarryOn } from "./carry-on.js";
import { startPage } from "./page.js";

startPage();

const carryOn = document.querySelector(".carry-on");
if (carryOn instanceof HTMLElement) {
  startCarryOn(carryOn);
}

const template = document.querySelector(".print-template");
if (template instanceof HTMLTemplateElement) {
  const { startPrint } = await import("./print-choices.js");
  template.after(template.content.cloneNode(true));
  const choices = template.nextElementSibling;
  if (choices instanceof HTMLElement) {
    startPrint(choices);
  }
}

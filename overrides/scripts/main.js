// @ts-check
// Starts a page that keeps no answers. Small, as most pages are such.

import { startPage } from "./page.js";

startPage();

const print = document.querySelector(".print-template");
if (print instanceof HTMLTemplateElement) {
  const { startPrint } = await import("./print.js");
  startPrint(print);
}

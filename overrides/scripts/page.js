// @ts-check
// Starts what any page may have. Everything here adds to a page that is whole without it.

import { startAddresses } from "./addresses.js";
import { startColours } from "./colours.js";
import { startMenu } from "./menu.js";
import { openTarget } from "./target.js";

export function startPage() {
  startAddresses();
  addEventListener("hashchange", openTarget);
  openTarget();
  const menu = document.querySelector(".menu");
  if (menu instanceof HTMLDetailsElement) {
    startMenu(menu);
  }
  const colours = document.querySelector(".colours-template");
  if (colours instanceof HTMLTemplateElement) {
    startColours(colours);
  }
  const exit = document.querySelector(".quick-exit a");
  if (exit instanceof HTMLAnchorElement) {
    import("./exit.js").then(({ startExit }) => startExit(exit));
  }
  const search = document.querySelector(".search");
  if (search instanceof HTMLElement) {
    import("./search.js").then(({ startSearch }) => startSearch(search));
  }
}

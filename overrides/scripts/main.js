// @ts-check
// Starts what the page has. Everything here adds to a page that is whole without it.

import { startAddresses } from "./addresses.js";
import { startColours } from "./colours.js";
import { startMenu } from "./menu.js";
import { startPrint } from "./print.js";
import { startChoice } from "./stage.js";

startAddresses();

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
  const { startExit } = await import("./exit.js");
  startExit(exit);
}

const search = document.querySelector(".search-template");
if (search instanceof HTMLTemplateElement) {
  const { startSearch } = await import("./search.js");
  startSearch(search);
}

const stages = document.querySelector(".stage-choice[data-item]");
if (stages instanceof HTMLElement) {
  startChoice(stages);
}

const print = document.querySelector(".print-template");
if (print instanceof HTMLTemplateElement) {
  startPrint(print);
}

const answers = document.querySelector(".answers-template");
if (answers instanceof HTMLTemplateElement) {
  if (document.querySelector(".worksheet")) {
    const { startWorksheet } = await import("./answers/worksheet.js");
    await startWorksheet(answers);
  } else {
    const { startPart } = await import("./answers/part.js");
    await startPart(answers);
  }
  document.documentElement.dataset.answers = "ready";
}

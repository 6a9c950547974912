// @ts-check
// Starts what the page has. Everything here adds to a page that is whole without it.

import { startAddresses } from "./addresses.js";
import { startColours } from "./colours.js";
import { startMenu } from "./menu.js";

startAddresses();

const menu = document.querySelector(".menu");
if (menu instanceof HTMLDetailsElement) {
  startMenu(menu);
}

const colours = document.querySelector(".colours-template");
if (colours instanceof HTMLTemplateElement) {
  startColours(colours);
}

const search = document.querySelector(".search-template");
if (search instanceof HTMLTemplateElement) {
  const { startSearch } = await import("./search.js");
  startSearch(search);
}

const print = document.querySelector(".print-template");
if (print instanceof HTMLTemplateElement) {
  const { startPrint } = await import("./print.js");
  startPrint(print);
}

const answers = document.querySelector(".answers-template");
if (answers instanceof HTMLTemplateElement) {
  const { startAnswers } = await import("./answers/start.js");
  const started = await startAnswers(answers);
  if (started && document.querySelector(".worksheet")) {
    const { startWorksheet } = await import("./answers/worksheet.js");
    startWorksheet(started);
  }
  document.documentElement.dataset.answers = "ready";
}

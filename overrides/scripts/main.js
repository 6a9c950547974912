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

/** @type {(() => void) | null} */
let recount = null;
if (document.querySelector(".letter")) {
  const { startLetters } = await import("./letters.js");
  recount = startLetters();
}

const stages = document.querySelector(".stage-choice[data-item]");
if (stages instanceof HTMLElement) {
  const { startChoice } = await import("./stage.js");
  startChoice(stages);
}

const print = document.querySelector(".print-template");
if (print instanceof HTMLTemplateElement) {
  const { startPrint } = await import("./print.js");
  startPrint(print);
}

const answers = document.querySelector(".answers-template");
if (answers instanceof HTMLTemplateElement) {
  const { startAnswers } = await import("./answers/start.js");
  if ("left" in document.documentElement.dataset) {
    const { untilWanted } = await import("./exit.js");
    await untilWanted();
  }
  const started = await startAnswers(answers);
  if (started && recount) {
    started.keeper.addEventListener("shown", recount);
    recount();
  }
  if (started && document.querySelector(".worksheet")) {
    const { startWorksheet } = await import("./answers/worksheet.js");
    startWorksheet(started);
  }
  if (started && document.querySelector(".stage-template")) {
    const { startStagePaths } = await import("./answers/stage-paths.js");
    startStagePaths(started);
  }
  document.documentElement.dataset.answers = "ready";
}

// @ts-check
// Starts what a page with questions, letters or stages has.

import { startLetters } from "../letters.js";
import { startStagePaths } from "./stage-paths.js";
import { startAnswers } from "./start.js";
import { startSteps } from "./steps.js";

/** @import { Answers } from "./start.js" */

/**
 * @param {HTMLTemplateElement} template
 * @returns {Promise<Answers | null>}
 */
export async function startPart(template) {
  const recount = startLetters();
  const answers = await startAnswers(template);
  if (answers) {
    answers.keeper.addEventListener("shown", recount);
    recount();
    startStagePaths(answers);
    startSteps(answers);
  }
  return answers;
}

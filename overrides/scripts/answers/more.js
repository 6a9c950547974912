// @ts-check
// What a page does once a reader has written something, opens the line at its foot, or has something to save.

import "./core.js";

export { askToStay } from "./ask-to-stay.js";
export { startForget } from "./forget.js";
export { migrate } from "./merge.js";
export { saveFiles } from "./save.js";

// @ts-check
// Loaded with the first edit, when the bar is opened, or when something has to be saved.

import "./core.js";

export { startForget } from "./forget.js";
export { migrate } from "./merge.js";
export { persistStorage } from "./persist-storage.js";
export { saveFiles } from "./save.js";

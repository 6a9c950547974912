// @ts-check
// Starts a page that keeps answers.

import "./answers/core.js";

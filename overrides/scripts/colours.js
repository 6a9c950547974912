// @ts-check
// Lets the reader choose light or dark. The choice is kept under one key of this site, and only if there is one.

/**
 * Show the choice in the menu.
 * @param {HTMLTemplateElement} template
 */
export function startColours(template) {
  const root = document.documentElement;
  // scheme.js reads it before the page is painted, and answers/answer-tools.js clears it.
  const key = `scheme:${template.dataset.siteId ?? ""}`;
  template.replaceWith(template.content.cloneNode(true));
  for (const radio of document.querySelectorAll(".colours input")) {
    const choice = /** @type {HTMLInputElement} */ (radio);
    choice.checked = choice.value === (root.dataset.scheme ?? "");
    choice.addEventListener("change", () => choose(root, key, choice.value));
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} key
 * @param {string} scheme Empty for the colours of the device.
 */
function choose(root, key, scheme) {
  if (scheme) {
    root.dataset.scheme = scheme;
  } else {
    delete root.dataset.scheme;
  }
  try {
    if (scheme) {
      localStorage.setItem(key, scheme);
    } else {
      localStorage.removeItem(key);
    }
  } catch {
    // Site data is blocked: the choice holds for this page.
  }
}

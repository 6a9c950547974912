// @ts-check
// Lets the reader choose light or dark. The choice is kept under one key, and only if there is one.

const KEY = "scheme";

/**
 * Show the choice in the menu.
 * @param {HTMLTemplateElement} template
 */
export function startColours(template) {
  const root = document.documentElement;
  template.replaceWith(template.content.cloneNode(true));
  for (const radio of document.querySelectorAll(".colours input")) {
    const choice = /** @type {HTMLInputElement} */ (radio);
    choice.checked = choice.value === (root.dataset.scheme ?? "");
    choice.addEventListener("change", () => choose(root, choice.value));
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} scheme Empty for the colours of the device.
 */
function choose(root, scheme) {
  if (scheme) {
    root.dataset.scheme = scheme;
  } else {
    delete root.dataset.scheme;
  }
  try {
    if (scheme) {
      localStorage.setItem(KEY, scheme);
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // Site data is blocked: the choice holds for this page.
  }
}

// @ts-check
// The menu opens without a script. With one, Escape and a press elsewhere close it again.

/**
 * @param {HTMLDetailsElement} menu
 */
export function startMenu(menu) {
  const summary = /** @type {HTMLElement} */ (menu.querySelector("summary"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      summary.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(/** @type {Node} */ (event.target))) {
      menu.open = false;
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) {
      menu.open = false;
    }
  });
}

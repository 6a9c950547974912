// @ts-check
// Which pages of the whole guide to print, and how much paper they take.

/** On what is left out. */
const LEFT_OUT = "print-left-out";
/** How many times as many pages large letters take. */
const IN_LARGE = 2;

/**
 * Let the reader choose. Pages about the site itself are left out at first.
 * @param {Element} box
 * @param {HTMLInputElement} large
 */
export function startChapters(box, large) {
  const count = /** @type {HTMLElement} */ (document.querySelector(".print-count"));
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".whole-guide-pages a")]);
  const chapters = links.map((link) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const name = document.createElement("span");
    const isLeftOut = link.parentElement?.classList.contains(LEFT_OUT);
    Object.assign(input, { type: "checkbox", autocomplete: "off", checked: !isLeftOut });
    name.textContent = link.textContent;
    label.className = "tick";
    label.append(input, name);
    box.append(label);
    const printed = [link.parentElement, document.getElementById(link.hash.slice(1))];
    return { input, printed, pages: Number(link.dataset.pages) };
  });
  const show = () => {
    let pages = 0;
    for (const one of chapters) {
      for (const element of one.printed) {
        element?.classList.toggle(LEFT_OUT, !one.input.checked);
      }
      pages += one.input.checked ? one.pages * (large.checked ? IN_LARGE : 1) : 0;
    }
    const sides = Math.ceil(pages);
    count.textContent = (count.dataset.words ?? "")
      .replace("{pages}", String(sides))
      .replace("{sheets}", String(Math.ceil(sides / 2)));
  };
  show();
  for (const element of [box, large]) {
    element.addEventListener("change", () => {
      // Only what a reader changes is announced.
      count.setAttribute("role", "status");
      show();
    });
  }
}

// @ts-check
// Takes words from templates: scripts hold none, and without scripts nothing of them shows.

/**
 * Return a copy of what a template holds, or nothing where there is no such template.
 * @param {string} name The class of the template, without its ending.
 * @param {ParentNode} [root]
 * @returns {HTMLElement | null}
 */
export function copyOf(name, root = document) {
  const template = /** @type {HTMLTemplateElement | null} */ (
    root.querySelector(`template.${name}-template`)
  );
  const copy = template && document.importNode(template.content, true).firstElementChild;
  return /** @type {HTMLElement | null} */ (copy);
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 */
export function find(root, selector) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/**
 * Put numbers and names into a sentence such as "{done} of {total}".
 * @param {string | undefined} sentence
 * @param {Record<string, string | number>} [facts]
 */
export function fill(sentence = "", facts = {}) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? whole));
}

/**
 * @param {Element} root
 * @param {string} selector
 * @param {() => void} act
 */
export function onPress(root, selector, act) {
  root.querySelector(selector)?.addEventListener("click", act);
}

/**
 * Give the focus to a control. The page stays where it is, unless the control would not be seen.
 * @param {HTMLElement | null | undefined} control
 */
export function focusOn(control) {
  control?.focus({ preventScroll: true });
  const { left = 0, width = 0, bottom = 0 } = control?.getBoundingClientRect() ?? {};
  if (!control?.contains(document.elementFromPoint(left + width / 2, bottom - 1))) {
    control?.scrollIntoView({ block: "nearest" });
  }
}

/**
 * Return what a sheet is called: as the reader chose, after its details, or by its number.
 * @param {import("./record.js").Sheet[]} sheets
 * @param {string} id
 * @param {string} [unnamed]
 */
export function titleOf(sheets, id, unnamed) {
  const place = sheets.findIndex((sheet) => sheet.id === id);
  const number = place < 0 ? sheets.length + 1 : place + 1;
  return sheets[place]?.name || sheets[place]?.label || fill(unnamed, { number });
}

/** @param {string} date As a date field holds it; anything else stays as it is. */
export function dayInWords(date) {
  const [, year, month, day] = date.match(/^(\d{4,})-(\d\d)-(\d\d)$/)?.map(Number) ?? [];
  // Made from parts at once, the year 26 would become 1926.
  return year === undefined ? date : inWords(new Date(new Date(0).setFullYear(year, Number(month) - 1, day)));
}

/** @param {Date} day */
export function inWords(day) {
  const { lang } = document.documentElement;
  // In the language of the page, as the reader's country writes it.
  const own = navigator.languages.find((one) => one.split("-")[0] === lang) ?? lang;
  return day.toLocaleDateString(own, { dateStyle: "full" });
}

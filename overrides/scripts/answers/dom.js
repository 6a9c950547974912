// @ts-check
// Helpers: copy templates, fill in sentences, set the focus, name records, format dates.

/**
 * Return a copy of the content of a template, or null if the page has no such template.
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
 * Focus a control. The page scrolls only if the control is out of sight.
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
 * Return the title of a record: its name, the label from its details, or its number.
 * @param {import("./data.js").Record[]} records
 * @param {string} id
 * @param {string} [unnamed]
 */
export function titleOf(records, id, unnamed) {
  const place = records.findIndex((record) => record.id === id);
  const number = place < 0 ? records.length + 1 : place + 1;
  return records[place]?.name || records[place]?.label || fill(unnamed, { number });
}

/** @param {string} date The value of a date field; anything else is returned unchanged. */
export function dayInWords(date) {
  const [, year, month, day] = date.match(/^(\d{4,})-(\d\d)-(\d\d)$/)?.map(Number) ?? [];
  // Made from parts at once, the year 26 would become 1926.
  return year === undefined ? date : inWords(new Date(new Date(0).setFullYear(year, Number(month) - 1, day)));
}

/** @param {Date} day */
export function inWords(day) {
  const { lang } = document.documentElement;
  // In the language of the page, as the reader's country writes it.
  const own = navigator.languages.find((language) => language.split("-")[0] === lang) ?? lang;
  return day.toLocaleDateString(own, { dateStyle: "full" });
}

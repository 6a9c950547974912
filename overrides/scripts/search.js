// @ts-check
// Searches the plain index of a page. Nothing is fetched, and nothing typed leaves the page.

import { createRank } from "./rank.js";

const MOST = 20;
const QUIET = 400;

/**
 * Answer the field, and show it.
 * @param {HTMLElement} search
 */
export function startSearch(search) {
  const field = /** @type {HTMLInputElement} */ (search.querySelector("input"));
  const results = /** @type {HTMLElement} */ (search.querySelector(".search-results"));
  const status = /** @type {HTMLElement} */ (search.querySelector(".search-status"));
  const none = /** @type {HTMLTemplateElement | null} */ (search.querySelector(".search-none"));
  const index = /** @type {HTMLElement} */ (document.querySelector(".index-list"));
  const { endings = "", synonyms = "{}" } = search.dataset;
  const rank = createRank([...index.querySelectorAll("a")].map(placeOf), {
    endings: endings.split(" "),
    synonyms: JSON.parse(synonyms),
  });
  let waiting = 0;

  field.addEventListener("input", () => {
    const query = field.value.trim();
    const found = query ? rank(query) : [];
    results.replaceChildren(...found.slice(0, MOST).map(resultOf));
    if (query && !found.length && none) {
      results.append(none.content.cloneNode(true));
    }
    index.hidden = found.length > 0;
    // A screen reader would otherwise announce a number at every letter.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      status.textContent = query ? sentence(status.dataset, found.length) : "";
    }, QUIET);
  });
  search.inert = false;
}

/**
 * @param {HTMLAnchorElement} link
 */
function placeOf(link) {
  const section = /** @type {HTMLElement} */ (link.closest(".index-page"));
  const { words = "", says = "", terms = "", help } = link.dataset;
  return {
    link,
    page: section.querySelector("a")?.textContent ?? "",
    title: link.textContent ?? "",
    words,
    says,
    terms: terms.split("|").filter(Boolean),
    help: help !== undefined,
    about: section.dataset.about !== undefined,
  };
}

/**
 * @param {{ link: HTMLAnchorElement, page: string, title: string, says: string }} place
 */
function resultOf({ link, page, title, says }) {
  const item = document.createElement("li");
  const copy = document.createElement("a");
  copy.href = link.href;
  copy.textContent = title;
  const about = document.createElement("p");
  about.textContent = [page === title ? "" : page, says].filter(Boolean).join(": ");
  item.append(copy, about);
  return item;
}

/**
 * @param {DOMStringMap} words The sentences, which the template holds.
 * @param {number} count
 */
function sentence(words, count) {
  const few = count === 1 ? words.one : words.many;
  const fitting = count === 0 ? words.none : count > MOST ? words.more : few;
  return (fitting ?? "").replace("{count}", String(count)).replace("{most}", String(MOST));
}

// @ts-check
// Which places of the guide a reader's words lead to. Knows no page and no DOM.

/**
 * A place of the guide.
 * @typedef {object} Place
 * @property {string} title What its link says.
 * @property {string} page The title of the page it is on.
 * @property {string} words Other words that lead to it.
 * @property {string[]} terms What its author says that people search for when they need it.
 */

const TERMS = 10;
const TITLE = 8;
const WHOLE_WORD = 2;
const WORDS = 3;
const PAGE = 1;
/** The fewest letters of a word of which another may be a longer form. */
const STEM = 5;

/**
 * Split a text into words without accents, capitals and common endings.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 4 ? word.replace(/(ing|ed|es|s)$/u, "") : word,
  );
}

/**
 * Return how well some words are answered by others: whole words count more than beginnings.
 * @param {string} wanted
 * @param {string[]} words
 */
function hit(wanted, words) {
  if (words.includes(wanted)) {
    return WHOLE_WORD;
  }
  return words.some((word) => word.startsWith(wanted)) ? 1 : 0;
}

/**
 * Return how many terms stand in a query as a whole, each word as it is or in a longer form.
 * @param {string[]} wanted
 * @param {string[][]} terms
 */
function named(wanted, terms) {
  const says = (/** @type {string} */ word) =>
    wanted.some((one) => one === word || (word.length >= STEM && one.startsWith(word)));
  return terms.filter((term) => term.every(says)).length;
}

/**
 * Order places by how well they answer the words of a reader. Those whose terms stand in the query come first,
 * whatever else it says: somebody in distress may write a whole sentence.
 * @template {Place} P
 * @param {P[]} places
 * @param {string} query
 * @returns {P[]}
 */
export function rank(places, query) {
  const wanted = wordsOf(query);
  const scored = places.map((place, position) => {
    const terms = place.terms.map(wordsOf);
    const kinds = /** @type {const} */ ([
      [TERMS, terms.flat()],
      [TITLE, wordsOf(place.title)],
      [WORDS, wordsOf(place.words)],
      [PAGE, wordsOf(place.page)],
    ]);
    const scores = wanted.map((word) =>
      kinds.reduce((sum, [weight, words]) => sum + weight * hit(word, words), 0),
    );
    const missing = scores.filter((score) => score === 0).length;
    const score = scores.reduce((sum, one) => sum + one, 0);
    return { place, position, missing, score, named: named(wanted, terms) };
  });
  const found = scored.filter((one) => one.score > 0 || one.named > 0);
  const fewest = Math.min(...found.map(({ missing }) => missing));
  return found
    .filter((one) => one.missing === fewest || one.named > 0)
    .sort((one, other) => other.named - one.named || other.score - one.score || one.position - other.position)
    .map(({ place }) => place);
}

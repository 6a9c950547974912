// @ts-check
// Which places of the guide a reader's words lead to. Knows no page and no DOM.

/**
 * A place of the guide.
 * @typedef {object} Place
 * @property {string} title What its link says.
 * @property {string} page The title of the page it is on.
 * @property {string} words Other words that lead to it.
 */

const TITLE = 8;
const WHOLE_WORD = 2;
const WORDS = 3;
const PAGE = 1;

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
 * Order places by how well they answer the words of a reader; those that miss a word come last.
 * @template {Place} P
 * @param {P[]} places
 * @param {string} query
 * @returns {P[]}
 */
export function rank(places, query) {
  const wanted = wordsOf(query);
  const scored = places.map((place, position) => {
    const title = wordsOf(place.title);
    const words = wordsOf(place.words);
    const page = wordsOf(place.page);
    const scores = wanted.map(
      (word) => TITLE * hit(word, title) + WORDS * hit(word, words) + PAGE * hit(word, page),
    );
    const missing = scores.filter((score) => score === 0).length;
    return { place, position, missing, score: scores.reduce((sum, score) => sum + score, 0) };
  });
  const found = scored.filter(({ score }) => score > 0);
  const fewest = Math.min(...found.map(({ missing }) => missing));
  return found
    .filter(({ missing }) => missing === fewest)
    .sort((one, other) => other.score - one.score || one.position - other.position)
    .map(({ place }) => place);
}

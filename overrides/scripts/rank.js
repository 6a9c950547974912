// @ts-check
// Ranks the places of the guide for what a reader types. Knows no page and no DOM, and no language: what has to be
// known of one is handed in.

/**
 * A place of the guide.
 * @typedef {object} Place
 * @property {string} title What its link says.
 * @property {string} page The title of the page it is on.
 * @property {string} words Other words that lead to it, in any order.
 * @property {string[]} terms Words and phrases that people type when they need it.
 * @property {boolean} help Whether it comes first as soon as one of its terms is typed.
 * @property {boolean} about Whether it is about the site itself, which few people search for.
 */

/**
 * What has to be known of a language.
 * @typedef {object} Language
 * @property {string[]} endings What words end in, with the empty ending.
 * @property {Record<string, string>} synonyms Words, each with the one that it is read as.
 */

/** @typedef {Map<string, number>} Matches Words of the index, with how well each matches a word of the query. */

/** What a word counts by where it stands. */
const TERM = 10;
const TITLE = 8;
const WORD = 3;
const PAGE = 1;

/** What a match counts beside the word itself. Less than a slip is too little to name a term. */
const FORM = 0.8;
const SLIP = 0.5;
const BEGINNING = 0.4;

/** What each further place of a page counts beside the one before, so that the first results lead to several pages. */
const FURTHER = 0.6;

/** What a place about the site itself counts, and what it does when a reader types nothing but one of its terms. */
const ABOUT = 0.2;
const ASKED = 0.9;

/** How much of a query a result has to answer, and how much of the best score it has to reach. */
const ENOUGH = 0.25;
/** How many other words may stand between two of a term. */
const GAP = 2;
/** How many words of a query are read. */
const MOST = 100;

/**
 * Return a function that orders places by how well they answer a query.
 * @template {Place} P
 * @param {P[]} places
 * @param {Language} language
 * @returns {(query: string) => P[]}
 */
export function createRank(places, { endings, synonyms }) {
  const tails = endings.map(squeeze);
  const same = new Map(
    Object.entries(synonyms).map(([one, other]) => [join(split(one)), join(split(other))]),
  );
  const meaning = (/** @type {string} */ word) => same.get(word) ?? word;
  const read = (/** @type {string} */ text) => split(text).map(meaning);

  /** @type {Map<string, Map<number, number>>} The words of all places, with what each counts in which of them. */
  const index = new Map();
  const terms = places.map(({ title, page, words, terms }, position) => {
    const add = (/** @type {string[]} */ added, /** @type {number} */ weight) => {
      for (const word of added) {
        const found = index.get(word) ?? new Map();
        found.set(position, Math.max(weight, found.get(position) ?? 0));
        index.set(word, found);
      }
    };
    const named = [title, ...terms].map(read);
    const compounds = [title, ...terms]
      .map(split)
      .filter((term) => term.length > 1)
      .map((term) => [join(term)]);
    // The page itself comes before a heading of the same words.
    add(named[0] ?? [], title === page ? TITLE + PAGE : TITLE);
    for (const term of named.slice(1)) {
      add(term, term.length > 1 ? PAGE : TERM);
    }
    add(compounds.flat(), TERM);
    // Kept apart, so that a number does not go on with the next.
    add(read(words.replaceAll(" ", "/")), WORD);
    add(read(page), PAGE);
    return [...named, ...compounds];
  });
  const known = [...new Set([...index.keys(), ...same.keys()])];
  /** @type {Map<string, string[]>} The known words by what is left of them without an ending. */
  const stems = new Map();
  for (const word of known) {
    for (const stem of stemsOf(word, tails)) {
      const forms = stems.get(stem) ?? [];
      forms.push(word);
      stems.set(stem, forms);
    }
  }
  const rarity = (/** @type {string} */ word) => Math.log(1 + places.length / (index.get(word)?.size ?? 1));

  /**
   * Return the words of the index that are forms of a word.
   * @param {string} word
   */
  function formsOf(word) {
    /** @type {Matches} */
    const found = new Map();
    for (const stem of stemsOf(word, tails)) {
      for (const form of stems.get(stem) ?? []) {
        if (areForms(word, form, stem)) {
          found.set(meaning(form), FORM);
        }
      }
    }
    return index.has(word) ? found.set(word, 1) : found;
  }

  /**
   * Return the words of the index that a word of a query stands for.
   * @param {string} word
   * @param {boolean} typing Whether more of it may still come.
   */
  function matchesOf(word, typing) {
    const found = formsOf(word);
    const isKnown = found.size > 0;
    const nearest = isKnown ? [] : nearestOf(word, known);
    for (const one of nearest) {
      found.set(meaning(one), SLIP);
    }
    for (const one of isKnown && !typing ? [] : known) {
      if (!found.has(meaning(one)) && (one.startsWith(word) || (one.length > 4 && word.startsWith(one)))) {
        found.set(meaning(one), BEGINNING);
      }
    }
    return found;
  }

  return (query) => {
    const words = read(query).slice(0, MOST);
    const wanted = words.map((word, position) => {
      const next = words[position + 1] ?? "";
      const found = matchesOf(word, !next);
      const compound = meaning(join([word, next]));
      return index.has(compound) ? found.set(compound, 1) : found;
    });
    const scores = places.map(() => 0);
    const answered = places.map(() => 0);
    let asked = 0;
    for (const found of wanted) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const [word, quality] of found) {
        for (const [position, weight] of index.get(word) ?? []) {
          best.set(position, Math.max(best.get(position) ?? 0, quality * weight * rarity(word)));
        }
      }
      const value = found.size ? Math.max(...[...found.keys()].map(rarity)) : rarity("");
      asked += value;
      for (const [position, score] of best) {
        scores[position] = (scores[position] ?? 0) + score;
        answered[position] = (answered[position] ?? 0) + value;
      }
    }
    const ranked = places.map((place, position) => {
      const named = (terms[position] ?? []).filter((term) => stands(term, wanted));
      const extra = named.flat().reduce((sum, word) => sum + TERM * rarity(word), 0);
      const whole = named.some((term) => term.length >= words.length);
      const score = ((scores[position] ?? 0) + extra) * (place.about ? (whole ? ASKED : ABOUT) : 1);
      return {
        place,
        score,
        first: place.help && named.length > 0,
        answers: (answered[position] ?? 0) / asked,
      };
    });
    return best(ranked.filter(({ first, score, answers }) => first || (score > 0 && answers >= ENOUGH)));
  };
}

/**
 * Order what was found, and leave out what is far behind.
 * @template {Place} P
 * @param {{ place: P, score: number, first: boolean }[]} found
 */
function best(found) {
  const order = () =>
    found.sort((one, other) => Number(other.first) - Number(one.first) || other.score - one.score);
  /** @type {Map<string, number>} */
  const before = new Map();
  for (const one of order()) {
    const count = before.get(one.place.page) ?? 0;
    one.score *= FURTHER ** count;
    before.set(one.place.page, count + 1);
  }
  const least = ENOUGH * Math.max(...found.map(({ first, score }) => (first ? 0 : score)));
  return order()
    .filter(({ first, score }) => first || score >= least)
    .map(({ place }) => place);
}

/**
 * Return whether a term stands in a query: its words in their order, with few others between them.
 * @param {string[]} term
 * @param {Matches[]} wanted
 */
function stands(term, wanted) {
  const has = (/** @type {number} */ at, /** @type {string} */ word) => (wanted[at]?.get(word) ?? 0) >= SLIP;
  return wanted.some((_, start) => {
    let at = start - 1;
    return term.every((word, position) => {
      const until = position ? at + 1 + GAP : start;
      do {
        at++;
      } while (at < until && !has(at, word));
      return has(at, word);
    });
  });
}

/**
 * Split a text into words without accents, capitals, apostrophes and doubled letters. A number is one word.
 * @param {string} text
 */
function split(text) {
  const plain = text
    .replace(/['’‘`´ʼ]/gu, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/(\p{N})[\s.-]+(?=\p{N})/gu, "$1");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(squeeze);
}

/** @param {string} word */
function squeeze(word) {
  const plain = word.toLowerCase();
  const squeezed = plain.replace(/(\p{L})\1+/gu, "$1");
  return squeezed.length > 1 ? squeezed : plain;
}

/** @param {string[]} words */
function join(words) {
  return squeeze(words.join(""));
}

/**
 * @param {string} word
 * @param {string[]} endings
 */
function stemsOf(word, endings) {
  return endings
    .filter((ending) => word.endsWith(ending) && word.length > ending.length + 2)
    .map((ending) => word.slice(0, word.length - ending.length));
}

/**
 * Return whether two words of one stem are forms of one word. Three letters say little: "notes" is no form of "not".
 * @param {string} one
 * @param {string} other
 * @param {string} stem
 */
function areForms(one, other, stem) {
  const [short = 0, long = 0] = [one.length, other.length].sort((a, b) => a - b);
  return stem.length > 3 || short > 3 || long > 5;
}

/**
 * Return the words that are the fewest slips from one: a letter more, less, other, or exchanged with the next.
 * One slip is allowed from four letters up, two from seven.
 * @param {string} word
 * @param {string[]} words
 */
function nearestOf(word, words) {
  let fewest = 2;
  /** @type {string[]} */
  let found = [];
  // One slip leaves the first letter of a word among the first two; short words begin with the same.
  const start = word.slice(0, word.length > 6 ? 2 : 1);
  for (const one of words) {
    const allowed = Math.min(fewest, Math.floor(Math.max(word.length, one.length) / 3.5));
    const isClose = Math.min(word.length, one.length) > 3 && Math.abs(one.length - word.length) <= allowed;
    const begins = start.includes(one[0] ?? "") || (start.length > 1 && start.includes(one[1] ?? ""));
    const count = isClose && begins ? slips(word, one) : Infinity;
    if (count <= allowed) {
      found = count < fewest ? [one] : [...found, one];
      fewest = count;
    }
  }
  return found;
}

/**
 * Count the slips between two words (optimal string alignment).
 * @param {string} one
 * @param {string} other
 */
function slips(one, other) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      let least = Math.min(row[j] ?? 0, next[j - 1] ?? 0) + 1;
      least = Math.min(least, (row[j - 1] ?? 0) + Number(one[i - 1] !== other[j - 1]));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}

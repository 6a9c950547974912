// @ts-check
// Says what a record is and how large it may be: for the database, and for files that are saved or opened.

/** @import { Answer, Data, Sheet } from "./record.js" */

/** Letters of one text; a longer one is not kept. Of JSON, each may take six bytes, and a file has room for them. */
export const LONGEST_TEXT = 10_000_000;

/**
 * The limits of a file: its bytes, and the levels, brackets and commas of its JSON. A file of that many bytes has fewer
 * of each, unless it was made to hold up the page.
 */
export const FILE = { bytes: 64_000_000, depth: 1000, brackets: 2_000_000, commas: 8_000_000 };

/** The limits of values in a file. Letters of an id, and how far is counted. */
const [LONGEST_ID, HIGHEST] = [1000, 1e15];

/** @typedef {"id" | "text" | "texts" | "count"} Kind */

/** @type {Record<keyof Answer, Kind>} */
const ANSWER = {
  sheet: "id",
  item: "id",
  part: "id",
  value: "text",
  question: "text",
  rev: "count",
  others: "texts",
};

/** @type {Record<keyof Sheet, Kind>} */
const SHEET = { id: "id", made: "count", name: "text", label: "text" };

const COUNTS = ["counter", "rev", "made"];

const isString = (/** @type {unknown} */ value) => typeof value === "string";

/** @type {Record<Kind, (value: unknown) => boolean>} */
const IS = {
  id: isString,
  text: isString,
  texts: (value) => Array.isArray(value) && value.every(isString),
  count: Number.isSafeInteger,
};

/**
 * @param {any} value
 * @param {Record<string, Kind>} fields
 */
function has(value, fields) {
  const kinds = Object.entries(fields);
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === kinds.length &&
    kinds.every(([key, kind]) => Object.hasOwn(value, key) && IS[kind](value[key]))
  );
}

/**
 * @param {unknown} value
 * @returns {value is Answer}
 */
export function isAnswer(value) {
  return has(value, ANSWER);
}

/**
 * @param {unknown} value
 * @returns {value is Sheet}
 */
export function isSheet(value) {
  return has(value, SHEET);
}

/**
 * @param {any} value
 * @returns {value is Data}
 */
export function isData(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    IS.count(value.counter) &&
    isString(value.current) &&
    [value.sheets, value.answers, value.broken].every(Array.isArray) &&
    value.sheets.every(isSheet) &&
    value.answers.every(isAnswer)
  );
}

/**
 * Return a value, or the nearest that a file may hold if it counts something.
 * @param {string} key
 * @param {any} value
 */
export function inRange(key, value) {
  return COUNTS.includes(key) && IS.count(value) ? Math.min(Math.max(value, 0), HIGHEST) : value;
}

/**
 * Whether a file may hold a record.
 * @param {Answer | Sheet} record
 */
export function isInRange(record) {
  return Object.entries("item" in record ? ANSWER : SHEET).every(([key, kind]) => {
    const value = /** @type {any} */ (record)[key];
    return kind === "id" ? isId(value) : value === inRange(key, value);
  });
}

/** @param {string} id */
export function isId({ length }) {
  return length > 0 && length <= LONGEST_ID;
}

/**
 * Count what makes JSON slow to read, without reading it. Many brackets would hold up the page.
 * @param {Uint8Array} bytes
 */
export function measure(bytes) {
  let [level, depth, brackets, commas] = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length && depth <= FILE.depth; at++) {
    const sign = bytes[at];
    if (sign === 34 /* " */) {
      for (at++; at < bytes.length && bytes[at] !== 34; at++) {
        at += Number(bytes[at] === 92 /* \ */);
      }
    } else if (sign === 91 /* [ */ || sign === 123 /* { */) {
      brackets++;
      level++;
      depth = Math.max(depth, level);
    } else if (sign === 93 /* ] */ || sign === 125 /* } */) {
      level--;
    } else if (sign === 44 /* , */) {
      commas++;
    }
  }
  return { depth, brackets, commas };
}

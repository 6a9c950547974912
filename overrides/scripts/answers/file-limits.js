// @ts-check
// The limits of a saved file and of its values.

import { ANSWER, RECORD } from "./schema.js";

/** @import { Answer, Record } from "./data.js" */

/**
 * The limits of a file: its bytes, and the levels, brackets and commas of its JSON. A file of that many bytes has fewer
 * of each, unless it was made to hold up the page.
 */
export const FILE = { bytes: 64_000_000, depth: 1000, brackets: 2_000_000, commas: 8_000_000 };

/** The limits of values in a file. Letters of an id, and how far is counted. */
const [LONGEST_ID, HIGHEST] = [1000, 1e15];

const COUNTS = ["counter", "rev", "made"];

/**
 * Return a value, or the nearest that a file may hold if it counts something.
 * @param {string} key
 * @param {any} value
 */
export function inRange(key, value) {
  return COUNTS.includes(key) && Number.isSafeInteger(value) ? Math.min(Math.max(value, 0), HIGHEST) : value;
}

/**
 * Whether a file may hold a record.
 * @param {Answer | Record} record
 */
export function isInRange(record) {
  return Object.entries("item" in record ? ANSWER : RECORD).every(([key, kind]) => {
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

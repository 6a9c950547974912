// @ts-check
// The fields of stored answers and records, in the database and in saved files.

/** @import { Answer, Data, Record } from "./data.js" */

/** Letters of one text; a longer one is not kept. Of JSON, each may take six bytes, and a file has room for them. */
export const LONGEST_TEXT = 10_000_000;

/** @typedef {"id" | "text" | "texts" | "count"} Kind */

/** @type {{ [field in keyof Answer]: Kind }} */
export const ANSWER = {
  sheet: "id",
  item: "id",
  part: "id",
  value: "text",
  question: "text",
  rev: "count",
  others: "texts",
};

/** @type {{ [field in keyof Record]: Kind }} */
export const RECORD = { id: "id", made: "count", name: "text", label: "text" };

const isString = (/** @type {unknown} */ value) => typeof value === "string";

/** @type {{ [kind in Kind]: (value: unknown) => boolean }} */
const IS = {
  id: isString,
  text: isString,
  texts: (value) => Array.isArray(value) && value.every(isString),
  count: Number.isSafeInteger,
};

/**
 * @param {any} value
 * @param {{ [field: string]: Kind }} fields
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
 * @returns {value is Record}
 */
export function isRecord(value) {
  return has(value, RECORD);
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
    value.sheets.every(isRecord) &&
    value.answers.every(isAnswer)
  );
}

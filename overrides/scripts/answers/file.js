// @ts-check
// The format of saved files: writes them, and checks one that is opened. Uses neither storage nor DOM.

import { FILE, inRange, isId, isInRange, measure } from "./file-limits.js";
import { isData } from "./schema.js";

/** @import { Data } from "./data.js" */

const FORMAT = "answers";
const VERSION = 1;
const KEYS = ["format", "version", "site", "counter", "current", "sheets", "answers", "broken"];

/**
 * What is wrong with a file; the words for each stand in a template.
 * @typedef {"empty" | "large" | "encoding" | "cut" | "foreign" | "newer" | "site"} Fault
 */

/** @typedef {Data & { missing?: string[] }} FileData `missing` lists records that could not be read when it was saved. */

export class FileError extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * @param {Data} data
 * @param {string} site
 * @param {string[]} [missing] What could not be read, in words.
 */
export function toText(data, site, missing) {
  const broken = data.broken.map(plain);
  return JSON.stringify({ format: FORMAT, version: VERSION, site, ...data, broken, missing }, inRange, 1);
}

/**
 * Return a broken value unchanged, or as text if JSON cannot hold it or it may be deeply nested.
 * @param {unknown} one
 */
export function plain(one) {
  try {
    const text = JSON.stringify(one);
    return typeof one !== "string" && text.length > FILE.depth ? text : one;
  } catch {
    return String(one);
  }
}

/**
 * Return the data of a file, or throw a `FileError`.
 * @param {ArrayBuffer} bytes
 * @param {string} site
 * @returns {FileData}
 */
export function fromBytes(bytes, site) {
  if (bytes.byteLength > FILE.bytes) {
    throw new FileError("large");
  }
  if (bytes.byteLength === 0) {
    throw new FileError("empty");
  }
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError("encoding");
  }
  if (text.includes("\u0000")) {
    throw new FileError("encoding");
  }
  const { depth, brackets, commas } = measure(new Uint8Array(bytes));
  if (depth > FILE.depth || brackets > FILE.brackets || commas > FILE.commas) {
    throw new FileError("foreign");
  }
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new FileError(text.trimStart().startsWith("{") ? "cut" : "foreign");
  }
  return checked(found, site);
}

/**
 * @param {any} found
 * @param {string} site
 * @returns {FileData}
 */
function checked(found, site) {
  const plain = typeof found === "object" && found !== null && found.format === FORMAT;
  if (!plain || !Number.isSafeInteger(found.version) || found.version < 1) {
    throw new FileError("foreign");
  }
  if (found.version > VERSION) {
    throw new FileError("newer");
  }
  if (found.site !== site) {
    throw new FileError("site");
  }
  // No other key may stand there: '__proto__' and its like come in as keys.
  const { missing, ...rest } = found;
  const whole =
    Object.keys(rest).length === KEYS.length &&
    KEYS.every((key) => Object.hasOwn(rest, key)) &&
    (missing === undefined || (Array.isArray(missing) && missing.every((one) => typeof one === "string"))) &&
    isData(rest) &&
    rest.counter === inRange("counter", rest.counter) &&
    (rest.current === "" || isId(rest.current)) &&
    [...rest.sheets, ...rest.answers].every(isInRange);
  if (!whole) {
    throw new FileError("foreign");
  }
  const { counter, current, sheets, answers, broken } = rest;
  return { counter, current, sheets, answers, broken, ...(missing && { missing }) };
}

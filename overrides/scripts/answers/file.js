// @ts-check
// A saved file: how it is written, checked before anything changes, and merged. Knows neither storage nor DOM.

import { isData, isText, without } from "./record.js";

/** @import { Answer, Data, Edit } from "./record.js" */

const FORMAT = "answers";
const VERSION = 1;
/** Bytes. A thousand long answers are less than a tenth of it. */
export const LARGEST = 20_000_000;
const KEYS = ["format", "version", "site", "counter", "current", "sheets", "answers", "broken"];

/**
 * What is wrong with a file; the words for each stand in a template.
 * @typedef {"empty" | "large" | "encoding" | "cut" | "foreign" | "newer" | "site"} Fault
 */

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
 */
export function toText(data, site) {
  return JSON.stringify({ format: FORMAT, version: VERSION, site, ...data }, null, 1);
}

/**
 * Put what is not on the disk yet over what is.
 * @param {Data} data
 * @param {Iterable<Omit<Edit, "base">>} edits
 * @param {string} sheet
 * @returns {Data}
 */
export function withEdits(data, edits, sheet) {
  const id = sheet || data.current || "unsaved";
  const answers = [...data.answers];
  for (const { item, part, value, question } of edits) {
    const place = answers.findIndex((one) => one.sheet === id && one.item === item && one.part === part);
    const rev = data.counter + 1;
    const answer = { sheet: id, item, part, value, question, rev, others: answers[place]?.others ?? [] };
    answers.splice(place < 0 ? answers.length : place, 1, answer);
  }
  const known = data.sheets.some((one) => one.id === id) || answers.length === data.answers.length;
  const sheets = known ? data.sheets : [...data.sheets, { id, made: data.counter + 1, name: "", label: "" }];
  return { ...data, counter: data.counter + 1, current: data.current || id, sheets, answers };
}

/**
 * Return what a file holds, or throw a `FileError`.
 * @param {ArrayBuffer} bytes
 * @param {string} site
 * @returns {Data}
 */
export function fromBytes(bytes, site) {
  if (bytes.byteLength > LARGEST) {
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
 * @returns {Data}
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
  const whole =
    Object.keys(found).length === KEYS.length &&
    KEYS.every((key) => Object.hasOwn(found, key)) &&
    isData(found);
  if (!whole) {
    throw new FileError("foreign");
  }
  const { counter, current, sheets, answers, broken } = found;
  return { counter, current, sheets, answers, broken };
}

/** @param {Answer} answer */
function keyOf({ sheet, item, part }) {
  return JSON.stringify([sheet, item, part]);
}

/**
 * Add what a file holds to what is here. Where both have a text, the one here stays and the other is put beside it.
 * @param {Data} here
 * @param {Data} file
 * @returns {{ data: Data, added: number, both: number }}
 */
export function merge(here, file) {
  const answers = new Map(here.answers.map((answer) => [keyOf(answer), answer]));
  const before = new Set(answers.keys());
  let both = 0;
  for (const answer of file.answers) {
    const there = answers.get(keyOf(answer));
    if (!there || there.value === "") {
      answers.set(keyOf(answer), there ? { ...answer, others: [...there.others, ...answer.others] } : answer);
    } else if (there.value !== answer.value || answer.others.length) {
      const texts = isText(answer.part) && there.value !== answer.value ? [answer.value] : [];
      const others = without(there.value, [...there.others, ...texts, ...answer.others]);
      both += Number(there.value !== answer.value);
      answers.set(keyOf(answer), { ...there, others });
    }
  }
  const known = new Set(here.sheets.map((sheet) => sheet.id));
  const sheets = [...here.sheets, ...file.sheets.filter((sheet) => !known.has(sheet.id))];
  const named = new Set(sheets.map((sheet) => sheet.id));
  for (const id of new Set(file.answers.map((answer) => answer.sheet))) {
    if (!named.has(id)) {
      sheets.push({ id, made: file.counter, name: "", label: "" });
    }
  }
  const data = {
    counter: Math.max(here.counter, file.counter),
    current: here.current || file.current,
    sheets,
    answers: [...answers.values()],
    broken: [...here.broken, ...file.broken],
  };
  return { data, added: [...answers.keys()].filter((key) => !before.has(key)).length, both };
}

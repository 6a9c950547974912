// @ts-check
// Writes dates as a calendar file (RFC 5545). Uses no DOM.

/**
 * @typedef {object} Entry
 * @property {string} id Stays when the day changes, so that a calendar changes its entry and adds none.
 * @property {string} date As in 2026-12-01.
 * @property {string} title
 */

/** When an entry rings: nine in the morning of its day. */
const ALARM = "PT9H";

/** Octets of a line; longer ones are folded. */
const LINE = 74;

/**
 * @param {Entry[]} entries
 * @param {string} site
 * @param {number} version Grows with every change.
 * @param {Date} now
 */
export function asCalendar(entries, site, version, now) {
  const stamp = `${digits(now, 19)}Z`;
  const events = entries.flatMap(({ id, date, title }) => {
    const text = escaped(title);
    const nextDay = new Date(Date.parse(date) + 86_400_000);
    return [
      "BEGIN:VEVENT",
      `UID:${id}@${site}`,
      `SEQUENCE:${version}`,
      `DTSTAMP:${stamp}`,
      `LAST-MODIFIED:${stamp}`,
      `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${digits(nextDay, 10)}`,
      `SUMMARY:${text}`,
      "CLASS:PRIVATE", // where others see the calendar, they see only that there is something
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${text}`,
      `TRIGGER:${ALARM}`,
      "END:VALARM",
      "END:VEVENT",
    ];
  });
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${site}//${site}//`,
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * @param {Date} time
 * @param {number} length Of its ISO form: 10 for the day alone.
 */
function digits(time, length) {
  return time.toISOString().slice(0, length).replace(/[-:]/g, "");
}

/** @param {string} text */
function escaped(text) {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");
}

/**
 * Break a line between signs, never inside of one.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  let [result, room] = ["", LINE];
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (size > room) {
      result += "\r\n ";
      room = LINE - 1;
    }
    result += sign;
    room -= size;
  }
  return result;
}

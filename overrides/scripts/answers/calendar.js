// @ts-check
// Writes days as a calendar file (RFC 5545). Knows no DOM.

/**
 * @typedef {object} Day
 * @property {string} id
 * @property {string} date As in 2026-12-01.
 * @property {string} title
 */

/** Octets of a line; longer ones are folded. */
const LINE = 74;

/**
 * @param {Day[]} days
 * @param {string} site
 * @param {Date} now
 */
export function asCalendar(days, site, now) {
  const stamp = `${now.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const events = days.flatMap(({ id, date, title }) => [
    "BEGIN:VEVENT",
    `UID:${id}-${date}@${site}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
    `SUMMARY:${title.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n")}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
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

// Days counted from 1 January 1970, and the periods they fall in.

const msPerDay = 86_400_000;

export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / msPerDay;
const written = new Map();

export function isoOf(day) {
  const known = written.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * msPerDay).toISOString().slice(0, 10);
  written.set(day, text);
  return text;
}

export const monthOf = (day) => isoOf(day).slice(0, 7);

/** October belongs to the next fiscal year. */
export function fiscalYearOf(day) {
  const [year, month] = isoOf(day).split("-").map(Number);
  return `FY${month >= 10 ? year + 1 : year}`;
}

/** The same day of the month so many months later; the month's last day where there is no such day. */
export function monthsLater(day, months) {
  const [year, month, date] = isoOf(day).split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(date, last)) / msPerDay;
}

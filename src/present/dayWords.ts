// Days as sentences say them.

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]; // prettier-ignore

/** "1 Jul 2024", in the head of a column */
export function shortDay(text: string): string {
  const [day, month, year] = dayWords(text).split(" ");
  return year === undefined ? text : `${day} ${month.slice(0, 3)} ${year}`;
}

/** A day; a month stands for its first one. */
const dayPattern = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

/** "1 July 2024"; another instant as it is written */
export function dayWords(text: string): string {
  const found = dayPattern.exec(text);
  return found === null ? text : `${Number(found[3] ?? 1)} ${months[Number(found[2]) - 1]} ${found[1]}`;
}

/** "July 2024" of 2024-07; another period as it is written */
export function monthWords(text: string): string {
  return /^\d{4}-\d{2}$/.test(text) ? dayWords(text).replace(/^1 /, "") : text;
}

export function onDay(text: string): string {
  return dayPattern.test(text) ? `on ${dayWords(text)}` : `at ${text}`;
}

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** "three years on" where it is whole years, else "on 1 May 2026". */
export function laterWords(before: string, after: string): string {
  const isYears = dayPattern.test(before) && before.slice(4) === after.slice(4);
  const years = Number(after.slice(0, 4)) - Number(before.slice(0, 4));
  if (!isYears || years < 1) return onDay(after);
  return `${small[years] ?? years} year${years === 1 ? "" : "s"} on`;
}

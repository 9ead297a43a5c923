// Numbers as readers expect them: grouped by thousands, no more digits than they deserve, units said in words.

/** table: as exact as its size needs. prose: "3.6 million". axis: "3.6M". exact: every digit there is. */
type NumberStyle = "table" | "prose" | "axis" | "exact";

/** What stands where there is no number. */
export const noNumber = "–";
/** In the messages of mistakes, where a calculation comes to nothing. */
export const notANumber = "no number, as 0 / 0 or the root of less than 0 comes to";
const minus = "−";

/**
 * The one way a number becomes text.
 *
 * @returns "1,234", "3.6 million", "−0.52"; an en dash for null
 */
export function number(value: number | null, style: NumberStyle = "table"): string {
  if (value === null || value !== value) return noNumber;
  if (value === Infinity) return "without end";
  if (value === -Infinity) return `${minus}without end`;
  const size = Math.abs(value);
  switch (style) {
    case "exact":
      return signed(value, plainDigits(size));
    case "prose":
      for (const [limit, divisor, word] of scales) {
        if (size >= limit) return signed(value, `${trimmed(significant(size / divisor, 2, 3))} ${word}`);
      }
      return signed(value, group(significant(size, 2, 3)));
    case "axis":
      for (const [limit, divisor, , letter] of axisScales) {
        if (size >= limit) return signed(value, `${trimmed(significant(size / divisor, 3, 4))}${letter}`);
      }
      return signed(value, trimmed(significant(size, 3, 4)));
    case "table":
      return signed(value, group(significant(size, 3, 4)));
  }
}

type Scale = readonly [limit: number, divisor: number, word: string, letter: string];
const scales: readonly Scale[] = [
  [999_500_000, 1e9, "billion", "bn"],
  [999_500, 1e6, "million", "M"],
];
const axisScales: readonly Scale[] = [...scales, [1000, 1000, "thousand", "k"]];

/** A number with as many digits as its standard error leaves meaningful: the error's second digit is the last shown. */
export function withError(value: number | null, error: number | null): string {
  if (value === null) return noNumber;
  if (error === null || error === 0) return number(value);
  const last = exponentOf(error) - 1;
  return `${toPlace(value, last)} ± ${toPlace(error, last)}`;
}

/** "40 to 61", with the digits that the width of the range leaves meaningful; one number where both ends are it. */
export function range(low: number | null, high: number | null, style: NumberStyle = "table"): string {
  if (low === null || high === null) return noNumber;
  if (isOneValue(low, high)) return number(low, style);
  if (style === "prose" && Math.abs(high) >= 999_500) {
    // one unit for both ends: "3.6 to 3.9 million"
    const [, divisor, word] = scales.find(([limit]) => Math.abs(high) >= limit) ?? [0, 1, "", ""];
    const place = Math.max(-2, Math.min(0, high === low ? -1 : exponentOf((high - low) / divisor)));
    return `${toPlace(low / divisor, place)} to ${toPlace(high / divisor, place)} ${word}`;
  }
  if (style === "prose" && high > low) {
    const place = placeOf(low, high);
    return `${toPlace(low, place)} to ${toPlace(high, place)}`;
  }
  const [from, to] = [number(low, style), number(high, style)];
  if (from !== to) return `${from} to ${to}`;
  // what differs is behind the digits of the size
  const place = exponentOf(high - low);
  return `${toPlace(low, place)} to ${toPlace(high, place)}`;
}

/** No spread is told where there is none, or none beyond what rounding leaves. */
function isOneValue(low: number, high: number): boolean {
  return low === high || Math.abs(high - low) <= 1e-9 * Math.max(Math.abs(low), Math.abs(high));
}

/**
 * A number that stands before its range in prose, rounded where the range is: "6,618 (6,260 to 8,030)" looks
 * like two measurements.
 */
export function besideRange(value: number | null, low: number | null, high: number | null): string {
  if (value === null || low === null || high === null || !(high > low) || Math.abs(high) >= 999_500)
    return number(value, "prose");
  return toPlace(value, placeOf(low, high));
}

/** Two digits of the width, and no more than three of the larger end; whole numbers stay whole. */
function placeOf(low: number, high: number): number {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const place = Math.max(exponentOf(high - low) - 1, exponentOf(largest) - 2);
  return Number.isInteger(low) && Number.isInteger(high) ? Math.max(0, place) : place;
}

/** A share as a percentage; ends are never called 0 or 100 unless they are. */
export function percent(share: number | null): string {
  if (share === null) return noNumber;
  if (share > 0 && share < 0.005) return "under 1 %";
  if (share < 1 && share > 0.995) return "over 99 %";
  return `${number(Number((share * 100).toFixed(0)), "exact")} %`;
}

/** An interval of a share: "41 to 58 %"; `to` in another language. */
export function percentRange(interval: readonly [number, number] | null, to = "to"): string {
  if (interval === null) return noNumber;
  const [low, high] = interval.map((share) => Number((share * 100).toFixed(0)));
  return `${low} ${to} ${high} %`;
}

/** A span of days in the unit a reader thinks in. */
export function days(value: number | null): string {
  if (value === null) return noNumber;
  if (Math.abs(value) >= 730) return `${number(value / 365.25, "prose")} years`;
  return `${number(value, "prose")} ${value === 1 ? "day" : "days"}`;
}

/** "1 point", "2 points". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count, "exact")} ${count === 1 ? one : many}`;
}

/** A ratio to two decimals. */
export function ratioText(ratio: number | null): string {
  return ratio === null ? noNumber : signed(ratio, group(Math.abs(ratio).toFixed(2)));
}

/** The number for machines: a point, no grouping, empty for null. */
export function machine(value: number | null): string {
  return value === null || !Number.isFinite(value) ? "" : String(Object.is(value, -0) ? 0 : value);
}

function signed(value: number, digits: string): string {
  const isZero = !/[1-9]/.test(digits);
  return value < 0 && !isZero ? `${minus}${digits}` : digits;
}

/** Whole numbers keep their digits below the given power of ten; others get the given number of significant digits. */
function significant(size: number, digits: number, wholeDigits: number): string {
  if (size === 0) return "0";
  if (Number.isInteger(size) && size < Number(`1e${wholeDigits}`)) return String(size);
  if (exponentOf(size) >= wholeDigits) return String(Number(size.toPrecision(wholeDigits - 1)));
  // of what it is rounded to, so that 0.9996 has the digits of 1.00
  const exponent = exponentOf(Number(size.toPrecision(digits)));
  const decimals = Math.max(digits - 1 - exponent, 0);
  return decimals > mostDecimals ? tiny(size, digits - 1) : size.toFixed(decimals);
}

/** Nobody counts more zeros than this: what is smaller has a power of ten. */
export const mostDecimals = 12;

/** "1.2e-22" */
export function tiny(size: number, decimals: number): string {
  return size.toExponential(Math.min(Math.max(decimals, 0), 20)).replace(/\.?0*e/, "e");
}

function exponentOf(value: number): number {
  const text = value.toExponential();
  return value === 0 ? 0 : Number(text.slice(text.indexOf("e") + 1));
}

/** Rounded to the decimal place 10^place: 2 gives hundreds, -1 gives tenths. */
export function toPlace(value: number, place: number): string {
  const size = Math.abs(value);
  if (place < -mostDecimals) {
    const decimals = exponentOf(size) - place;
    // less than the place is nothing at it
    return size === 0 || decimals < 0 ? "0" : signed(value, tiny(size, decimals));
  }
  if (place <= 0) return signed(value, group(size.toFixed(Math.min(-place, 20))));
  const step = Number(`1e${place}`);
  return signed(value, group(plainDigits(Math.floor(size / step + 0.5) * step)));
}

function trimmed(text: string): string {
  return group(/\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text);
}

function plainDigits(size: number): string {
  const text = String(size);
  return text.includes("e") ? text : group(text);
}

function group(text: string): string {
  const [whole, fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

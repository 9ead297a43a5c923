// Numbers that are read beside each other, rounded to as many digits each: rounding never reverses an order, and
// numbers that differ in every run are not printed as equal.
import { mostDecimals, noNumber, tiny } from "./numberWords.ts";

const minus = "−";
const fewest = 3;
/** Beyond these a double says nothing. */
const most = 15;

/**
 * How many digits numbers beside each other have: three, and as many more as it takes to tell apart the pairs that have
 * to differ. Rounding to so many digits keeps any order, since it never lifts a lower number above a higher one.
 *
 * @param apart pairs of places in `values`; one whose values are equal, or are not there, asks for nothing
 */
export function digitsFor(
  values: readonly (number | null)[],
  apart: readonly (readonly [number, number])[] = [],
): number {
  const isMerged = ([one, other]: readonly [number, number], digits: number): boolean => {
    const [a, b] = [values[one] ?? null, values[other] ?? null];
    return a !== null && b !== null && a !== b && withDigits(a, digits) === withDigits(b, digits);
  };
  let digits = fewest;
  while (digits < most && apart.some((pair) => isMerged(pair, digits))) digits++;
  return digits;
}

/** "137,000", "−0.52"; whole numbers of no more digits stay as they are; an en dash for null. */
export function withDigits(value: number | null, digits: number): string {
  if (value === null || !Number.isFinite(value)) return noNumber;
  const size = Math.abs(value);
  const rounded = Number(size.toPrecision(digits));
  const decimals = Math.max(0, digits - 1 - exponentOf(rounded));
  if (decimals > Math.max(mostDecimals, digits)) return `${value < 0 ? minus : ""}${tiny(rounded, digits - 1)}`;
  const text = Number.isInteger(size) && decimals > 0 ? plainText(size) : decimals > 0 ? rounded.toFixed(decimals) : plainText(rounded); // prettier-ignore
  const isZero = !/[1-9]/.test(text);
  return `${value < 0 && !isZero ? minus : ""}${grouped(text)}`;
}

/** Of a difference between such numbers: as far as they go, and two digits at least. */
export function digitsOfDifference(
  difference: number | null,
  levels: readonly (number | null)[],
  digits: number,
): number {
  const largest = Math.max(0, ...levels.map((level) => Math.abs(level ?? 0)));
  if (difference === null || difference === 0 || largest === 0) return digits;
  return Math.min(most, Math.max(2, exponentOf(difference) - exponentOf(largest) + digits));
}

/** Whether a gap between numbers of this size shows in so many digits: it is wider than one unit of the last. */
export function isVisible(gap: number, sizes: readonly number[], digits: number): boolean {
  const largest = Math.max(0, ...sizes.map(Math.abs));
  if (largest === 0) return false;
  const unit = Number(`1e${exponentOf(largest) - digits + 1}`);
  return Math.abs(gap) > unit * 1.0000001;
}

function exponentOf(value: number): number {
  if (value === 0) return 0;
  const text = value.toExponential();
  return Number(text.slice(text.indexOf("e") + 1));
}

function plainText(size: number): string {
  return size < 1e21 ? size.toFixed(0) : String(size);
}

function grouped(text: string): string {
  const [whole, fraction] = text.split(".");
  const parts = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}

// Numbers that are read beside each other, rounded to one place: rounding never reverses an order, and numbers
// that differ in every run are not printed as equal.
import { noNumber } from "./numberWords.ts";

const minus = "−";
/** Decimal places beyond which a double says nothing. */
const finest = -12;

/** Power of ten to which numbers are rounded: 3 gives thousands, −1 tenths. */
export type Place = number;

/**
 * Three digits of the largest, and as many more as it takes to tell apart the pairs that have to differ. Whole numbers
 * below a thousand stay as they are.
 *
 * @param apart pairs of places in `values`; one whose values are equal, or are not there, asks for nothing
 */
export function placeFor(
  values: readonly (number | null)[],
  apart: readonly (readonly [number, number])[] = [],
): Place {
  const known = values.filter((value) => value !== null && Number.isFinite(value)) as number[];
  const largest = Math.max(0, ...known.map(Math.abs));
  if (largest === 0) return 0;
  const areWhole = known.every(Number.isInteger);
  let place = exponentOf(largest) - 2;
  if (areWhole) place = Math.max(0, place);
  const isMerged = ([one, other]: readonly [number, number]): boolean => {
    const [a, b] = [values[one] ?? null, values[other] ?? null];
    return a !== null && b !== null && a !== b && atPlace(a, place) === atPlace(b, place);
  };
  while (place > finest && apart.some(isMerged)) place--;
  return place;
}

/** The same value may be shown at more than one place: a difference has two digits of its own even where levels have none left. */
export function placeOfDifference(value: number | null, levels: Place): Place {
  if (value === null || value === 0 || !Number.isFinite(value)) return levels;
  const own = exponentOf(value) - 1;
  return Math.min(levels, Number.isInteger(value) ? Math.max(0, own) : own);
}

/** "137,000", "−0.52"; an en dash for null. */
export function atPlace(value: number | null, place: Place): string {
  if (value === null || !Number.isFinite(value)) return noNumber;
  const size = Math.abs(value);
  const digits =
    place <= 0 ? size.toFixed(Math.min(-place, 20)) : wholeText(Math.floor(size / Number(`1e${place}`) + 0.5) * Number(`1e${place}`)); // prettier-ignore
  const isZero = !/[1-9]/.test(digits);
  return `${value < 0 && !isZero ? minus : ""}${grouped(digits)}`;
}

/** Whether what is left of a sum after rounding shows: the gap is wider than one unit of the place. */
export function isVisible(gap: number, place: Place): boolean {
  return Math.abs(gap) > Number(`1e${place}`) * 1.0000001;
}

function exponentOf(value: number): number {
  const text = value.toExponential();
  return Number(text.slice(text.indexOf("e") + 1));
}

function wholeText(size: number): string {
  return size < 1e21 ? size.toFixed(0) : String(size);
}

function grouped(text: string): string {
  const [whole, fraction] = text.split(".");
  const parts = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}

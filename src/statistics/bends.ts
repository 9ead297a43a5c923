// What of a number can follow a figure: the figure itself, its normal scores, and powers of its ranks, as directions at
// right angles over the runs. A regression on the first few of them bends as far as these do.
import { normalQuantile } from "../quantity/specialFunctions.ts";
import { ranks } from "./rankCorrelation.ts";

export interface Bends {
  /** of length 1, at right angles to each other and to what never varies; each one number a run */
  readonly directions: readonly Float64Array[];
  /** so many at least are taken together: a choice among names cannot be taken in part */
  readonly least: number;
}

/** A wave that goes up and down twice over the draws is met by these. */
const highestPower = 8;

/** What is left of a direction once those before are taken out, and is nothing but rounding. */
const rounding = 1e-9;

/**
 * @param figure in every run: numbers, or names where it is one of several
 * @param beside directions that are known already, of length 1 and at right angles
 * @returns no direction where the figure does not vary, or says nothing beyond those
 */
export function bendsOf(figure: readonly number[] | readonly string[], beside: readonly Float64Array[] = []): Bends {
  const columns = isNames(figure) ? ofNames(figure) : ofNumbers(figure);
  const directions: Float64Array[] = [];
  for (const column of columns) {
    const direction = rightAngled(column, [...beside, ...directions]);
    if (direction !== null) directions.push(direction);
  }
  return { directions, least: isNames(figure) ? directions.length : Math.min(1, directions.length) };
}

function isNames(figure: readonly number[] | readonly string[]): figure is readonly string[] {
  return typeof figure[0] === "string";
}

function ofNames(figure: readonly string[]): Float64Array[] {
  const names = [...new Set(figure)].sort().slice(1);
  return names.map((name) => Float64Array.from(figure, (own) => (own === name ? 1 : 0)));
}

/** Straight lines first, in the figure and in its scores, which long tails leave alone; then what bends, step by step. */
function ofNumbers(figure: readonly number[]): Float64Array[] {
  const places = ranks(figure).map((rank) => (rank - 0.5) / figure.length);
  const scores = Float64Array.from(places, normalQuantile);
  const powers: Float64Array[] = [];
  for (let power = 1; power <= highestPower; power++) {
    const before = powers.at(-1);
    powers.push(Float64Array.from(places, (place, run) => (2 * place - 1) * (before?.[run] ?? 1)));
  }
  const [first, second, ...higher] = powers;
  return [Float64Array.from(figure), scores, second, first, ...higher];
}

/** @returns null where nothing is left of it */
function rightAngled(column: Float64Array, others: readonly Float64Array[]): Float64Array | null {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const left = column.map((value) => value - mean);
  const before = Math.sqrt(dot(left, left));
  // twice, because what the first leaves of rounding is large beside a small remainder
  for (let pass = 0; pass < 2; pass++) for (const other of others) takeOff(left, other);
  const length = Math.sqrt(dot(left, left));
  return length > rounding * before ? left.map((value) => value / length) : null;
}

function takeOff(from: Float64Array, direction: Float64Array): void {
  const part = dot(from, direction);
  for (let run = 0; run < from.length; run++) from[run] -= part * direction[run];
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

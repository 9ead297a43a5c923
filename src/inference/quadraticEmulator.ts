// A quick stand-in for the model near an ensemble: each output a quadratic of the directions that are seen best, and a
// straight line of the others that are seen.
import { refuseUsage } from "../errors.ts";
import { columnMeans, crossProduct, product } from "../statistics/matrices/products.ts";
import { rootOf, solveLower, solveRoot } from "../statistics/matrices/triangle.ts";
import { along, type Along } from "./informedDirections.ts";

/** Plain data. */
export interface Emulator {
  /** directions */
  readonly count: number;
  readonly outputs: number;
  /** where the draws lie, and the triangular root of how they spread; [direction], [direction × direction] */
  readonly centre: Float64Array;
  readonly spread: Float64Array;
  /** of the terms of `termsOf`; [term × output] */
  readonly coefficients: Float64Array;
  /** of what each draw is off by when the emulator is made without it; [output × output] */
  readonly errorCovariance: Float64Array;
  /** share of each output's variance over the draws that such an emulator foretells */
  readonly foretold: readonly number[];
}

/** Draws for each coefficient of an output. */
const drawsPerTerm = 2;

/**
 * Least squares. What other directions do is error of the emulator, as is what no quadratic can do.
 *
 * @param z draws near where the posterior lies: the smoothed members, and those of passes before; [row × parameter]
 * @param outputs [row × output]
 * @param judged rows from this one on say how large the error is; 0 where it is left out
 * @throws PendencyError when there are fewer than two draws a coefficient
 * @source errors without the draw itself: residual ⁄ (1 − leverage), Allen (1974), Technometrics 16, 125
 */
export function quadraticEmulator(
  z: Float64Array,
  outputs: Float64Array,
  rows: number,
  directions: Along,
  judged = 0,
): Emulator {
  const [count, n] = [directions.count, outputs.length / rows];
  const terms = termCount(count);
  if (rows < drawsPerTerm * terms)
    refuseUsage(
      "draws of the emulator",
      `at least ${drawsPerTerm * terms}, for ${count} directions`,
      `${rows}`,
      "take more members or fewer directions",
    );
  const u = along(z, rows, directions);
  const centre = columnMeans(u, rows);
  const off = u.map((value, at) => value - centre[at % count]);
  const spread = rootOf(
    crossProduct(off, off, rows).map((sum) => sum / (rows - 1)),
    count,
  );
  if (spread === null) return refuseUsage("draws of the emulator", "draws that differ in every direction", "fewer");
  const basis = new Float64Array(rows * terms);
  for (let row = 0; row < rows; row++)
    basis.set(termsOf({ count, centre, spread }, u.subarray(row * count, (row + 1) * count)), row * terms);
  const root = rootOf(crossProduct(basis, basis, rows), terms);
  if (root === null) return refuseUsage("draws of the emulator", "draws that tell all coefficients", "too few of them");
  const coefficients = solveRoot(root, crossProduct(basis, outputs, rows), terms);
  const errors = errorsWithout(basis, outputs, coefficients, root, terms).subarray(judged * n);
  const judgedRows = rows - judged;
  const errorCovariance = crossProduct(errors, errors, judgedRows).map((sum) => sum / judgedRows);
  const judgedOutputs = outputs.subarray(judged * n);
  const means = columnMeans(judgedOutputs, judgedRows);
  const foretold = [...means].map((mean, j) => {
    let squares = 0;
    for (let row = 0; row < judgedRows; row++) squares += squareOf(judgedOutputs[row * n + j] - mean);
    return squares > 0 ? 1 - (errorCovariance[j * n + j] * judgedRows) / squares : 1;
  });
  return { count, outputs: n, centre, spread, coefficients, errorCovariance, foretold };
}

/** What each draw's outputs are off by, were the emulator made of the others. @returns [row × output] */
function errorsWithout(
  basis: Float64Array,
  outputs: Float64Array,
  coefficients: Float64Array,
  root: Float64Array,
  terms: number,
): Float64Array {
  const [rows, n] = [basis.length / terms, coefficients.length / terms];
  const fitted = product(basis, coefficients, { rows, inner: terms, columns: n });
  const errors = new Float64Array(rows * n);
  for (let row = 0; row < rows; row++) {
    const own = solveLower(root, basis.subarray(row * terms, (row + 1) * terms), terms);
    const leverage = own.reduce((sum, value) => sum + value * value, 0);
    for (let at = row * n; at < (row + 1) * n; at++) errors[at] = (outputs[at] - fitted[at]) / (1 - leverage);
  }
  return errors;
}

/** Directions of which products are terms: those that are seen best. The others are straight lines. */
const mostBent = 10;

export function termCount(directions: number): number {
  const bent = Math.min(directions, mostBent);
  return 1 + directions + (bent * (bent + 1)) / 2;
}

/** 1, each standardised coordinate, and products of any two of the first: what the coefficients belong to. */
export function termsOf(
  { count, centre, spread }: Pick<Emulator, "count" | "centre" | "spread">,
  u: Float64Array,
): Float64Array {
  const v = solveLower(
    spread,
    u.map((value, k) => value - centre[k]),
    count,
  );
  const terms = new Float64Array(termCount(count));
  terms[0] = 1;
  terms.set(v, 1);
  let at = 1 + count;
  // the spread's root is triangular: the first coordinates are made of the first directions alone
  const bent = Math.min(count, mostBent);
  for (let i = 0; i < bent; i++) for (let j = i; j < bent; j++) terms[at++] = v[i] * v[j];
  return terms;
}

/** The outputs at a place along the directions. @returns [output] */
export function emulated(emulator: Emulator, u: Float64Array): Float64Array {
  const terms = termsOf(emulator, u);
  return product(terms, emulator.coefficients, { rows: 1, inner: terms.length, columns: emulator.outputs });
}

function squareOf(value: number): number {
  return value * value;
}

// What was observed and how far off it may be: normal errors on the scale that is fitted, logs as a rule.
import { refuseUsage } from "../errors.ts";
import { log } from "../quantity/portable.ts";
import { diagonalOf, rootOf, solveLower } from "../statistics/matrices/triangle.ts";
import { transposedOf } from "../statistics/matrices/products.ts";

export interface Likelihood {
  /** on the scale on which errors are normal; [output] */
  readonly observed: Float64Array;
  /** of observation and of the model's own discrepancy, together; [output × output], symmetric */
  readonly errorCovariance: Float64Array;
}

/**
 * The triangular root of the errors' covariance.
 *
 * @throws PendencyError when sizes do not fit, a number is not finite, or the covariance is not positive definite
 */
export function errorRoot({ observed, errorCovariance }: Likelihood): Float64Array {
  const n = observed.length;
  if (n === 0) refuseUsage("likelihood.observed", "at least one observed figure", "none");
  if (errorCovariance.length !== n * n)
    refuseUsage("likelihood.errorCovariance", `${n} × ${n} numbers`, `${errorCovariance.length}`);
  for (const [name, values] of Object.entries({ observed, errorCovariance })) {
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) refuseUsage(`likelihood.${name}`, "finite numbers", `none at place ${wrong}`);
  }
  return (
    rootOf(errorCovariance, n) ??
    refuseUsage(
      "likelihood.errorCovariance",
      "a positive definite covariance",
      "one that is not",
      "two figures whose errors are all the same are one figure",
    )
  );
}

/** Rows of outputs in units of independent errors of deviation 1: L⁻¹ times each row. @param rows [rows × output] */
export function whitened(root: Float64Array, rows: Float64Array, outputs: number): Float64Array {
  const count = rows.length / outputs;
  return transposedOf(solveLower(root, transposedOf(rows, count), outputs), outputs);
}

const logTwoPi = 1.8378770664093453;

/** The logarithm of the density of what was observed, of errors with this root. */
export function logDensity(observed: Float64Array, expected: Float64Array, root: Float64Array): number {
  const n = observed.length;
  const off = solveLower(
    root,
    observed.map((value, i) => value - expected[i]),
    n,
  );
  let sum = -0.5 * n * logTwoPi;
  for (const value of off) sum -= 0.5 * value * value;
  for (const value of diagonalOf(root, n)) sum -= log(value);
  return sum;
}

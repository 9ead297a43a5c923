// Prior times likelihood along the informed directions, with the emulator in the model's place.
import { crossProduct } from "../statistics/matrices/products.ts";
import { solveLower } from "../statistics/matrices/triangle.ts";
import { addedErrors } from "./errorCovariance.ts";
import { errorRoot, type Likelihood } from "./likelihood.ts";
import { termCount, termsOf, type Emulator } from "./quadraticEmulator.ts";

/** The logarithm of the posterior density at a place along the directions, up to a constant. */
export type LogPosterior = (u: Float64Array) => number;

/**
 * The emulator's error is one more error of the figures, with its full covariance. The squared distance is a quadratic
 * form in the emulator's terms, and is made once: a place then costs the same however many figures there are.
 */
export function emulatedPosterior(emulator: Emulator, likelihood: Likelihood): LogPosterior {
  const n = likelihood.observed.length;
  const errorCovariance = addedErrors(likelihood.errorCovariance, emulator.errorCovariance);
  const root = errorRoot({ observed: likelihood.observed, errorCovariance });
  const terms = termCount(emulator.count);
  // column by column: what is left of the observed at no terms, less what each term adds
  const sides = new Float64Array(n * terms);
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < terms; t++)
      sides[i * terms + t] = (t === 0 ? likelihood.observed[i] : 0) - emulator.coefficients[t * n + i];
  }
  const white = solveLower(root, sides, n);
  const form = crossProduct(white, white, n);
  return (u) => -0.5 * (formAt(form, termsOf(emulator, u)) + squares(u));
}

function formAt(form: Float64Array, terms: Float64Array): number {
  const size = terms.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    let row = 0.5 * form[i * size + i] * terms[i];
    for (let j = 0; j < i; j++) row += form[i * size + j] * terms[j];
    sum += 2 * terms[i] * row;
  }
  return sum;
}

function squares(u: Float64Array): number {
  let sum = 0;
  for (const value of u) sum += value * value;
  return sum;
}

/** Variance of the emulator's error in units of the errors as given, mean over figures. */
export function emulatorShare({ errorCovariance }: Emulator, likelihood: Likelihood): number {
  const n = likelihood.observed.length;
  const root = errorRoot(likelihood);
  const half = solveLower(root, errorCovariance, n);
  // the trace of L⁻¹ E L⁻ᵀ
  let trace = 0;
  const inverse = solveLower(root, identity(n), n);
  for (let at = 0; at < half.length; at++) trace += half[at] * inverse[at];
  return trace / n;
}

function identity(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
}

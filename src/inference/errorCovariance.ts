// Covariances of errors: figures of one series are off together, and counts are off by chance.
import { refuseUsage } from "../errors.ts";
import { log, pow } from "../quantity/portable.ts";
import { logGamma } from "../quantity/specialFunctions.ts";

/** Each figure by itself. @returns [size × size] */
export function independentErrors(deviations: ArrayLike<number>): Float64Array {
  const size = deviations.length;
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) out[i * size + i] = deviations[i] * deviations[i];
  return out;
}

/**
 * One error that a series carries along: deviation² · correlation^|time apart|.
 *
 * @param times of the figures, in the unit of the correlation: months, as a rule
 * @param correlation from one unit of time to the next, 0 … 1; at 1 all are off by the same
 * @returns [size × size]
 */
export function carriedErrors(deviation: number, correlation: number, times: readonly number[]): Float64Array {
  if (!(correlation >= 0 && correlation <= 1)) refuseUsage("correlation", "a number from 0 to 1", `${correlation}`);
  const size = times.length;
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const apart = Math.abs(times[i] - times[j]);
      out[i * size + j] = deviation * deviation * (apart === 0 ? 1 : pow(correlation, apart));
    }
  }
  return out;
}

/** Errors of several kinds in the same figures. */
export function addedErrors(...covariances: readonly Float64Array[]): Float64Array {
  return covariances[0].map((_, at) => covariances.reduce((sum, one) => sum + one[at], 0));
}

/** Series after series, whose errors have nothing to do with each other. @returns [all × all] */
export function sideBySide(blocks: readonly Float64Array[]): Float64Array {
  const sizes = blocks.map((block) => Math.sqrt(block.length));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const out = new Float64Array(all * all);
  let from = 0;
  for (const [at, block] of blocks.entries()) {
    const size = sizes[at];
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) out[(from + i) * all + from + j] = block[i * size + j];
    }
    from += size;
  }
  return out;
}

/**
 * Variance of the logarithm of a count that is negative binomial about its mean: 1 ⁄ mean + 1 ⁄ dispersion, the first
 * term of the delta method. With a mean of 50 or more and a dispersion of 25 or more, deviations are too small by less
 * than 3 %, and the logarithm's mean lies below the mean's logarithm by less than an eighth of a deviation.
 *
 * @param mean > 0
 * @param dispersion r, > 0, in variance = mean + mean² ⁄ r; Infinity: Poisson
 */
export function countLogVariance(mean: number, dispersion: number): number {
  if (!(mean > 0)) refuseUsage("mean", "a mean above 0", `${mean}`, "a count of 0 has no logarithm: leave it out, or sum months"); // prettier-ignore
  if (!(dispersion > 0)) refuseUsage("dispersion", "a dispersion above 0", `${dispersion}`);
  return 1 / mean + 1 / dispersion;
}

/**
 * Logarithm of the probability of a count, negative binomial about its mean.
 *
 * @param count a whole number ≥ 0
 * @param dispersion r in variance = mean + mean² ⁄ r; Infinity: Poisson
 */
export function logCountProbability(count: number, mean: number, dispersion: number): number {
  if (dispersion === Infinity) return count * log(mean) - mean - logGamma(count + 1);
  return (
    logGamma(count + dispersion) -
    logGamma(dispersion) -
    logGamma(count + 1) +
    dispersion * log(dispersion / (dispersion + mean)) +
    count * log(mean / (dispersion + mean))
  );
}

// Whether independent replications agree with an exact value. The rule of acceptance, for every golden case.
import { gammaP, gammaQ } from "../../src/quantity/specialFunctions.ts";
import { betaCdf } from "../../src/statistics/betaDistribution.ts";
import { meanOf, sampleVariance } from "../../src/statistics/moments.ts";
import { studentUpperTail } from "../../src/statistics/studentT.ts";
import type { GoldenCase } from "./cases.ts";

/** Half-widths beyond this share of the expected value settle nothing. */
export const settledWithin = 0.02;
/** The normal bound a z must stay under: a false alarm in 2.8e8 cases, in 2.8e6 runs of a hundred cases. */
export const zBound = 5.9;
/** P(|Z| > 5.9) / 2 */
const tail = 1.8175e-9;

export interface Judged {
  readonly id: string;
  readonly expected: number;
  readonly got: number;
  /** of the interval at the bound for the number of replications */
  readonly halfWidth: number;
  /** standard errors off */
  readonly z: number;
  readonly replications: number;
  readonly verdict: "agrees" | "differs" | "not settled";
}

/** One case's values, one a replication. */
export interface Sample {
  readonly values: readonly number[];
  /** independent copies of the system in one replication, whose mean a value is; known variances are divided by it */
  readonly copies: number;
  /** people of whom a value is the share with an outcome, each by a chance of their own; null where it is not that */
  readonly trials: number | null;
  /** something beside each value whose mean is known; null where there is none */
  readonly control: { readonly values: readonly number[]; readonly mean: number } | null;
}

/**
 * Stochastic: z under the Student bound for an estimated spread, under the normal one where the variance is known.
 * Poisson: the spread as well, by χ². Shares of independent people: the exact binomial tail. In all of them the
 * half-width must settle the value: an interval so wide that anything lies in it is no agreement.
 */
export function judgeSample(one: GoldenCase, sample: Sample, within = settledWithin): Judged {
  const { expected } = one;
  const { values, copies, trials, control } = sample;
  const known = one.known_var === undefined ? null : one.known_var / copies;
  const { mean: got, error, degrees } = known === null ? estimate(values, control) : knownSpread(values, known);
  const bound = known === null ? studentBound(degrees) : zBound;
  const halfWidth = bound * error;
  // Where everything measured is the same, only rounding may stand between it and the expected value.
  const isExact = Math.abs(got - expected) <= 1e-9 * Math.abs(expected);
  const z = error > 0 ? (got - expected) / error : isExact ? 0 : Infinity;
  let differs = !(Math.abs(z) < bound);
  if (one.check === "poisson" && hasOtherSpread(values, expected)) differs = true;
  if (one.check === "binomial" && trials !== null) differs = isUnlikelyCount(values, trials, expected);
  const settled =
    one.check === "exact"
      ? Math.abs(got - expected) <= 1e-12 * Math.abs(expected)
      : halfWidth <= within * Math.abs(expected);
  return {
    id: one.id,
    expected,
    got,
    halfWidth,
    z,
    replications: values.length,
    verdict: differs ? "differs" : settled ? "agrees" : "not settled",
  };
}

interface Estimate {
  readonly mean: number;
  /** standard error of the mean */
  readonly error: number;
  /** of freedom */
  readonly degrees: number;
}

const knownSpread = (values: readonly number[], variance: number): Estimate => ({
  mean: meanOf(values) ?? NaN,
  error: Math.sqrt(variance / values.length),
  degrees: Infinity,
});

/**
 * The mean, moved along the regression on the control by as much as the control missed its own known mean.
 * @source Lavenberg and Welch, A perspective on the use of control variables (1981), for one control
 */
function estimate(values: readonly number[], control: Sample["control"]): Estimate {
  const runs = values.length;
  const mean = meanOf(values) ?? NaN;
  const variance = sampleVariance(values) ?? 0;
  const spread = control === null ? 0 : (sampleVariance(control.values) ?? 0);
  if (control === null || spread === 0) return { mean, error: Math.sqrt(variance / runs), degrees: runs - 1 };
  const centre = meanOf(control.values) ?? NaN;
  const products = values.map((value, i) => (value - mean) * (control.values[i] - centre));
  const slope = products.reduce((sum, product) => sum + product, 0) / (runs - 1) / spread;
  const missed = centre - control.mean;
  const left = ((runs - 1) / (runs - 2)) * Math.max(0, variance - slope * slope * spread);
  const error = Math.sqrt(left * (1 / runs + (missed * missed) / ((runs - 1) * spread)));
  return { mean: mean - slope * missed, error, degrees: runs - 2 };
}

/** A Poisson count has its mean as variance: (R−1)s²/mean is χ² with R−1 degrees. */
function hasOtherSpread(values: readonly number[], mean: number): boolean {
  const degrees = values.length - 1;
  const statistic = (degrees * (sampleVariance(values) ?? 0)) / mean;
  return gammaP(degrees / 2, statistic / 2) < tail || gammaQ(degrees / 2, statistic / 2) < tail;
}

/** The exact tails of a binomial count, through the beta distribution. */
function isUnlikelyCount(values: readonly number[], trials: number, share: number): boolean {
  const people = trials * values.length;
  const count = Math.round(values.reduce((sum, value) => sum + value * trials, 0));
  const atLeast = count === 0 ? 1 : betaCdf(count, people - count + 1, share);
  const atMost = count === people ? 1 : betaCdf(people - count, count + 1, 1 - share);
  return atLeast < tail || atMost < tail;
}

/** The t that is exceeded as rarely as the normal bound. */
export function studentBound(degrees: number): number {
  let low = zBound;
  let high = 100;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (studentUpperTail(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return high;
}

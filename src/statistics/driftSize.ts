// How far a quantity wanders, from its history: the size under which each figure was foretold best by those before.
import { exp, log, pow } from "../quantity/portable.ts";
import { logGamma } from "../quantity/specialFunctions.ts";
import { cutDeviation } from "./cutStudentT.ts";

/** One figure of a history, in logs or logits: the mean level of some months that follow each other. */
export interface HistoryFigure {
  /** the first month, counted from anywhere */
  readonly from: number;
  /** ≥ 1; a level at an instant is its month's */
  readonly months: number;
  readonly value: number;
}

interface DriftEstimate {
  /** standard deviation of a year's change, without the pull back */
  readonly size: number;
  /** months; null: a random walk */
  readonly halfLife: number | null;
  readonly degrees: number;
  /** standard deviation of what one month's figure has beside the level: chance, rounding, seasons */
  readonly noise: number;
  /** how far the last level lies above the one it goes back to; 0 for a random walk, and for several histories */
  readonly away: number;
  /** figures that were foretold from earlier ones */
  readonly foretold: number;
}

/** With fewer figures than this a history says next to nothing of a size. */
export const fewestFigures = 5;

/** The smallest and largest size there is: a history that never changes has the smallest, for it may be short. */
const sizeRange = [0.01, 3] as const;

/** What is believed of a size before any figure: half above 20 %, two in three from 7 to 54 %. It weighs one figure. */
const priorMedian = 0.2;
const priorSpread = 1;

const halfLives = [null, 6, 12, 24, 48] as const;
/** variances of a month's noise, in variances of a month's step */
const noises = [0, 0.25, 1, 4, 16] as const;
const manyDegrees = [3, 10, 30] as const;
/** a history must speak this much (in natural logs of odds) for a pull back, for noise, or for other tails */
const worthIt = 2;

const usualDegrees = 5;

interface Held {
  /** undefined: found out; null: a random walk */
  readonly halfLife?: number | null;
  readonly degrees?: number;
  /** scales of the t at which steps are cut off */
  readonly cut: number;
}

/**
 * The largest product, over all figures but the first of each history, of the density that Student's t gives the
 * figure when the level follows a walk with these steps, times the prior density of the size. A walk without pull
 * back, without noise and with 5 degrees of freedom stands unless another is better by `worthIt`.
 *
 * @param histories rising, without overlaps; gaps are months of which nothing is known. One size holds for all
 * @returns null when no history has `fewestFigures`
 */
export function driftSize(histories: readonly (readonly HistoryFigure[])[], held: Held): DriftEstimate | null {
  const long = histories.filter((history) => history.length >= fewestFigures);
  if (long.length === 0) return null;
  const deviationOf = new Map<number, number>();
  const fit = (halfLife: number | null, noise: number, degrees: number): Fit => {
    const deviation = deviationOf.get(degrees) ?? cutDeviation(degrees, held.cut);
    deviationOf.set(degrees, deviation);
    return bestSize(
      long.flatMap((history) => foretell(history, halfLife, noise).errors),
      degrees,
      deviation,
    );
  };
  let best = { ...fit(held.halfLife ?? null, 0, held.degrees ?? usualDegrees), noiseRatio: 0, halfLife: held.halfLife ?? null, degrees: held.degrees ?? usualDegrees }; // prettier-ignore
  const plain = best;
  for (const halfLife of held.halfLife === undefined ? halfLives : [held.halfLife]) {
    for (const noiseRatio of noises) {
      const extras = (halfLife === plain.halfLife ? 0 : 1) + (noiseRatio === 0 ? 0 : 1);
      const found = fit(halfLife, noiseRatio, plain.degrees);
      const score = found.score - extras * worthIt;
      if (score > best.score) best = { ...found, score, noiseRatio, halfLife, degrees: plain.degrees };
    }
  }
  for (const degrees of held.degrees === undefined ? manyDegrees : []) {
    const found = fit(best.halfLife, best.noiseRatio, degrees);
    if (found.score - worthIt > best.score) best = { ...best, ...found, score: found.score - worthIt, degrees };
  }
  const step = best.size / Math.sqrt(12);
  return {
    size: best.size,
    halfLife: best.halfLife,
    degrees: best.degrees,
    noise: step * Math.sqrt(best.noiseRatio),
    away: best.halfLife === null || histories.length > 1 ? 0 : foretell(long[0], best.halfLife, best.noiseRatio).away,
    foretold: long.reduce((sum, history) => sum + history.length - 1, 0),
  };
}

/** How far off a figure was foretold, and the variance that it was foretold with, for monthly steps of variance 1. */
interface Foretold {
  readonly error: number;
  readonly variance: number;
}

/** A level that nothing is known of: this many variances of a month's step. */
const unknown = 1e8;

/**
 * A Kalman filter by months. The level is m + x: m never changes and is not known at first, x takes a step a month and
 * is pulled back to 0. Of each period the mean of the levels is seen, with noise.
 */
function foretell(
  history: readonly HistoryFigure[],
  halfLife: number | null,
  noise: number,
): { readonly errors: readonly Foretold[]; readonly away: number } {
  const kept = halfLife === null ? 1 : pow(0.5, 1 / halfLife);
  // means and covariances of x, of the sum of x over the period so far, and of m
  let [x, sum, m] = [0, 0, 0];
  let xx = halfLife === null ? 0 : 1 / (1 - kept * kept);
  let [xs, xm, ss, sm, mm] = [0, 0, 0, 0, unknown];
  const errors: Foretold[] = [];
  let reached = history[0].from;
  for (const [index, { from, months, value }] of history.entries()) {
    for (; reached < from; reached++) {
      x *= kept;
      xx = kept * kept * xx + 1;
      xm *= kept;
    }
    [sum, xs, ss, sm] = [0, 0, 0, 0];
    for (; reached < from + months; reached++) {
      x *= kept;
      const [beforeXx, beforeXs, beforeXm] = [xx, xs, xm];
      xx = kept * kept * beforeXx + 1;
      xs = kept * beforeXs + xx;
      xm = kept * beforeXm;
      ss = ss + 2 * kept * beforeXs + xx;
      sm = sm + xm;
      sum += x;
    }
    const error = value - (sum / months + m);
    // covariances of x, the sum and m with what is seen
    const [ofX, ofM] = [xs / months + xm, sm / months + mm];
    const variance = ss / (months * months) + (2 * sm) / months + mm + noise / months;
    if (index > 0) errors.push({ error, variance });
    x += (ofX / variance) * error;
    m += (ofM / variance) * error;
    xx -= (ofX * ofX) / variance;
    xm -= (ofX * ofM) / variance;
    mm -= (ofM * ofM) / variance;
  }
  return { errors, away: x };
}

interface Fit {
  readonly size: number;
  /** natural logarithm of the predictive density and the prior's */
  readonly score: number;
}

const goldenPart = 0.6180339887498949;

/** @param deviation of the cut t, in its scales */
function bestSize(errors: readonly Foretold[], degrees: number, deviation: number): Fit {
  const constant = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * log(degrees);
  const scoreAt = (logSize: number): number => {
    // scale of the t of one month's step
    const scale = exp(logSize) / Math.sqrt(12) / deviation;
    const apart = (logSize - log(priorMedian)) / priorSpread;
    let score = -0.5 * apart * apart;
    for (const { error, variance } of errors) {
      const square = (error * error) / (scale * scale * variance);
      score += constant - log(scale) - 0.5 * log(variance) - 0.5 * (degrees + 1) * log(1 + square / degrees);
    }
    return score;
  };
  let [low, high] = sizeRange.map(log);
  let [left, right] = [high - goldenPart * (high - low), low + goldenPart * (high - low)];
  let [atLeft, atRight] = [scoreAt(left), scoreAt(right)];
  while (high - low > 1e-4) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - goldenPart * (high - low);
      atLeft = scoreAt(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + goldenPart * (high - low);
      atRight = scoreAt(right);
    }
  }
  const middle = (low + high) / 2;
  return { size: exp(middle), score: scoreAt(middle) };
}

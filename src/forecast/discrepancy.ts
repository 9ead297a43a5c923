// What a publisher counts and a model of its process does not: a factor on a published flow, which fades.
import { exp, log, pow } from "../quantity/portable.ts";
import { normalQuantile } from "../quantity/specialFunctions.ts";
import { nameKey } from "../random/nameKey.ts";
import { purposes } from "../random/purposes.ts";
import { Stream } from "../random/stream.ts";
import { protocol } from "./protocol.ts";

/** An AR(1) in logs with mean 0, and where it stands at the last residual known. */
export interface Discrepancy {
  /** share of it that is left after a period */
  readonly kept: number;
  /** standard deviation in the long run, in logs */
  readonly deviation: number;
  /** of one-step predictions of the residuals, summed logs */
  readonly logLikelihood: number;
  /** residuals it was fitted to */
  readonly residuals: number;
  /** mean and variance of the discrepancy at the last residual, which has an error of its own */
  readonly mean: number;
  readonly variance: number;
  /** that residual, and the share of it that is taken for discrepancy rather than for error */
  readonly lastResidual: number;
  readonly gain: number;
}

/** A residual: log of the published figure less log of the model's, with the variance of the figure's own error. */
export interface Residual {
  readonly value: number;
  readonly errorVariance: number;
}

const { halfLives, fewestResiduals } = protocol.discrepancy;
const TWO_PI = 6.283185307179586;

/**
 * Half-life and deviation of the largest one-step predictive likelihood, on a grid: half-lives up to six months,
 * deviations a twentieth apart.
 *
 * @param residuals one a period up to the last one known; null where there is none
 * @param perYear   periods a year: 12, 4 or 1
 * @returns null with fewer than three residuals: the flow is then published without a discrepancy
 */
export function fitDiscrepancy(residuals: readonly (Residual | null)[], perYear: number): Discrepancy | null {
  const last = residuals.findLastIndex((residual) => residual !== null);
  const known = residuals.slice(0, last + 1);
  if (known.filter((residual) => residual !== null).length < fewestResiduals) return null;
  let best: Discrepancy | null = null;
  for (const months of halfLives) {
    const kept = months === 0 ? 0 : pow(0.5, 12 / perYear / months);
    for (let deviation = 0.001; deviation < 4; deviation *= 1.05) {
      const filtered = filter(known, kept, deviation);
      if (best === null || filtered.logLikelihood > best.logLikelihood) best = filtered;
    }
  }
  return best;
}

/** What it is likely to be so many periods after the last residual: mean and variance in logs, in closed form. */
export function discrepancyAhead(
  { kept, deviation, mean, variance }: Discrepancy,
  periods: number,
): { readonly mean: number; readonly variance: number } {
  const left = pow(kept, periods);
  return { mean: left * mean, variance: left * left * variance + deviation * deviation * (1 - left * left) };
}

/**
 * Flows as they would be published, before the publisher's own errors: each draw's flow times its own path of the
 * discrepancy. A path belongs to (seed, draw, series), so that stacks that are compared share it.
 *
 * @param flows     by draw, one a period from the first after the last residual on
 * @param residuals each draw's own last residual; left out: all start from that of the fit
 */
export function publishedFlows(
  flows: readonly (readonly number[])[],
  discrepancy: Discrepancy,
  { seed, series }: { readonly seed: number; readonly series: string },
  residuals?: readonly number[],
): readonly (readonly number[])[] {
  return flows.map((flow, draw) => {
    const stream = new Stream(seed, draw);
    const key = stream.keyOf(nameKey(`discrepancy of ${series}`));
    const normal = (step: number): number =>
      normalQuantile(stream.uniform(key.high, key.low, 0, purposes.resampling, step));
    const own = residuals === undefined ? discrepancy.lastResidual : residuals[draw];
    const path = discrepancyPath(discrepancy, own, flow.length, normal);
    return flow.map((value, step) => value * exp(path[step]));
  });
}

/**
 * One path, in logs, from the first period after the last residual on.
 *
 * @param residual the path's own last one
 * @param normal   standard normal values, 0 for the start and then one a period
 */
export function discrepancyPath(
  { kept, deviation, mean, variance, lastResidual, gain }: Discrepancy,
  residual: number,
  periods: number,
  normal: (step: number) => number,
): readonly number[] {
  const step = deviation * Math.sqrt(1 - kept * kept);
  let now = mean + gain * (residual - lastResidual) + Math.sqrt(variance) * normal(0);
  return Array.from({ length: periods }, (_, at) => (now = kept * now + step * normal(at + 1)));
}

/** Kalman's filter of one state, which starts in its long-run distribution. */
function filter(residuals: readonly (Residual | null)[], kept: number, deviation: number): Discrepancy {
  const longRun = deviation * deviation;
  let [mean, variance, logLikelihood, lastResidual, gain, count] = [0, longRun, 0, 0, 0, 0];
  for (const [at, residual] of residuals.entries()) {
    if (at > 0) [mean, variance] = [kept * mean, kept * kept * variance + (1 - kept * kept) * longRun];
    if (residual === null) continue;
    const predicted = variance + residual.errorVariance;
    const error = residual.value - mean;
    logLikelihood -= (log(TWO_PI * predicted) + (error * error) / predicted) / 2;
    gain = variance / predicted;
    mean += gain * error;
    variance *= 1 - gain;
    lastResidual = residual.value;
    count++;
  }
  return { kept, deviation, logLikelihood, residuals: count, mean, variance, lastResidual, gain };
}

// Distributions by their quantile functions: one draw u in (0, 1), and the value rises with it, so that paired runs
// stay paired.
import { exp, log, pow } from "../quantity/portable.ts";
import { gammaP, gammaQuantile, normalCdf, normalQuantile } from "../quantity/specialFunctions.ts";

/** The families with figures of their own; a mixture has parts instead (`mixQuantile`). */
export type Family =
  | "fixed" // [value]
  | "exponential" // [mean]
  | "gamma" // [shape, mean]
  | "lognormal" // [mu, sigma] of the logarithm
  | "weibull" // [scale, shape]
  | "uniform" // [from, to]
  | "triangular" // [from, peak, to]
  | "normal" // [mean, sd]
  | "quantiles"; // [value at probabilities[0], …], straight lines between

/** Figures in the order above; any array of numbers will do. */
type Figures = ArrayLike<number>;

const NO_PROBABILITIES: readonly number[] = [];

/**
 * The value below which a share u of the distribution lies.
 * @param u in the open interval (0, 1)
 * @param probabilities for `quantiles` only: rising from 0 to 1
 */
export function quantile(family: Family, figures: Figures, u: number, probabilities = NO_PROBABILITIES): number {
  switch (family) {
    case "fixed":
      return figures[0];
    case "exponential":
      return -figures[0] * log(1 - u);
    case "gamma":
      return figures[0] > 0 ? (figures[1] / figures[0]) * gammaQuantile(figures[0], u) : 0;
    case "lognormal":
      return exp(figures[0] + figures[1] * normalQuantile(u));
    case "weibull":
      return figures[0] * pow(-log(1 - u), 1 / figures[1]);
    case "uniform":
      return figures[0] + (figures[1] - figures[0]) * u;
    case "triangular":
      return triangularQuantile(figures[0], figures[1], figures[2], u);
    case "normal":
      return figures[0] + figures[1] * normalQuantile(u);
    case "quantiles":
      return betweenPoints(probabilities, figures, u);
  }
}

/** The share of the distribution at or below x. */
export function cdf(family: Family, figures: Figures, x: number, probabilities = NO_PROBABILITIES): number {
  switch (family) {
    case "fixed":
      return x >= figures[0] ? 1 : 0;
    case "exponential":
      return x <= 0 ? (figures[0] === 0 && x === 0 ? 1 : 0) : 1 - exp(-x / figures[0]);
    case "gamma":
      return x <= 0 ? 0 : gammaP(figures[0], (x * figures[0]) / figures[1]);
    case "lognormal":
      if (x <= 0) return 0;
      return figures[1] > 0 ? normalCdf((log(x) - figures[0]) / figures[1]) : log(x) >= figures[0] ? 1 : 0;
    case "weibull":
      return x <= 0 ? 0 : 1 - exp(-pow(x / figures[0], figures[1]));
    case "uniform":
      if (x >= figures[1]) return 1;
      return x <= figures[0] ? 0 : (x - figures[0]) / (figures[1] - figures[0]);
    case "triangular":
      return triangularCdf(figures[0], figures[1], figures[2], x);
    case "normal":
      return figures[1] > 0 ? normalCdf((x - figures[0]) / figures[1]) : x >= figures[0] ? 1 : 0;
    case "quantiles":
      return shareBelow(probabilities, figures, x);
  }
}

/** times a number above 0: the number next to it */
const JUST_BELOW_ONE = 1 - Number.EPSILON / 2;

/** One part of a mixture: its two functions and its share. The shares of a mixture add up to 1. */
export interface MixPart {
  readonly share: number;
  readonly quantile: (u: number) => number;
  readonly cdf: (x: number) => number;
}

/**
 * The smallest value at or below which a share u of the mixture lies, to the last bit: the answer lies between the
 * parts' own quantiles, and the interval is halved until it holds no other number. (Choosing a part by the draw would
 * be faster, but the value would then not rise with the draw.) Where parts are fixed the answer is mostly one of their
 * values: it is found by asking at each of them, and just below the last.
 */
export function mixQuantile(parts: readonly MixPart[], u: number): number {
  let low = Infinity;
  let high = -Infinity;
  for (const part of parts) {
    if (part.share <= 0) continue;
    const value = part.quantile(u);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low < high) || mixCdf(parts, low) >= u) return low;
  for (let i = 0; i <= parts.length; i++) {
    const value = i < parts.length ? parts[i].quantile(u) : high * JUST_BELOW_ONE;
    if (!(value > low && value < high)) continue;
    if (mixCdf(parts, value) >= u) high = value;
    else low = value;
  }
  // 200 halvings reach neighbouring numbers from any two values of ordinary size
  for (let step = 0; step < 200; step++) {
    const middle = low + 0.5 * (high - low);
    if (!(middle > low && middle < high)) break;
    if (mixCdf(parts, middle) >= u) high = middle;
    else low = middle;
  }
  return high;
}

/** The share of a mixture at or below x. */
export function mixCdf(parts: readonly MixPart[], x: number): number {
  let sum = 0;
  for (const part of parts) if (part.share > 0) sum += part.share * part.cdf(x);
  return sum;
}

function triangularQuantile(from: number, peak: number, to: number, u: number): number {
  const width = to - from;
  if (width <= 0) return from;
  const left = peak - from;
  if (u * width <= left) return from + Math.sqrt(u * width * left);
  return to - Math.sqrt((1 - u) * width * (to - peak));
}

function triangularCdf(from: number, peak: number, to: number, x: number): number {
  if (x >= to) return 1;
  if (x <= from) return 0;
  const width = to - from;
  if (x <= peak) return ((x - from) * (x - from)) / (width * (peak - from));
  return 1 - ((to - x) * (to - x)) / (width * (to - peak));
}

function betweenPoints(probabilities: readonly number[], values: Figures, u: number): number {
  let i = 1;
  while (i < probabilities.length - 1 && u > probabilities[i]) i++;
  const span = probabilities[i] - probabilities[i - 1];
  if (span <= 0) return values[i];
  return values[i - 1] + ((values[i] - values[i - 1]) * (u - probabilities[i - 1])) / span;
}

function shareBelow(probabilities: readonly number[], values: Figures, x: number): number {
  const last = probabilities.length - 1;
  if (x >= values[last]) return 1;
  if (x < values[0]) return 0;
  let i = last;
  while (i > 0 && x < values[i - 1]) i--;
  // values[i-1] ≤ x < values[i]
  const span = values[i] - values[i - 1];
  return probabilities[i - 1] + ((probabilities[i] - probabilities[i - 1]) * (x - values[i - 1])) / span;
}

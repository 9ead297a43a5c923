// Distributions by their quantile functions: one draw u in (0, 1), and the value rises with it, so that paired runs
// stay paired. The kernel, which AssemblyScript compiles, reads this very file.
import type { List, Reals } from "../quantity/machine.ts";
import { exp, log, pow } from "../quantity/portable.ts";
import { gammaP, gammaQuantile, normalCdf, normalQuantile } from "../quantity/specialFunctions.ts";
import { EXPONENTIAL, FIXED, GAMMA, LOGNORMAL, NORMAL, POINTS, TRIANGULAR, UNIFORM, WEIBULL } from "./families.ts";

type i32 = number;
type f64 = number;

/** the largest number below 1; times a number above 0: the number next to it */
export const JUST_BELOW_ONE: f64 = 1 - 1.1102230246251565e-16;

/**
 * The value below which a share u of the distribution lies.
 * @param family of families.ts, any but a mixture
 * @param figures in the order given there
 * @param u in the open interval (0, 1)
 * @param probabilities for points only: rising from 0 to 1
 */
export function quantile(family: i32, figures: Reals, u: f64, probabilities: Reals = figures): f64 {
  switch (family) {
    case FIXED:
      return figures[0];
    case EXPONENTIAL:
      return -figures[0] * log(1 - u);
    case GAMMA:
      return figures[0] > 0 ? (figures[1] / figures[0]) * gammaQuantile(figures[0], u) : 0;
    case LOGNORMAL:
      return exp(figures[0] + figures[1] * normalQuantile(u));
    case WEIBULL:
      return figures[0] * pow(-log(1 - u), 1 / figures[1]);
    case UNIFORM:
      return figures[0] + (figures[1] - figures[0]) * u;
    case TRIANGULAR:
      return triangularQuantile(figures[0], figures[1], figures[2], u);
    case NORMAL:
      return figures[0] + figures[1] * normalQuantile(u);
    case POINTS:
      return betweenPoints(probabilities, figures, u);
    default:
      return NaN;
  }
}

/** The share of the distribution at or below x. */
export function cdf(family: i32, figures: Reals, x: f64, probabilities: Reals = figures): f64 {
  switch (family) {
    case FIXED:
      return x >= figures[0] ? 1 : 0;
    case EXPONENTIAL:
      return x <= 0 ? (figures[0] === 0 && x === 0 ? 1 : 0) : 1 - exp(-x / figures[0]);
    case GAMMA:
      return x <= 0 ? 0 : gammaP(figures[0], (x * figures[0]) / figures[1]);
    case LOGNORMAL:
      if (x <= 0) return 0;
      return figures[1] > 0 ? normalCdf((log(x) - figures[0]) / figures[1]) : log(x) >= figures[0] ? 1 : 0;
    case WEIBULL:
      return x <= 0 ? 0 : 1 - exp(-pow(x / figures[0], figures[1]));
    case UNIFORM:
      if (x >= figures[1]) return 1;
      return x <= figures[0] ? 0 : (x - figures[0]) / (figures[1] - figures[0]);
    case TRIANGULAR:
      return triangularCdf(figures[0], figures[1], figures[2], x);
    case NORMAL:
      return figures[1] > 0 ? normalCdf((x - figures[0]) / figures[1]) : x >= figures[0] ? 1 : 0;
    case POINTS:
      return shareBelow(probabilities, figures, x);
    default:
      return NaN;
  }
}

/** One part of a mixture: its two functions. */
export interface MixPart {
  quantile(u: f64): f64;
  cdf(x: f64): f64;
}

/**
 * The smallest value at or below which a share u of the mixture lies, to the last bit: the answer lies between the
 * parts' own quantiles, and the interval is halved until it holds no other number. (Choosing a part by the draw would
 * be faster, but the value would then not rise with the draw.) Where parts are fixed the answer is mostly one of their
 * values: it is found by asking at each of them, and just below the last.
 * @param shares of the parts, adding up to 1
 */
export function mixQuantile<P extends MixPart>(parts: List<P>, shares: Reals, u: f64): f64 {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < parts.length; i++) {
    if (shares[i] <= 0) continue;
    const value = parts[i].quantile(u);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low < high) || mixCdf<P>(parts, shares, low) >= u) return low;
  for (let i = 0; i <= parts.length; i++) {
    const value = i < parts.length ? parts[i].quantile(u) : high * JUST_BELOW_ONE;
    if (!(value > low && value < high)) continue;
    if (mixCdf<P>(parts, shares, value) >= u) high = value;
    else low = value;
  }
  // 200 halvings reach neighbouring numbers from any two values of ordinary size
  for (let step = 0; step < 200; step++) {
    const middle = low + 0.5 * (high - low);
    if (!(middle > low && middle < high)) break;
    if (mixCdf<P>(parts, shares, middle) >= u) high = middle;
    else low = middle;
  }
  return high;
}

/** The share of a mixture at or below x. */
export function mixCdf<P extends MixPart>(parts: List<P>, shares: Reals, x: f64): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < parts.length; i++) if (shares[i] > 0) sum += shares[i] * parts[i].cdf(x);
  return sum;
}

function triangularQuantile(from: f64, peak: f64, to: f64, u: f64): f64 {
  const width = to - from;
  if (width <= 0) return from;
  const left = peak - from;
  if (u * width <= left) return from + Math.sqrt(u * width * left);
  return to - Math.sqrt((1 - u) * width * (to - peak));
}

function triangularCdf(from: f64, peak: f64, to: f64, x: f64): f64 {
  if (x >= to) return 1;
  if (x <= from) return 0;
  const width = to - from;
  if (x <= peak) return ((x - from) * (x - from)) / (width * (peak - from));
  return 1 - ((to - x) * (to - x)) / (width * (to - peak));
}

function betweenPoints(probabilities: Reals, values: Reals, u: f64): f64 {
  let i = 1;
  while (i < probabilities.length - 1 && u > probabilities[i]) i++;
  const span = probabilities[i] - probabilities[i - 1];
  if (span <= 0) return values[i];
  return values[i - 1] + ((values[i] - values[i - 1]) * (u - probabilities[i - 1])) / span;
}

function shareBelow(probabilities: Reals, values: Reals, x: f64): f64 {
  const last = probabilities.length - 1;
  if (x >= values[last]) return 1;
  if (x < values[0]) return 0;
  let i = last;
  while (i > 0 && x < values[i - 1]) i--;
  // values[i-1] ≤ x < values[i]
  const span = values[i] - values[i - 1];
  return probabilities[i - 1] + ((probabilities[i] - probabilities[i - 1]) * (x - values[i - 1])) / span;
}

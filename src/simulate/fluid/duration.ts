// A sampler whose figures are read at one instant, as the functions that expected numbers need: shares, not
// draws.
import type { CurveId, Sampler, SamplerId } from "../../compile/program.ts";
import { exp, log, pow } from "../../quantity/portable.ts";
import { GammaTable } from "../../quantity/gammaTable.ts";
import { IncompleteGamma } from "../../quantity/incompleteGamma.ts";
import { logGamma, normalCdf } from "../../quantity/specialFunctions.ts";
import { cdf, mixQuantile, quantile } from "../../random/distributions.ts";
import { familyCodes, type Family } from "../../random/familyCodes.ts";

/** A distribution of lengths of time, grid steps, none below 0. */
export interface Duration {
  /** share that has ended by x */
  readonly ended: (x: number) => number;
  /** mean of min(length, x): the integral over (0, x) of the share that has not ended, for x ≥ 0 */
  readonly within: (x: number) => number;
  /** the length below which a share u lies, u in (0, 1) */
  readonly quantile: (u: number) => number;
}

/** Tables by shape, since many delays differ in their mean alone. */
export type GammaTables = Map<number, GammaTable>;

/**
 * @param read the value of a curve at the instant at which the duration begins
 * @param tables gamma tables made so far, for any duration
 */
export function durationOf(
  samplers: readonly Sampler[],
  id: SamplerId,
  read: (curve: CurveId) => number,
  tables: GammaTables = new Map(),
): Duration {
  const sampler = samplers[id];
  const bare = sampler.family === "mix" ? mixture(samplers, sampler, read, tables) : single(sampler, read, tables);
  const least = sampler.atLeast < 0 ? 0 : Math.max(0, read(sampler.atLeast));
  const most = sampler.atMost < 0 ? Infinity : Math.max(0, read(sampler.atMost));
  const before = least > 0 ? bare.within(least) : 0;
  return {
    ended: (x) => (x >= most ? 1 : x < least ? 0 : bare.ended(x)),
    within: (x) => {
      const to = Math.min(x, most);
      return to <= least ? to : least + bare.within(to) - before;
    },
    quantile: (u) => Math.min(most, Math.max(least, bare.quantile(u))),
  };
}

function mixture(
  samplers: readonly Sampler[],
  sampler: Sampler,
  read: (curve: CurveId) => number,
  tables: GammaTables,
): Duration {
  const parts = sampler.parts.map((part, i) => ({
    share: read(sampler.shares[i]),
    of: durationOf(samplers, part, read, tables),
  }));
  const sum = (of: (part: Duration) => number): number =>
    parts.reduce((total, part) => (part.share > 0 ? total + part.share * of(part.of) : total), 0);
  const forQuantile = parts.map(({ of }) => ({ quantile: of.quantile, cdf: of.ended }));
  const shares = parts.map(({ share }) => share);
  return {
    ended: (x) => sum((part) => part.ended(x)),
    within: (x) => sum((part) => part.within(x)),
    quantile: (u) => mixQuantile(forQuantile, shares, u),
  };
}

function single(sampler: Sampler, read: (curve: CurveId) => number, tables: GammaTables): Duration {
  const family = sampler.family as Family;
  const code = familyCodes[family];
  const figures = sampler.figures.map(read);
  const { probabilities } = sampler;
  const endedArea = areaOf(family, figures, probabilities);
  const atZero = endedArea === null ? 0 : endedArea(0);
  const shares =
    family === "gamma" ? gammaShares(figures, tables) : family === "lognormal" ? lognormalShares(figures) : null;
  return {
    ended:
      family === "triangular"
        ? (x) => triangularEnded(figures[0], figures[1], figures[2], x)
        : (shares?.ended ?? ((x) => cdf(code, figures, x, probabilities))),
    within: shares?.within ?? (endedArea === null ? smaller(family, figures) : (x) => x - (endedArea(x) - atZero)),
    quantile: (u) => Math.max(0, quantile(code, figures, u, probabilities)),
  };
}

/** Null where the distribution has no spread. */
function gammaShares([shape, mean]: readonly number[], tables: GammaTables): Omit<Duration, "quantile"> | null {
  if (!(shape > 0 && mean > 0)) return null;
  const table = tables.get(shape) ?? new GammaTable(shape);
  tables.set(shape, table);
  const scale = mean / shape;
  return { ended: (x) => table.ended(x / scale), within: (x) => scale * table.within(x / scale) };
}

function lognormalShares([mu, sigma]: readonly number[]): Omit<Duration, "quantile"> | null {
  if (!(sigma > 0)) return null;
  const mean = exp(mu + 0.5 * sigma * sigma);
  return {
    ended: (x) => (x > 0 ? normalCdf((log(x) - mu) / sigma) : 0),
    within: (x) => {
      if (!(x > 0)) return 0;
      const z = (log(x) - mu) / sigma;
      return mean * normalCdf(z - sigma) + x * normalCdf(-z);
    },
  };
}

/** Mean of min(length, x), where there is a closed form for lengths above 0. */
function smaller(family: Family, figures: readonly number[]): (x: number) => number {
  const none = (): number => 0;
  switch (family) {
    case "fixed":
      return (x) => Math.min(x, Math.max(0, figures[0]));
    case "exponential": {
      const [mean] = figures;
      if (!(mean > 0)) return none;
      return (x) => {
        const z = x / mean;
        // so little has ended that 1 − e^(−z) would be rounding
        return z < 1e-5 ? x * (1 - 0.5 * z + (z * z) / 6) : mean * (1 - exp(-z));
      };
    }
    case "lognormal":
      // without spread; `lognormalShares` otherwise
      return (x) => Math.min(x, exp(figures[0]));
    default: {
      // weibull
      const [scale, shape] = figures;
      if (!(scale > 0)) return none;
      const unit = new IncompleteGamma(1 / shape);
      const mean = (scale / shape) * exp(logGamma(1 / shape));
      return (x) => {
        const ended = pow(x / scale, shape);
        // so little has ended that its root would be lost
        return ended < 1e-200 ? x : mean * unit.lower(ended);
      };
    }
  }
}

/** The integral of the share that has ended, from −∞ to x; null where `smaller` has a closed form. */
function areaOf(
  family: Family,
  figures: readonly number[],
  probabilities: readonly number[],
): ((x: number) => number) | null {
  switch (family) {
    case "uniform":
      return (x) => uniformArea(figures[0], figures[1], x);
    case "triangular":
      return (x) => triangularArea(figures[0], figures[1], figures[2], x);
    case "normal":
      return (x) => normalArea(figures[0], figures[1], x);
    case "quantiles":
      return (x) => pointsArea(probabilities, figures, x);
    default:
      return null;
  }
}

function uniformArea(from: number, to: number, x: number): number {
  if (x <= from) return 0;
  if (x >= to) return x - (from + to) / 2;
  return ((x - from) * (x - from)) / (2 * (to - from));
}

function triangularArea(from: number, peak: number, to: number, x: number): number {
  if (x <= from) return 0;
  if (x >= to) return x - (from / 3 + peak / 3 + to / 3);
  const width = to - from;
  // ratios, which do not overflow however long the tail
  if (x <= peak) return (((x - from) / width) * ((x - from) / (peak - from)) * (x - from)) / 3;
  const fall = to - peak;
  const r = (x - peak) / fall;
  const atPeak = (((peak - from) / width) * (peak - from)) / 3;
  return atPeak + (x - peak) * (1 - (fall / width) * (1 - r + (r * r) / 3));
}

function triangularEnded(from: number, peak: number, to: number, x: number): number {
  if (x <= from) return x === from && from === to ? 1 : 0;
  if (x >= to) return 1;
  const width = to - from;
  if (x <= peak) return ((x - from) / width) * ((x - from) / (peak - from));
  return 1 - ((to - x) / width) * ((to - x) / (to - peak));
}

function normalArea(mean: number, sd: number, x: number): number {
  if (!(sd > 0)) return Math.max(0, x - mean);
  const z = (x - mean) / sd;
  return sd * (z * normalCdf(z) + 0.3989422804014327 * exp(-0.5 * z * z));
}

function pointsArea(probabilities: readonly number[], values: readonly number[], x: number): number {
  let area = 0;
  for (let i = 1; i < values.length && x > values[i - 1]; i++) {
    const to = Math.min(x, values[i]);
    const width = values[i] - values[i - 1];
    if (width <= 0) continue;
    const slope = (probabilities[i] - probabilities[i - 1]) / width;
    area += (to - values[i - 1]) * (probabilities[i - 1] + 0.5 * slope * (to - values[i - 1]));
  }
  const last = values[values.length - 1];
  return x > last ? area + (x - last) : area;
}

// From the figures people state (a median and a ninetieth percentile, say) to the figures a family is drawn with.
import { exp, log } from "../quantity/portable.ts";
import { logGamma, normalQuantile } from "../quantity/specialFunctions.ts";
import { quantile } from "../random/distributions.ts";
import { familyCodes } from "../random/familyCodes.ts";

export type TwoFigureFamily = "gamma" | "lognormal" | "weibull" | "normal";

/**
 * Where the shape is looked for: sigma of a lognormal, shape of a gamma or Weibull. Wider ones are refused: nearly all of
 * such durations are no time at all and the rest last beyond any run, which neither engine can tell from none.
 */
const shapeRange: Readonly<Record<"gamma" | "lognormal" | "weibull", readonly [number, number]>> = {
  gamma: [1e-3, 1e6],
  lognormal: [1e-9, 12],
  weibull: [0.05, 500],
};

/**
 * The family's own figures, in the order of `samplerFamilies`.
 *
 * @param names the two figures stated: mean, median, sd, cv, shape, p5 … p95
 * @returns null when no member of the family has these two figures
 */
export function solveShape(
  family: TwoFigureFamily,
  names: readonly string[],
  values: readonly number[],
): readonly [number, number] | null {
  if (family === "normal") return solveNormal(names, values);
  const stated = new Map(names.map((name, index) => [name, values[index]]));
  if (values.some((value) => !(value > 0))) return null;
  const shape = shapeOf(family, stated);
  if (shape === null || isTooWide(family, shape)) return null;
  const place = names.find((name) => name !== "cv" && name !== "shape");
  if (place === undefined) return null;
  const scale = (stated.get(place) as number) / figureAtScaleOne(family, shape, place);
  switch (family) {
    case "lognormal":
      return [log(scale), shape];
    case "gamma":
      return [shape, scale];
    case "weibull":
      return [scale, shape];
  }
}

/** The shape of a gamma from which on it is drawn as the normal with its mean and deviation, a thousandth of the mean. */
const normalFrom = shapeRange.gamma[1];

/** The figures of a normal in place of a gamma's where its shape is that high; null where it is not. */
export function nearlyNormal(shape: number, mean: number): readonly [number, number] | null {
  return shape > normalFrom ? [mean, mean / Math.sqrt(shape)] : null;
}

export const leastGammaShape = shapeRange.gamma[0];

/** What a refusal says of the widest members. */
export const widest: Readonly<Record<TwoFigureFamily, string>> = {
  gamma: "its shape is 0.001 at least, a cv of 31 at most",
  lognormal: "its cv is 1e31 at most",
  weibull: "its shape is 0.05 at least",
  normal: "its two figures must differ in their place, and its mean may not lie below 0",
};

function isTooWide(family: keyof typeof shapeRange, shape: number): boolean {
  const [least, most] = shapeRange[family];
  return family === "lognormal" ? shape > most : shape < least;
}

/** The mean of an exponential with one figure stated: mean, median or a quantile. */
export function exponentialMean(name: string, value: number): number {
  return name === "mean" ? value : value / -log(1 - shareOf(name));
}

/** median is 0.5, p90 is 0.9 */
function shareOf(name: string): number {
  return name === "median" ? 0.5 : Number(name.slice(1)) / 100;
}

function shapeOf(family: keyof typeof shapeRange, stated: ReadonlyMap<string, number>): number | null {
  const shape = stated.get("shape");
  if (shape !== undefined) return shape;
  const [mean, sd] = [stated.get("mean"), stated.get("sd")];
  const cv = stated.get("cv") ?? (mean !== undefined && sd !== undefined ? sd / mean : undefined);
  if (family === "gamma" && cv !== undefined) return 1 / (cv * cv);
  if (family === "lognormal" && cv !== undefined) return Math.sqrt(log(1 + cv * cv));
  const [low, high] = shapeRange[family];
  if (cv !== undefined) return bisect(low, high, cv, (candidate) => figureAtScaleOne(family, candidate, "cv"));
  const [[first, a], [second, b]] = [...stated];
  if (family === "lognormal" && first !== "mean" && first !== "sd" && second !== "mean" && second !== "sd") {
    const sigma = (log(a) - log(b)) / (normalQuantile(shareOf(first)) - normalQuantile(shareOf(second)));
    return sigma > 0 ? sigma : null;
  }
  return bisect(low, peakOfRatio(family, first, second, low, high), a / b, (candidate) => {
    return figureAtScaleOne(family, candidate, first) / figureAtScaleOne(family, candidate, second);
  });
}

/** A lognormal's quantile over its mean rises with sigma only up to the quantile's own normal score. */
function peakOfRatio(family: string, first: string, second: string, low: number, high: number): number {
  if (family !== "lognormal" || (first !== "mean" && second !== "mean")) return high;
  const other = first === "mean" ? second : first;
  if (!/^p\d+$/.test(other)) return high;
  const score = normalQuantile(shareOf(other));
  return score > low ? score : high;
}

/** mean, median, sd, cv or a quantile of the member with this shape and scale 1 (median 1 for a lognormal). */
function figureAtScaleOne(family: keyof typeof shapeRange, shape: number, name: string): number {
  const [mean, variance] = momentsAtScaleOne(family, shape);
  if (name === "mean") return mean;
  if (name === "sd") return Math.sqrt(variance);
  if (name === "cv") return Math.sqrt(variance) / mean;
  const figures = family === "lognormal" ? [0, shape] : family === "gamma" ? [shape, 1] : [1, shape];
  return quantile(familyCodes[family], figures, shareOf(name));
}

function momentsAtScaleOne(family: keyof typeof shapeRange, shape: number): readonly [number, number] {
  switch (family) {
    case "lognormal": {
      const mean = exp((shape * shape) / 2);
      return [mean, mean * mean * (exp(shape * shape) - 1)];
    }
    case "gamma":
      return [1, 1 / shape];
    case "weibull": {
      const mean = exp(logGamma(1 + 1 / shape));
      return [mean, exp(logGamma(1 + 2 / shape)) - mean * mean];
    }
  }
}

/** Every figure of a normal but cv is mean + score · sd. */
function solveNormal(names: readonly string[], values: readonly number[]): readonly [number, number] | null {
  const scores = names.map((name) => (name === "mean" || name === "median" ? 0 : normalScore(name)));
  const spread = names.findIndex((name) => name === "sd" || name === "cv");
  const [a, b] = values;
  if (spread < 0) {
    if (scores[0] === scores[1]) return null;
    const sd = (a - b) / (scores[0] - scores[1]);
    return sd >= 0 ? [a - scores[0] * sd, sd] : null;
  }
  const [other, score] = [values[1 - spread], scores[1 - spread]];
  if (Number.isNaN(score) || values[spread] < 0) return null;
  if (names[spread] === "sd") return [other - score * values[spread], values[spread]];
  const mean = other / (1 + score * values[spread]);
  return mean >= 0 ? [mean, mean * values[spread]] : null;
}

function normalScore(name: string): number {
  return /^p\d+$/.test(name) ? normalQuantile(shareOf(name)) : NaN;
}

/** Where a monotone function of the logarithm of x takes the value; null outside the range. */
function bisect(low: number, high: number, wanted: number, at: (x: number) => number): number | null {
  const rises = at(high) > at(low);
  const above = (x: number) => at(x) > wanted === rises;
  let [from, to] = [log(low), log(high)];
  if (above(low) || !above(high)) return null;
  // 100 halvings: far below the last bit of a number
  for (let step = 0; step < 100 && to - from > 0; step++) {
    const middle = (from + to) / 2;
    if (middle === from || middle === to) break;
    if (above(exp(middle))) to = middle;
    else from = middle;
  }
  return exp((from + to) / 2);
}

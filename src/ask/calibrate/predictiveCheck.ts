// Whether the calibrated model could have published what was: each figure against the draws and its error.
import type { Likelihood } from "../../inference/likelihood.ts";
import { gammaQ } from "../../quantity/specialFunctions.ts";
import { rootOf, solveLower } from "../../statistics/matrices/triangle.ts";
import type { TargetFigure } from "./targetFigures.ts";

/** Standard normal scores between which a central interval lies. */
const intervals = { 50: 0.674489750196082, 80: 1.2815515655446, 95: 1.95996398454005 } as const;

/** Figures of one series beside what is predicted of them. */
export interface SeriesCheck {
  readonly series: string;
  readonly figures: number;
  /** the first and the last period */
  readonly from: string;
  readonly through: string;
  /** figures within the central intervals of draws and error together */
  readonly held: { readonly 50: number; readonly 80: number; readonly 95: number };
  /** mean of published less predicted, in logs: above 0 the model is too low */
  readonly bias: number;
  /** root mean square of the same */
  readonly off: number;
  /** mean deviation of the draws, in logs, without the error of the figure */
  readonly spread: number;
}

export interface PredictiveCheck {
  readonly series: readonly SeriesCheck[];
  /** squared distance of what was published from the mean of the draws, in their covariance and that of the errors */
  readonly distance: number;
  /** the chance of one as large or larger, were the model right */
  readonly odds: number;
}

/** @param outputs [draw × figure], on the figures' scales */
export function predictiveCheck(
  figures: readonly TargetFigure[],
  likelihood: Likelihood,
  outputs: Float64Array,
): PredictiveCheck {
  const n = figures.length;
  const rows = outputs.length / n;
  const { mean, covariance } = momentsOf(outputs, rows, n);
  const { observed, errorCovariance } = likelihood;
  const off = observed.map((value, at) => value - mean[at]);
  const total = covariance.map((value, at) => value + errorCovariance[at]);
  const series = [...new Set(figures.map((one) => one.series))].map((name): SeriesCheck => {
    const places = figures.flatMap((one, at) => (one.series === name ? [at] : []));
    const away = places.map((at) => Math.abs(off[at]) / Math.sqrt(total[at * n + at]));
    const held = (score: number): number => away.filter((one) => one <= score).length;
    const meanOf = (of: (at: number) => number): number => places.reduce((sum, at) => sum + of(at), 0) / places.length;
    return {
      series: name,
      figures: places.length,
      from: figures[places[0]].period.label,
      through: figures[places[places.length - 1]].period.label,
      held: { 50: held(intervals[50]), 80: held(intervals[80]), 95: held(intervals[95]) },
      bias: meanOf((at) => off[at]),
      off: Math.sqrt(meanOf((at) => off[at] * off[at])),
      spread: meanOf((at) => Math.sqrt(covariance[at * n + at])),
    };
  });
  const distance = squaredLength(total, off, n);
  return { series, distance, odds: gammaQ(n / 2, distance / 2) };
}

function momentsOf(outputs: Float64Array, rows: number, n: number): { mean: Float64Array; covariance: Float64Array } {
  const mean = new Float64Array(n);
  for (let row = 0; row < rows; row++) for (let at = 0; at < n; at++) mean[at] += outputs[row * n + at] / rows;
  const covariance = new Float64Array(n * n);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < n; i++) {
      const own = (outputs[row * n + i] - mean[i]) / (rows - 1);
      for (let j = 0; j < n; j++) covariance[i * n + j] += own * (outputs[row * n + j] - mean[j]);
    }
  }
  return { mean, covariance };
}

/** offᵀ covariance⁻¹ off. */
function squaredLength(covariance: Float64Array, off: Float64Array, n: number): number {
  const root = rootOf(covariance, n);
  if (root === null) throw new Error("calibrate › expected a positive definite covariance; got another");
  return solveLower(root, off, n).reduce((sum, one) => sum + one * one, 0);
}

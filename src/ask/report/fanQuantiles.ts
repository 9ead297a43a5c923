// Quantiles over runs at every point of a fan, without the sample's own noise.
import { drawnTo, shareOfSample } from "../sampleNoise.ts";
import type { Sampling } from "../sampleNoise.ts";
import { sampleVariance } from "../../statistics/moments.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import type { FanBand } from "./fanPanel.ts";

type Quantiles = Pick<FanBand, "p10" | "p25" | "median" | "p75" | "p90" | "ofSample">;

/** @param columns the runs' numbers, point by point */
export function quantilesOf(columns: readonly (readonly number[])[], sampling: Sampling): Quantiles {
  const at = (share: number): number[] => columns.map((column) => quantileOf(column, share) ?? 0);
  const raw = { p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) };
  return cleanedFan(raw, columns.map(sampleVariance), sampling);
}

/** @param variances of the runs, point by point; null where they are fewer than two */
export function cleanedFan(
  raw: Omit<Quantiles, "ofSample">,
  variances: readonly (number | null)[],
  sampling: Sampling,
): Quantiles {
  if (sampling.weight === 1) return raw;
  const { median } = raw;
  const ofSample = median.map((people, point) => shareOfSample(people, variances[point], sampling));
  const cleaned = (values: readonly number[]): number[] =>
    values.map((value, point) => drawnTo(median[point], value, ofSample[point]));
  const [p10, p25, p75, p90] = [raw.p10, raw.p25, raw.p75, raw.p90].map(cleaned);
  return { p10, p25, median, p75, p90, ofSample };
}

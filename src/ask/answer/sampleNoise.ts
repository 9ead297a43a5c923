// The noise of following only some people. It belongs to the sample and tells nothing of the world, so that it is
// said, and taken off a spread in which it is.
import type { Where } from "../../model/measure.ts";
import type { SampleRule } from "../../model/sampleRule.ts";
import { sampleVariance } from "../../statistics/moments.ts";
import type { SampleNoise, Spread } from "./plainAnswer.ts";

const exampleCount = 10_000;

/** @param where limits those who are counted */
export function sampleNoiseOf(sample: SampleRule | null, words: string, where: Where): SampleNoise | null {
  if (sample === null) return null;
  const weights = Object.values(sample.weights);
  const levels = where[sample.group];
  const counted =
    levels === undefined
      ? Math.max(sample.otherwise, ...weights)
      : Math.max(...levels.map((level) => sample.weights[level] ?? sample.otherwise));
  const others = Math.max(sample.otherwise, ...weights);
  if (others === 1) return null;
  return {
    words,
    counted,
    others,
    ofTenThousand: Math.sqrt(varianceOf(exampleCount, others)) / exampleCount,
    isTakenOff: counted > 1,
  };
}

/**
 * A count of X people in records of w is w times a count of X / w records. Were everybody followed, it would vary by
 * chance as X does; in records it varies w times as much, and the difference is the sample's.
 */
function varianceOf(people: number, weight: number): number {
  return Math.abs(people) * (weight - 1);
}

/** A spread of counts, drawn in about its median by the part of the runs' variance that is the sample's. */
export function withoutSampleNoise(spread: Spread, values: readonly number[], weight: number): Spread {
  const { median, p10, p90 } = spread;
  const variance = sampleVariance(values);
  if (median === null || p10 === null || p90 === null || weight === 1 || variance === null || variance === 0)
    return spread;
  const kept = Math.sqrt(Math.max(0, 1 - varianceOf(median, weight) / variance));
  return { median, p10: median - (median - p10) * kept, p90: median + (p90 - median) * kept };
}

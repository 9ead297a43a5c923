// The noise of following only some people. It belongs to the sample and tells nothing of the world, so that it is
// taken off whatever spreads over runs: levels, what one run has more than another, and fans.
import type { Measure, Where } from "../model/measure.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import { sampleVariance } from "../statistics/moments.ts";
import type { Study } from "../study/study.ts";

/** Whom a number counts in a run that follows some, and what makes its runs differ. */
export interface Sampling {
  /** the most people one record stands for among those counted; 1: everybody is followed */
  readonly weight: number;
  /** whether runs differ in parameters too; false: in chance alone */
  readonly isDrawn: boolean;
}

export const nobodySampled: Sampling = { weight: 1, isDrawn: false };

/** @param where limits those who are counted; null: the number is no count of people, and keeps what noise it has */
export function samplingOf({ spec, draws }: Pick<Study, "spec" | "draws">, where: Where | null): Sampling {
  const { sample } = spec;
  if (sample === null || where === null) return nobodySampled;
  return { weight: recordOf(sample, where), isDrawn: spec.points !== "central" && draws.length > 0 };
}

/** Whose number a measure is, where it counts people at an instant or as they come by; null: it does not. */
export function countedBy(measure: Measure): Where | null {
  switch (measure.kind) {
    case "entries":
    case "moves":
    case "boardings":
    case "strikes":
      return measure.where;
    case "stock":
    case "waiting":
      // a mean over time varies less than a count
      return measure.moment === null ? null : measure.where;
    default:
      return null;
  }
}

/** People of the largest record among those counted. */
export function recordOf(sample: SampleRule, where: Where): number {
  const levels = where[sample.group];
  return levels === undefined
    ? largestRecord(sample)
    : Math.max(...levels.map((level) => sample.weights[level] ?? sample.otherwise));
}

export function largestRecord({ weights, otherwise }: SampleRule): number {
  return Math.max(otherwise, ...Object.values(weights));
}

/** Standard error that a count has from sampling alone, as a share of it. */
export function relativeNoise(people: number, weight: number): number {
  return Math.sqrt(sampleVarianceOf(people, weight)) / people;
}

/**
 * A count of X people in records of w is w times a count of X / w records. Were everybody followed, it would vary by
 * chance as X does; in records it varies w times as much, and the difference is the sample's.
 */
function sampleVarianceOf(people: number, weight: number): number {
  return Math.abs(people) * (weight - 1);
}

/**
 * Runs that vary less than a quarter of what so many records would bring by coming and going each by itself hold
 * records that do not: servers, seats or beds set how many they are.
 */
const leastShare = 1 / 4;

/**
 * How much of the runs' variance is the sample's own.
 *
 * Where runs differ in chance alone, all of it is chance's, and w records of one make that w times as large: exact,
 * whatever limits the people. Where parameters are drawn too, it is reckoned as if records came and went each by
 * itself. Of what one run has more than another, which share their chances, only those who differ make noise: at
 * least as many as the difference itself, and no more are known.
 *
 * @param people   the count, or the difference, in the middle of the runs
 * @param variance of the runs
 * @returns 0 to below 1; null where it cannot be told from the world's
 */
export function shareOfSample(people: number, variance: number | null, { weight, isDrawn }: Sampling): number | null {
  if (variance === null) return null;
  if (weight === 1 || variance === 0) return 0;
  if (!isDrawn) return (weight - 1) / weight;
  const own = sampleVarianceOf(people, weight);
  if (variance < own * leastShare) return null;
  // following everybody would still leave the chance of so many people
  return Math.min(own, Math.max(0, variance - Math.abs(people))) / variance;
}

/** Numbers of one spread over runs, by name. */
interface Quantiles {
  readonly median: number | null;
}

/** A spread without the sample's own noise. */
type Cleaned<S extends Quantiles> = S & {
  /**
   * share of the runs' variance that was the sample's, and is taken off; null: it cannot be told from the world's;
   * left out: everybody counted is followed
   */
  readonly ofSample?: number | null;
};

/** A spread of counts, drawn in about its median by the part of the runs' variance that is the sample's. */
export function withoutSampleNoise<S extends Quantiles>(
  spread: S,
  values: readonly number[],
  sampling: Sampling,
): Cleaned<S> {
  const { median } = spread;
  if (sampling.weight === 1 || median === null || values.length < 2) return spread;
  const ofSample = shareOfSample(median, sampleVariance(values), sampling);
  const drawnIn = ([name, value]: [string, unknown]): [string, unknown] => [
    name,
    isQuantile(name) && typeof value === "number" ? drawnTo(median, value, ofSample) : value,
  ];
  return { ...(Object.fromEntries(Object.entries(spread).map(drawnIn)) as unknown as S), ofSample };
}

/** A quantile, drawn towards the median by a share of the variance. */
export function drawnTo(median: number, quantile: number, ofSample: number | null): number {
  return median + (quantile - median) * Math.sqrt(1 - (ofSample ?? 0));
}

function isQuantile(name: string): boolean {
  return /^p\d+$/.test(name);
}

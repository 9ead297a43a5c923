// How sure a ratio of scores is: quarters of origins are drawn again in blocks, for all families together.
import { exp, log } from "../quantity/portable.ts";
import { nameKey } from "../random/nameKey.ts";
import { purposes } from "../random/purposes.ts";
import { Stream } from "../random/stream.ts";
import { quantileOf } from "../statistics/quantile.ts";
import { protocol } from "./protocol.ts";
import type { ScorePair } from "./scoreRatio.ts";

export interface FamilyPairs {
  readonly family: string;
  /** our scores beside those of the family's primary baseline */
  readonly pairs: readonly ScorePair[];
}

/** A ratio of scores with the ends that a tenth of the resamples lies below and above; null: too few to be drawn from. */
export interface RatioBounds {
  readonly ratio: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface JointBootstrap {
  readonly blockQuarters: number;
  /** whole blocks among the quarters that have an origin */
  readonly blocks: number;
  /** false with fewer blocks than the protocol asks for: then it is printed and no more */
  readonly decides: boolean;
  /** of the families' ratios; null where no family has one */
  readonly geometricMean: RatioBounds | null;
  /** null where the baseline hit every figure, or nothing is paired */
  readonly families: readonly { readonly family: string; readonly bounds: RatioBounds | null }[];
}

/** Sums of scores of the origins of one quarter. */
interface Sums {
  readonly ours: number;
  readonly theirs: number;
}

/**
 * Circular blocks of quarters, drawn with replacement until there are as many quarters as before (Politis & Romano
 * 1992). What happens at one time moves all families, so one draw of quarters serves all of them. A family without a
 * figure in a resample is left out of its mean. Out of fewer than two whole blocks nothing is drawn: each resample would
 * be the history itself, and its bounds the ratio.
 */
export function jointBootstrap(families: readonly FamilyPairs[], blockQuarters: number): JointBootstrap {
  const quarters = [...new Set(families.flatMap(({ pairs }) => pairs.map(({ ours }) => quarterOf(ours.origin))))];
  quarters.sort((a, b) => a - b);
  const sums = families.map(({ pairs }) => quarters.map((quarter) => sumsOf(pairs, quarter)));
  const whole = quarters.map((_, at) => at);
  const blocks = Math.floor(quarters.length / blockQuarters);
  const resamples = blocks < 2 ? [] : drawnQuarters(quarters.length, blockQuarters);
  const ratios = sums.map((own) => resamples.map((resample) => ratioOver(own, resample)));
  const means = resamples.map((_, at) => geometricMeanOf(ratios.map((own) => own[at])));
  return {
    blockQuarters,
    blocks,
    decides: blocks >= protocol.blocks.fewest,
    geometricMean: boundsOf(geometricMeanOf(sums.map((own) => ratioOver(own, whole))), means),
    families: families.map(({ family }, at) => ({
      family,
      bounds: boundsOf(ratioOver(sums[at], whole), ratios[at]),
    })),
  };
}

/** Quarters of the calendar, counted on: 2022-04-06 and 2022-06-30 lie in one. */
export function quarterOf(day: string): number {
  return 4 * Number(day.slice(0, 4)) + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

function sumsOf(pairs: readonly ScorePair[], quarter: number): Sums {
  const own = pairs.filter(({ ours }) => quarterOf(ours.origin) === quarter);
  return {
    ours: own.reduce((sum, { ours }) => sum + ours.crps, 0),
    theirs: own.reduce((sum, { theirs }) => sum + theirs.crps, 0),
  };
}

/** For each resample, places of quarters; the same whoever asks. */
function drawnQuarters(count: number, blockQuarters: number): readonly (readonly number[])[] {
  const { seed, resamples } = protocol.blocks;
  const stream = new Stream(seed, 0);
  const key = stream.keyOf(nameKey("blocks of origins"));
  const blocks = Math.ceil(count / blockQuarters);
  return Array.from({ length: resamples }, (_, resample) => {
    const drawn: number[] = [];
    for (let block = 0; block < blocks; block++) {
      const u = stream.uniform(key.high, key.low, resample, purposes.resampling, block);
      const start = Math.floor(u * count);
      for (let step = 0; step < blockQuarters && drawn.length < count; step++) drawn.push((start + step) % count);
    }
    return drawn;
  });
}

function ratioOver(sums: readonly Sums[], quarters: readonly number[]): number | null {
  const theirs = quarters.reduce((sum, at) => sum + sums[at].theirs, 0);
  return theirs === 0 ? null : quarters.reduce((sum, at) => sum + sums[at].ours, 0) / theirs;
}

/** Of those that there are; null of none. */
export function geometricMeanOf(ratios: readonly (number | null)[]): number | null {
  const known = ratios.filter((ratio) => ratio !== null);
  return known.length === 0 ? null : exp(known.reduce((sum, ratio) => sum + log(ratio), 0) / known.length);
}

function boundsOf(ratio: number | null, resampled: readonly (number | null)[]): RatioBounds | null {
  const known = resampled.filter((each) => each !== null);
  const [lower, upper] = [protocol.skill.outside, 1 - protocol.skill.outside].map((share) => quantileOf(known, share));
  return ratio === null ? null : { ratio, lower, upper };
}

// The difference two runs with the same draws show: judged pair by pair, because what they share cancels.
import { differenceOf } from "./differenceOf.ts";
import { moments, sampleVariance } from "./moments.ts";

export interface PairedDifference {
  readonly pairs: number;
  /** mean of first − second; null without a pair */
  readonly mean: number | null;
  /** null with fewer than two pairs */
  readonly standardError: number | null;
  /** variance of the difference had the runs been independent, over the variance it has; null when it cannot be said */
  readonly varianceRatio: number | null;
}

/** first − second, pair by pair; pairs in which one side has no value are left out. */
export function pairedDifferences(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): readonly number[] {
  return pairsOf(first, second).map(([value, other]) => differenceOf(value, other));
}

/** Pairs in which one side has no value are left out. */
export function pairedDifference(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): PairedDifference {
  const pairs = pairsOf(first, second);
  const differences = pairedDifferences(first, second);
  if (differences.length === 0) return { pairs: 0, mean: null, standardError: null, varianceRatio: null };
  const variance = sampleVariance(differences);
  const spread = (side: 0 | 1): number => sampleVariance(pairs.map((pair) => pair[side])) ?? 0;
  const apart = spread(0) + spread(1);
  return {
    pairs: differences.length,
    mean: moments(differences).mean,
    standardError: variance === null ? null : Math.sqrt(variance / differences.length),
    varianceRatio: variance === null || variance === 0 ? null : apart / variance,
  };
}

function pairsOf(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): readonly (readonly [number, number])[] {
  return first.flatMap((value, index) => {
    const other = second[index] ?? null;
    return value === null || other === null ? [] : [[value, other] as const];
  });
}

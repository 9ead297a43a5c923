// The difference two runs with the same draws show: judged pair by pair, because what they share cancels.
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

/** Pairs in which one side has no value are left out. */
export function pairedDifference(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): PairedDifference {
  const left: number[] = [];
  const right: number[] = [];
  first.forEach((value, index) => {
    const other = second[index] ?? null;
    if (value === null || other === null) return;
    left.push(value);
    right.push(other);
  });
  const differences = left.map((value, index) => value - right[index]);
  if (differences.length === 0) return { pairs: 0, mean: null, standardError: null, varianceRatio: null };
  const variance = sampleVariance(differences);
  const apart = (sampleVariance(left) ?? 0) + (sampleVariance(right) ?? 0);
  return {
    pairs: differences.length,
    mean: moments(differences).mean,
    standardError: variance === null ? null : Math.sqrt(variance / differences.length),
    varianceRatio: variance === null || variance === 0 ? null : apart / variance,
  };
}

// Quantiles of values that count for more or less than each other.
import { sortedQuantile } from "./quantile.ts";

/**
 * With equal weights as `quantileOf`; otherwise each value stands in the middle of its own weight, and straight lines
 * join them.
 *
 * @param shares between 0 and 1
 * @returns one a share; null of nothing
 */
export function weightedQuantile(
  values: readonly { readonly value: number; readonly weight: number }[],
  shares: readonly number[],
): readonly (number | null)[] {
  const sorted = values.filter(({ weight }) => weight > 0).toSorted((a, b) => a.value - b.value);
  const isEqual = sorted.every(({ weight }) => weight === sorted[0].weight);
  if (isEqual) {
    const plain = sorted.map(({ value }) => value);
    return shares.map((share) => sortedQuantile(plain, share));
  }
  const all = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  const places = sorted.map(({ weight }) => {
    before += weight;
    return (before - weight / 2) / all;
  });
  return shares.map((share) => {
    const next = places.findIndex((place) => place >= share);
    if (next === 0) return sorted[0].value;
    if (next < 0) return sorted[sorted.length - 1].value;
    const part = (share - places[next - 1]) / (places[next] - places[next - 1]);
    return sorted[next - 1].value + part * (sorted[next].value - sorted[next - 1].value);
  });
}

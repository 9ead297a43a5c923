// Quantiles of a sample: straight lines between its order statistics.

/**
 * @param sorted rising
 * @param share  between 0 and 1
 * @returns null of nothing
 * @source type 7 of Hyndman & Fan 1996, the one most programs give
 */
export function sortedQuantile(sorted: ArrayLike<number>, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const rank = Math.floor(place);
  const lower = sorted[rank];
  const upper = sorted[Math.min(rank + 1, sorted.length - 1)];
  return lower + (place - rank) * (upper - lower);
}

/** As `sortedQuantile`, of values in any order. */
export function quantileOf(values: readonly number[], share: number): number | null {
  return sortedQuantile(
    values.toSorted((a, b) => a - b),
    share,
  );
}

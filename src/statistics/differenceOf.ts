// The difference of two measured numbers, without what arithmetic leaves over.

/** Part of a number below which a difference is one of rounding: sums in another order differ by less. */
const rounding = 1e-12;

/** value − other; exactly 0 where they differ by no more than the rounding of their sums, so that it has no direction. */
export function differenceOf(value: number, other: number): number {
  const difference = value - other;
  const largest = Math.max(Math.abs(value), Math.abs(other));
  return Math.abs(difference) <= rounding * largest ? 0 : difference;
}

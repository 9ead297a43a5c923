// What one number is more than another, where both come out of the same sums: what only their last bits make is nothing.

/** Of the larger of the two; sums of a thousand steps keep twelve figures. */
const lastBits = 1e-10;

export function gapOf(base: number, now: number): number {
  const gap = now - base;
  return Math.abs(gap) <= lastBits * Math.max(Math.abs(base), Math.abs(now)) ? 0 : gap;
}

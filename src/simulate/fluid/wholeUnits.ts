// Servers, units and slots as expected numbers.

/** The value rounded down to whole units; the mean over a step in which it jumps is rounded down once. */
export function wholeMean(value: number): number {
  return value === Infinity ? value : Math.max(0, Math.floor(value + 1e-9));
}

// Servers, units and slots as expected numbers.

/** Values less than this below a whole number are taken for it: they are results of calculations. */
const rounding = 1e-9;

/** The value rounded down to whole units. */
export function wholeUnits(value: number): number {
  return value === Infinity ? value : Math.max(0, Math.floor(value + rounding));
}

/** Mean of the values rounded down while they go evenly from one to another. */
export function meanOfWholeUnits(from: number, to: number): number {
  if (wholeUnits(from) === wholeUnits(to)) return wholeUnits(from);
  return (wholeUpTo(to + rounding) - wholeUpTo(from + rounding)) / (to - from);
}

/** Area under the values rounded down, from 0 up to one of them. */
function wholeUpTo(value: number): number {
  const whole = Math.max(0, Math.floor(value));
  return whole === 0 ? 0 : 0.5 * whole * (whole - 1) + whole * (value - whole);
}

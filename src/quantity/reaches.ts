// Where a value has reached a level: 1 there, and 0 elsewhere.
import { CurveBuilder, expandCurve } from "./curve.ts";
import type { Curve } from "./curve.ts";
import { overStretches } from "./curveAlgebra.ts";
import type { Line } from "./curveAlgebra.ts";

/** Sums of counts are rounded; what lacks less than this part of its level has reached it. */
const hair = 1e-9;

/**
 * 1 from where `of` is at least `level` on, until it is below `end`; 0 elsewhere. At the start it is 1 where `of`
 * is at least `level`. It changes at the very instant of a crossing.
 *
 * @param end nowhere above `level`; the same curve where the value ends to reach it as it began
 */
export function reachesCurve(of: Curve, level: Curve, end: Curve, horizon: number): Curve {
  const found = new CurveBuilder();
  found.add(0, 0, 0);
  let isReached = false;
  const written = [of, level, end].map((curve) => expandCurve(curve, horizon));
  overStretches(written, (start, stop, [value, begins, ends]) => {
    const length = Math.min(stop, horizon) - start;
    // a straight line turns twice at most: a new level may lie below it, and it falls through that
    for (let turn = 0, from = 0; turn < 2 && from < length; turn++) {
      const next = isReached ? firstBelow(value, ends, from) : firstAtLeast(value, begins, from);
      if (next >= length) return;
      isReached = !isReached;
      found.add(onEdge(start + next), isReached ? 1 : 0, 0);
      from = next;
    }
  });
  return found.finish(0);
}

/** From when on a line is at or above another, at `from` or later; Infinity for never. Times since both lines began. */
function firstAtLeast(line: Line, other: Line, from: number): number {
  const { gap, slope, least } = between(line, other, from);
  // a line that falls away from the level has left it
  if (gap >= -least && (slope >= 0 || gap > least)) return from;
  return slope > 0 ? from - gap / slope : Infinity;
}

/** The same for below. */
function firstBelow(line: Line, other: Line, from: number): number {
  const { gap, slope, least } = between(line, other, from);
  if (gap < -least) return from;
  return slope < 0 ? from - Math.max(0, gap) / slope : Infinity;
}

function between(line: Line, other: Line, time: number) {
  const limit = other.value + other.slope * time;
  const gap = line.value + line.slope * time - limit;
  return { gap, slope: line.slope - other.slope, least: hair * Math.abs(limit) };
}

/** A crossing within a ten-millionth of a grid edge was meant to be on it, as for dates (stepsInDays). */
function onEdge(time: number): number {
  const whole = Math.floor(time + 0.5);
  return Math.abs(time - whole) < 1e-7 ? whole : time;
}

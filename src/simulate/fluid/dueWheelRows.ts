// How far ahead the people of one stage have rows of their own, and the rows.
import type { Leaving } from "./delayShares.ts";
import { movedEarlier } from "./dueWheel.ts";
import type { Wheel } from "./known.ts";

/**
 * How far a delay's shape may be off at any age because it is kept in wide rows: a part of the people who
 * came in one step.
 */
export const shapeTolerance = 1e-3;
/** Steps ahead that always have rows of their own. */
export const fewestRows = 8;

/** Where nobody's end is known. */
export const noWheel: Wheel = { count: 0, near: 0, levels: 0, mask: 0, rows: new Float64Array(0) };

/**
 * @param length steps after which nobody is due
 * @param near from `rowsOf`
 */
export function makeWheel(count: number, length: number, near: number): Wheel {
  let levels = 1;
  while (near << (levels - 1) < length) levels++;
  return { count, near, levels, mask: 2 * near - 1, rows: new Float64Array(levels * 2 * near * count) };
}

/** Fewest steps ahead with rows of their own that keep a delay's shape to the tolerance. */
export function rowsOf(leaving: Leaving): number {
  let near = fewestRows;
  while (near < leaving.gone.length && shapeError(leaving, near) > shapeTolerance) near *= 2;
  return near;
}

/**
 * Largest distance between a delay's shares and those that halving pairs of wide rows gives, wherever the
 * pairs begin.
 */
function shapeError(leaving: Leaving, near: number): number {
  const { gone } = leaving;
  const at = (step: number): number => gone[Math.min(step, gone.length) - 1];
  let worst = 0;
  for (let width = 2, from = near; from < gone.length; width *= 2, from *= 2) {
    const half = width >> 1;
    for (let start = from; start < 2 * from + 2 * width && start < gone.length; start += half) {
      const low = at(start);
      const middle = at(start + width);
      const last = at(start + 2 * width);
      const early = movedEarlier(leaving, start, width, low, middle, last);
      const a = middle - low + early;
      const b = last - middle - early;
      const bend = 0.125 * (a - b);
      const first = Math.abs(at(start + half) - low - 0.5 * a - Math.max(bend, -0.5 * a));
      const second = Math.abs(at(start + width + half) - last + 0.5 * b - Math.min(bend, 0.5 * b));
      worst = Math.max(worst, first, Math.abs(early), second);
    }
  }
  return worst;
}

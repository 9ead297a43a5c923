// A moving mean that is read at grid edges: what came in the last days, as of each of them.
import { CurveBuilder, endOfPiece, expandCurve } from "./curve.ts";
import type { Curve } from "./curve.ts";

/**
 * The mean of a curve over the `window` before each grid edge, which holds until the next edge. Near the start it
 * is the mean since the start, and at the start itself the value there.
 *
 * @param window grid steps, above 0
 */
export function meanOfLast(curve: Curve, window: number, horizon: number): Curve {
  const plain = expandCurve(curve, horizon);
  const means = new CurveBuilder();
  means.add(0, plain.values[0], 0);
  let first = 0;
  for (let edge = 1; edge < horizon; edge++) {
    const from = Math.max(0, edge - window);
    while (endOfPiece(plain, first) <= from) first++;
    means.add(edge, meanOver(plain, first, from, edge), 0);
  }
  return means.finish(0);
}

/** @param first the piece that holds at `from` */
function meanOver({ starts, values, slopes }: Curve, first: number, from: number, to: number): number {
  const isOneLevel = slopes[first] === 0 && (first + 1 === starts.length || starts[first + 1] >= to);
  // exactly, so that a level rate stays level
  if (isOneLevel) return values[first];
  let sum = 0;
  for (let piece = first; piece < starts.length && starts[piece] < to; piece++) {
    const begin = Math.max(from, starts[piece]);
    const end = piece + 1 < starts.length ? Math.min(to, starts[piece + 1]) : to;
    sum += (values[piece] + slopes[piece] * ((begin + end) / 2 - starts[piece])) * (end - begin);
  }
  return sum / (to - from);
}

// Curves as a Program has them: nothing after the end of the run, and a number by which equal ones are found.
import type { Curve } from "../quantity/curve.ts";
import { clipCurve } from "../quantity/curveAlgebra.ts";

export interface ClippedCurve {
  readonly curve: Curve;
  /** equal for equal curves, and seldom for others */
  readonly hash: number;
}

/** By the curve before it was clipped. */
export type ClippedCurves = WeakMap<Curve, ClippedCurve>;

/** @param horizon grid steps in the run */
export function clipped(whole: Curve, horizon: number): ClippedCurve {
  const curve = clipCurve(whole, horizon);
  const bits = new Float64Array([
    ...curve.values,
    ...curve.slopes,
    curve.period,
    curve.starts[curve.starts.length - 1],
  ]);
  let hash = curve.starts.length;
  for (const word of new Int32Array(bits.buffer)) hash = Math.imul(hash ^ word, 0x5bd1e995) ^ (hash >>> 15);
  return { curve, hash };
}

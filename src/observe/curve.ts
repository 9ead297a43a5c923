// Reading a curve of the program: its value at an instant, and how much it adds up to over a span.
import type { CurveId, Curves } from "../compile/program.ts";

/** Value at `time` (grid steps). */
export function curveValue(curves: Curves, curve: CurveId, time: number): number {
  const period = curves.periods[curve];
  const phase = period > 0 ? time - Math.floor(time / period) * period : time;
  const piece = pieceAt(curves, curve, phase);
  return curves.values[piece] + curves.slopes[piece] * (phase - curves.starts[piece]);
}

/** Integral from `from` to `to` (grid steps). */
export function curveIntegral(curves: Curves, curve: CurveId, from: number, to: number): number {
  return accumulated(curves, curve, to) - accumulated(curves, curve, from);
}

function accumulated(curves: Curves, curve: CurveId, time: number): number {
  const period = curves.periods[curve];
  const turns = period > 0 ? Math.floor(time / period) : 0;
  const phase = time - turns * period;
  const piece = pieceAt(curves, curve, phase);
  const ahead = phase - curves.starts[piece];
  const inPiece = ahead * (curves.values[piece] + (curves.slopes[piece] * ahead) / 2);
  return turns * curves.periodIntegrals[curve] + curves.integrals[piece] + inPiece;
}

/** The last piece that starts at or before `phase`; the first one holds before its start. */
function pieceAt(curves: Curves, curve: CurveId, phase: number): number {
  let low = curves.offsets[curve];
  let high = curves.offsets[curve + 1] - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (curves.starts[middle] <= phase) low = middle;
    else high = middle - 1;
  }
  return low;
}

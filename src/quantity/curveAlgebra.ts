// Arithmetic on values over time. Where the result is not straight, it is cut into pieces of at most one grid step.
import { CurveBuilder, endOfPiece, expandCurve, isConstant, mostPieces, sameCurve, TooManyPieces } from "./curve.ts";
import type { Curve } from "./curve.ts";
import { areSteps, combineSteps, mapSteps } from "./stepAlgebra.ts";

// `horizon` is the length of the run in grid steps: repeated curves that cannot stay repeated are written out that far.

export function addCurves(a: Curve, b: Curve, horizon: number): Curve {
  if (areSteps(a, b)) return combineSteps("+", a, b);
  return overPieces(a, b, horizon, (pieces, start, _end, va, sa, vb, sb) => pieces.add(start, va + vb, sa + sb));
}

export function subtractCurves(a: Curve, b: Curve, horizon: number): Curve {
  if (areSteps(a, b)) return combineSteps("-", a, b);
  return overPieces(a, b, horizon, (pieces, start, _end, va, sa, vb, sb) => pieces.add(start, va - vb, sa - sb));
}

/** Exact wherever one of the two is level; straight between grid steps elsewhere. */
export function multiplyCurves(a: Curve, b: Curve, horizon: number): Curve {
  if (areSteps(a, b)) return combineSteps("*", a, b);
  return overPieces(a, b, horizon, (pieces, start, end, va, sa, vb, sb) => {
    if (sa === 0 || sb === 0) pieces.add(start, va * vb, va * sb + vb * sa);
    else cutAndJoin(pieces, start, end, horizon, (dt) => (va + sa * dt) * (vb + sb * dt));
  });
}

/** The divisor is nowhere 0 (see firstZero). Exact wherever it is level. */
export function divideCurves(a: Curve, b: Curve, horizon: number): Curve {
  if (areSteps(a, b)) return combineSteps("/", a, b);
  return overPieces(a, b, horizon, (pieces, start, end, va, sa, vb, sb) => {
    if (sb === 0) pieces.add(start, va / vb, sa / vb);
    else cutAndJoin(pieces, start, end, horizon, (dt) => (va + sa * dt) / (vb + sb * dt));
  });
}

/** Exact: cut where the two cross. */
export function minCurves(a: Curve, b: Curve, horizon: number): Curve {
  if (areSteps(a, b)) return combineSteps("min", a, b);
  return overPieces(a, b, horizon, (pieces, start, end, va, sa, vb, sb) =>
    addLower(pieces, start, end, va, sa, vb, sb, 1),
  );
}

/** Exact: cut where the two cross. */
export function maxCurves(a: Curve, b: Curve, horizon: number): Curve {
  if (areSteps(a, b)) return combineSteps("max", a, b);
  return overPieces(a, b, horizon, (pieces, start, end, va, sa, vb, sb) =>
    addLower(pieces, start, end, va, sa, vb, sb, -1),
  );
}

/** Exact wherever the curve is level; straight between grid steps elsewhere. */
export function mapCurve(curve: Curve, horizon: number, change: (value: number) => number): Curve {
  const pieces = new CurveBuilder();
  for (let piece = 0; piece < curve.starts.length; piece++) {
    const [start, value, slope] = [curve.starts[piece], curve.values[piece], curve.slopes[piece]];
    if (slope === 0) pieces.add(start, change(value), 0);
    else cutAndJoin(pieces, start, endOfPiece(curve, piece), horizon, (dt) => change(value + slope * dt));
  }
  return pieces.finish(curve.period);
}

/** Any function of several curves; exact wherever all are level, straight between grid steps elsewhere. */
export function mapCurves(
  curves: readonly Curve[],
  horizon: number,
  change: (values: readonly number[]) => number,
): Curve {
  if (areSteps(...curves)) return mapSteps(curves, change);
  const aligned = alignCurves(curves, horizon);
  const pieces = new CurveBuilder();
  overStretches(aligned, (start, end, lines) => {
    if (lines.every(({ slope }) => slope === 0)) pieces.add(start, change(lines.map(({ value }) => value)), 0);
    else {
      cutAndJoin(pieces, start, end, horizon, (dt) => change(lines.map(({ value, slope }) => value + slope * dt)));
    }
  });
  return pieces.finish(aligned[0].period);
}

/** A curve where it is straight: its value at the start of the stretch, and its change per grid step. */
export interface Line {
  readonly value: number;
  readonly slope: number;
}

/** Walks curves of one period together, one call for every stretch on which all are one line. */
export function overStretches(
  aligned: readonly Curve[],
  each: (start: number, end: number, lines: readonly Line[]) => void,
): void {
  const index = aligned.map(() => 0);
  let start = 0;
  const limit = aligned[0].period > 0 ? aligned[0].period : Infinity;
  for (;;) {
    const end = Math.min(limit, ...aligned.map((curve, c) => endOfPiece(curve, index[c])));
    const lines = aligned.map((curve, c) => {
      const slope = curve.slopes[index[c]];
      return { value: curve.values[index[c]] + slope * (start - curve.starts[index[c]]), slope };
    });
    each(start, end, lines);
    if (end >= limit || end === Infinity) break;
    for (const [c, curve] of aligned.entries()) if (endOfPiece(curve, index[c]) <= end) index[c]++;
    start = end;
  }
}

export function scaleCurve(curve: Curve, factor: number): Curve {
  if (factor === 1) return curve;
  const pieces = new CurveBuilder();
  for (let piece = 0; piece < curve.starts.length; piece++) {
    pieces.add(curve.starts[piece], curve.values[piece] * factor, curve.slopes[piece] * factor);
  }
  return pieces.finish(curve.period);
}

/** curves[i] from times[i] until times[i + 1]; times rise and the first is at or before 0. */
export function switchCurves(times: readonly number[], curves: readonly Curve[], horizon: number): Curve {
  if (curves.every((curve) => sameCurve(curve, curves[0]))) return curves[0];
  const pieces = new CurveBuilder();
  for (const [index, curve] of curves.entries()) {
    const end = index + 1 < times.length ? times[index + 1] : Infinity;
    if (end > 0) addSlice(pieces, expandCurve(curve, horizon), Math.max(times[index], 0), end);
  }
  return pieces.finish(0);
}

/** `changed` during [from, to), `curve` otherwise. A change that changes nothing returns the curve itself. */
export function spliceCurve(curve: Curve, changed: Curve, from: number, to: number, horizon: number): Curve {
  if (sameCurve(curve, changed) || to <= Math.max(from, 0) || from >= horizon) return curve;
  if (from <= 0 && to >= horizon) return changed;
  if (from <= 0) return switchCurves([0, to], [changed, curve], horizon);
  if (to >= horizon) return switchCurves([0, from], [curve, changed], horizon);
  return switchCurves([0, from, to], [curve, changed, curve], horizon);
}

/** The curve inside the run only: nothing changes at or after the horizon. */
export function clipCurve(curve: Curve, horizon: number): Curve {
  const end = curve.starts.length - 1;
  const isInside = curve.starts[0] === 0 && (end === 0 || curve.starts[end] < horizon) && curve.slopes[end] === 0;
  if (curve.period > 0 || isInside) return curve;
  const pieces = new CurveBuilder();
  addSlice(pieces, curve, 0, horizon);
  const last = pieces.starts.length - 1;
  const slope = pieces.slopes[last];
  if (slope !== 0) pieces.add(horizon, pieces.values[last] + slope * (horizon - pieces.starts[last]), 0);
  return pieces.finish(0);
}

function addSlice(pieces: CurveBuilder, curve: Curve, from: number, to: number): void {
  for (let piece = 0; piece < curve.starts.length; piece++) {
    const start = curve.starts[piece];
    if (start >= to && start > 0) break;
    if (endOfPiece(curve, piece) <= from) continue;
    const begin = Math.max(start, from);
    const value = begin === start ? curve.values[piece] : curve.values[piece] + curve.slopes[piece] * (begin - start);
    pieces.add(begin, value, curve.slopes[piece]);
  }
}

type PairOfLines = (
  pieces: CurveBuilder,
  start: number,
  end: number,
  valueA: number,
  slopeA: number,
  valueB: number,
  slopeB: number,
) => void;

/** Walks two curves together, one call for every stretch on which both are one line. */
function overPieces(a: Curve, b: Curve, horizon: number, each: PairOfLines): Curve {
  const [first, second] = alignCurves([a, b], horizon);
  const limit = first.period > 0 ? first.period : Infinity;
  const pieces = new CurveBuilder();
  let [i, j, start] = [0, 0, 0];
  for (;;) {
    const endA = Math.min(endOfPiece(first, i), limit);
    const endB = Math.min(endOfPiece(second, j), limit);
    const end = Math.min(endA, endB);
    const [slopeA, slopeB] = [first.slopes[i], second.slopes[j]];
    const valueA = slopeA === 0 ? first.values[i] : first.values[i] + slopeA * (start - first.starts[i]);
    const valueB = slopeB === 0 ? second.values[j] : second.values[j] + slopeB * (start - second.starts[j]);
    each(pieces, start, end, valueA, slopeA, valueB, slopeB);
    if (end >= limit || end === Infinity) break;
    if (endA === end) i++;
    if (endB === end) j++;
    start = end;
  }
  return pieces.finish(first.period);
}

/** Gives curves one common period, writing repeated ones out over the run where they have none. */
function alignCurves(curves: readonly Curve[], horizon: number): readonly Curve[] {
  const period = Math.max(...curves.map((curve) => curve.period));
  if (period === 0) return curves;
  const alike = curves.every((curve) => curve.period === period || isConstant(curve));
  if (alike) return curves.map((curve) => (curve.period === period ? curve : { ...curve, period }));
  return curves.map((curve) => expandCurve(curve, horizon));
}

/** A bent stretch as straight pieces that meet the function at every grid edge and at both ends. */
function cutAndJoin(
  pieces: CurveBuilder,
  start: number,
  end: number,
  horizon: number,
  at: (sinceStart: number) => number,
): void {
  const last = Math.min(end, Math.max(horizon, Math.floor(start) + 1));
  if (last - start > mostPieces) throw new TooManyPieces();
  let from = start;
  let value = at(0);
  while (from < last) {
    const to = Math.min(Math.floor(from) + 1, last);
    const next = at(to - start);
    pieces.add(from, value, (next - value) / (to - from));
    from = to;
    value = next;
  }
  if (last < end) pieces.add(last, value, 0);
}

/** The lower of two lines (the upper when sign is −1), cut where they cross. */
function addLower(
  pieces: CurveBuilder,
  start: number,
  end: number,
  valueA: number,
  slopeA: number,
  valueB: number,
  slopeB: number,
  sign: 1 | -1,
): void {
  const gap = (valueA - valueB) * sign;
  const opening = (slopeA - slopeB) * sign;
  const firstIsA = gap < 0 || (gap === 0 && opening <= 0);
  if (firstIsA) pieces.add(start, valueA, slopeA);
  else pieces.add(start, valueB, slopeB);
  const crossing = opening === 0 ? Infinity : start - gap / opening;
  if (gap === 0 || crossing <= start || crossing >= end) return;
  if (firstIsA) pieces.add(crossing, valueB + slopeB * (crossing - start), slopeB);
  else pieces.add(crossing, valueA + slopeA * (crossing - start), slopeA);
}

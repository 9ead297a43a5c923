// A value over time as straight pieces: what every table, schedule, draw and scenario of a document comes down to.

/**
 * Piece i holds from starts[i] to starts[i + 1] (the last one for ever) and is values[i] + slopes[i] · (t − starts[i]).
 * Time is in grid steps from the first instant of the run; starts[0] is 0. With a period P > 0 the pieces cover [0, P)
 * and repeat. Neighbouring pieces are never the same line, so equal curves have equal numbers.
 */
export interface Curve {
  readonly starts: readonly number[];
  readonly values: readonly number[];
  /** change per grid step */
  readonly slopes: readonly number[];
  /** 0 when the curve does not repeat */
  readonly period: number;
}

/** A point of a schedule: an instant in grid steps, possibly before the run, and the value there. */
interface CurvePoint {
  readonly at: number;
  readonly value: number;
}

/** More pieces than this in one curve means a schedule far finer than the question. */
export const mostPieces = 1_000_000;

/** Thrown when a curve would need more than `mostPieces` pieces. */
export class TooManyPieces extends Error {}

/**
 * A wave is cut into this many pieces a period; the error is at most swing · (2π / 1024)² / 8, or 4.7e-6 of
 * the swing.
 */
const wavePieces = 1024;

export function constantCurve(value: number): Curve {
  return { starts: [0], values: [value + 0], slopes: [0], period: 0 };
}

/** The last value holds. Points rise in time; the first is at or before 0 (a later first value holds before it too). */
export function stepsCurve(points: readonly CurvePoint[], period = 0): Curve {
  const pieces = new CurveBuilder();
  for (const [index, { at, value }] of points.entries()) {
    const next = index + 1 < points.length ? points[index + 1].at : Infinity;
    if (next > 0) pieces.add(Math.max(at, 0), value, 0);
  }
  return pieces.finish(period);
}

/**
 * Straight lines between the points; the last value holds. A repeated line may have a last point at the
 * period's end.
 */
export function lineCurve(points: readonly CurvePoint[], period = 0): Curve {
  const pieces = new CurveBuilder();
  for (const [index, { at, value }] of points.entries()) {
    if (period > 0 && at >= period) break;
    const next = points[index + 1];
    if (next === undefined) pieces.add(Math.max(at, 0), value, 0);
    else if (next.at > 0) {
      const slope = (next.value - value) / (next.at - at);
      if (at >= 0) pieces.add(at, value, slope);
      else pieces.add(0, value - slope * at, slope);
    }
  }
  return pieces.finish(period);
}

/** cos(2π (t − peak) / period), as straight pieces; `cosine` is the portable one. */
export function waveCurve(period: number, peak: number, cosine: (x: number) => number): Curve {
  const turn = 6.283185307179586;
  const heights = Array.from({ length: wavePieces + 1 }, (_, index) =>
    cosine(turn * ((index % wavePieces) / wavePieces - peak / period)),
  );
  return lineCurve(
    heights.map((value, index) => ({ at: (index / wavePieces) * period, value })),
    period,
  );
}

export function isConstant(curve: Curve): boolean {
  return curve.starts.length === 1 && curve.slopes[0] === 0;
}

/** The value at an instant; at a jump, the value from then on. */
export function valueAt(curve: Curve, time: number): number {
  const local = curve.period > 0 ? time - Math.floor(time / curve.period) * curve.period : time;
  const piece = pieceAt(curve, local);
  return curve.values[piece] + curve.slopes[piece] * Math.max(local - curve.starts[piece], 0);
}

/** Index of the piece that holds at an instant of the first period. */
function pieceAt(curve: Curve, time: number): number {
  let low = 0;
  let high = curve.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (curve.starts[middle] <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Integral over [from, to), both inside the run. */
export function integralOver(curve: Curve, from: number, to: number): number {
  const plain = expandCurve(curve, to);
  let sum = 0;
  for (let piece = pieceAt(plain, from); piece < plain.starts.length && plain.starts[piece] < to; piece++) {
    const start = Math.max(from, plain.starts[piece]);
    const end = Math.min(to, piece + 1 < plain.starts.length ? plain.starts[piece + 1] : Infinity);
    const middle = (start + end) / 2 - plain.starts[piece];
    sum += (plain.values[piece] + plain.slopes[piece] * middle) * (end - start);
  }
  return sum;
}

/** Smallest and largest value over the run [0, horizon), limits at the ends of pieces included. */
export function rangeOf(curve: Curve, horizon: number): { readonly lowest: number; readonly highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let piece = 0; piece < curve.starts.length; piece++) {
    if (piece > 0 && curve.starts[piece] >= horizon) break;
    const value = curve.values[piece];
    const end = endOfPiece(curve, piece);
    const last = curve.slopes[piece] === 0 ? value : value + curve.slopes[piece] * (end - curve.starts[piece]);
    lowest = Math.min(lowest, value, last);
    highest = Math.max(highest, value, last);
  }
  return { lowest, highest };
}

/** First instant of the run where the curve is 0, or null. */
export function firstZero(curve: Curve, horizon: number): number | null {
  for (let piece = 0; piece < curve.starts.length && curve.starts[piece] < horizon; piece++) {
    const [value, slope, start] = [curve.values[piece], curve.slopes[piece], curve.starts[piece]];
    if (value === 0) return start;
    if (slope === 0) continue;
    const crossing = start - value / slope;
    if (crossing > start && crossing <= endOfPiece(curve, piece)) return crossing;
  }
  return null;
}

export function sameCurve(a: Curve, b: Curve): boolean {
  if (a === b) return true;
  if (a.period !== b.period || a.starts.length !== b.starts.length) return false;
  for (let piece = 0; piece < a.starts.length; piece++) {
    if (a.starts[piece] !== b.starts[piece] || a.values[piece] !== b.values[piece]) return false;
    if (a.slopes[piece] !== b.slopes[piece]) return false;
  }
  return true;
}

/** A repeated curve written out over [0, horizon); other curves as they are. */
export function expandCurve(curve: Curve, horizon: number): Curve {
  if (curve.period === 0) return curve;
  const rounds = Math.max(1, Math.ceil(horizon / curve.period));
  if (rounds * curve.starts.length > mostPieces) throw new TooManyPieces();
  const pieces = new CurveBuilder();
  for (let round = 0; round < rounds; round++) {
    const shift = round * curve.period;
    for (let piece = 0; piece < curve.starts.length; piece++) {
      pieces.add(shift + curve.starts[piece], curve.values[piece], curve.slopes[piece]);
    }
  }
  const last = curve.starts.length - 1;
  const end = curve.values[last] + curve.slopes[last] * (curve.period - curve.starts[last]);
  if (curve.slopes[last] !== 0) pieces.add(rounds * curve.period, end, 0);
  return pieces.finish(0);
}

/** Where a piece ends: the next one's start, the period, or infinity. */
export function endOfPiece(curve: Curve, piece: number): number {
  if (piece + 1 < curve.starts.length) return curve.starts[piece + 1];
  return curve.period > 0 ? curve.period : Infinity;
}

/** Collects pieces in order of time, joining neighbours that are one line. */
export class CurveBuilder {
  readonly starts: number[] = [];
  readonly values: number[] = [];
  readonly slopes: number[] = [];

  add(start: number, value: number, slope: number): void {
    let last = this.starts.length - 1;
    if (last >= 0 && this.starts[last] >= start) {
      this.starts.pop();
      this.values.pop();
      this.slopes.pop();
      last--;
    }
    if (last >= 0 && this.slopes[last] === slope) {
      if (this.values[last] + slope * (start - this.starts[last]) === value) return;
    }
    if (last + 1 >= mostPieces) throw new TooManyPieces();
    // adding 0 turns −0 into 0, so that equal numbers are equal bits
    this.starts.push(last < 0 ? 0 : start);
    this.values.push(value + 0);
    this.slopes.push(slope + 0);
  }

  finish(period: number): Curve {
    const repeats = period > 0 && (this.starts.length > 1 || this.slopes[0] !== 0);
    return { starts: this.starts, values: this.values, slopes: this.slopes, period: repeats ? period : 0 };
  }
}

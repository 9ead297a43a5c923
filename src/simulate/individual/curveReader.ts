// Reads values that change over time: a value at an instant, and the instant at which a rate has added up to something.
import type { CurveId, Curves } from "../../compile/program.ts";

/** Instants are kept to 2⁻³² of a grid step, so that ties are the same ties in every engine. */
const TICKS_PER_STEP = 4294967296;

/** The nearest instant of the time grid. */
export function toTick(time: number): number {
  return Math.floor(time * TICKS_PER_STEP + 0.5) / TICKS_PER_STEP;
}

/** The shortest time there is between two instants. */
export const tick = 1 / TICKS_PER_STEP;

/** A number of servers, units or slots: rounded down, but 2.9999999999 from an expression is 3. */
export function wholeUnits(value: number): number {
  return value === Infinity ? value : Math.max(0, Math.floor(value + 1e-9));
}

export class CurveReader {
  private readonly curves: Curves;
  /** the piece each curve was last read in: time mostly goes on, so the next reading is there or just after; [curve] */
  private readonly lastPiece: Int32Array;

  constructor(curves: Curves) {
    this.curves = curves;
    this.lastPiece = curves.offsets.slice(0, -1);
  }

  /** True when the curve never changes. */
  isConstant(curve: CurveId): boolean {
    const first = this.curves.offsets[curve];
    return this.curves.offsets[curve + 1] - first === 1 && this.curves.slopes[first] === 0;
  }

  /** The value at an instant; before its first start a curve has its first value. */
  valueAt(curve: CurveId, time: number): number {
    const { offsets, starts, values, slopes, periods } = this.curves;
    const first = offsets[curve];
    if (offsets[curve + 1] - first === 1 && slopes[first] === 0) return values[first];
    const period = periods[curve];
    const at = period > 0 ? time - Math.floor(time / period) * period : time;
    const piece = this.pieceAt(curve, first, offsets[curve + 1], at);
    const since = at - starts[piece];
    return since > 0 ? values[piece] + slopes[piece] * since : values[piece];
  }

  /**
   * The instant at which the curve, a rate, has added up to `amount` since `from`.
   * @returns grid steps, not rounded to the time grid; Infinity when it never does
   */
  reach(curve: CurveId, from: number, amount: number): number {
    const { offsets, starts, values, slopes, periods, periodIntegrals } = this.curves;
    const first = offsets[curve];
    const end = offsets[curve + 1];
    const period = periods[curve];
    if (period === 0 && end - first === 1 && slopes[first] === 0) {
      return values[first] > 0 ? from + amount / values[first] : Infinity;
    }
    let origin = 0;
    let left = amount;
    let at = from;
    if (period > 0) {
      const perPeriod = periodIntegrals[curve];
      if (!(perPeriod > 0)) return Infinity;
      const whole = Math.floor(left / perPeriod);
      left -= whole * perPeriod;
      const before = Math.floor(from / period);
      at = from - before * period;
      origin = (before + whole) * period;
    }
    let piece = this.pieceAt(curve, first, end, at);
    for (;;) {
      const rate = at > starts[piece] ? values[piece] + slopes[piece] * (at - starts[piece]) : values[piece];
      const stop = piece + 1 < end ? starts[piece + 1] : period > 0 ? period : Infinity;
      const slope = at >= starts[piece] ? slopes[piece] : 0;
      const needed = timeToAdd(rate, slope, left);
      if (at + needed <= stop) return origin + at + needed;
      if (stop === Infinity) return Infinity;
      const span = stop - at;
      left = Math.max(0, left - span * (rate + 0.5 * slope * span));
      at = stop;
      piece += 1;
      if (piece === end) {
        piece = first;
        at = 0;
        origin += period;
      }
    }
  }

  /** Index of the piece that holds at an instant. */
  private pieceAt(curve: CurveId, first: number, end: number, at: number): number {
    const { starts } = this.curves;
    const last = this.lastPiece[curve];
    if (starts[last] <= at || last === first) {
      if (last + 1 === end || at < starts[last + 1]) return last;
      if (last + 2 === end || at < starts[last + 2]) return (this.lastPiece[curve] = last + 1);
    }
    let low = first;
    let high = end - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return (this.lastPiece[curve] = low);
  }
}

/**
 * Time in which a rate that starts at `rate` and changes by `slope` adds up to `amount`; Infinity when it
 * never does.
 */
function timeToAdd(rate: number, slope: number, amount: number): number {
  if (amount <= 0) return 0;
  if (slope === 0) return rate > 0 ? amount / rate : Infinity;
  const square = rate * rate + 2 * slope * amount;
  if (square < 0) return Infinity;
  const denominator = rate + Math.sqrt(square);
  return denominator > 0 ? (2 * amount) / denominator : Infinity;
}

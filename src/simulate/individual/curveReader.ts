// Reads values that change over time: a value at an instant, and the instant at which a rate has added up to something.
// The kernel, which AssemblyScript compiles, reads this very file.
import { copyOf, type Floats, type Ints } from "../../quantity/machine.ts";

type i32 = number;
type f64 = number;

/** Instants are kept to 2⁻³² of a grid step, so that ties are the same ties in every engine. */
const TICKS_PER_STEP: f64 = 4294967296;

/** The nearest instant of the time grid. */
// @inline
export function toTick(time: f64): f64 {
  return Math.floor(time * TICKS_PER_STEP + 0.5) / TICKS_PER_STEP;
}

/** The shortest time there is between two instants. */
export const tick: f64 = 1.0 / TICKS_PER_STEP;

/** A number of servers, units or slots: rounded down, but 2.9999999999 from an expression is 3. */
export function wholeUnits(value: f64): f64 {
  return value === Infinity ? value : Math.max(0, Math.floor(value + 1e-9));
}

/** Curves laid end to end, as a Program has them (Curves of compile/program.ts). */
export class CurveReader {
  private readonly offsets: Ints;
  private readonly starts: Floats;
  private readonly values: Floats;
  private readonly slopes: Floats;
  private readonly integrals: Floats;
  private readonly periods: Floats;
  private readonly periodIntegrals: Floats;
  /** the piece each curve was last read in: time mostly goes on, so the next reading is there or just after; [curve] */
  private readonly lastPiece: Ints;

  constructor(
    offsets: Ints,
    starts: Floats,
    values: Floats,
    slopes: Floats,
    integrals: Floats,
    periods: Floats,
    periodIntegrals: Floats,
  ) {
    this.offsets = offsets;
    this.starts = starts;
    this.values = values;
    this.slopes = slopes;
    this.integrals = integrals;
    this.periods = periods;
    this.periodIntegrals = periodIntegrals;
    this.lastPiece = copyOf(offsets);
  }

  /** True when the curve never changes. */
  isConstant(curve: i32): boolean {
    const first = this.offsets[curve];
    return this.offsets[curve + 1] - first === 1 && this.slopes[first] === 0;
  }

  /** The value at an instant; before its first start a curve has its first value. */
  valueAt(curve: i32, time: f64): f64 {
    const first = this.offsets[curve];
    const end = this.offsets[curve + 1];
    if (end - first === 1 && this.slopes[first] === 0) return this.values[first];
    const period = this.periods[curve];
    const at = period > 0 ? time - Math.floor(time / period) * period : time;
    const piece = this.pieceAt(curve, first, end, at);
    const since = at - this.starts[piece];
    return since > 0 ? this.values[piece] + this.slopes[piece] * since : this.values[piece];
  }

  /** Up to when the value read at an instant holds; the instant itself where it changes all the time. */
  holdsUntil(curve: i32, time: f64): f64 {
    if (this.isConstant(curve)) return Infinity;
    if (this.periods[curve] > 0) return time;
    const end = this.offsets[curve + 1];
    const piece = this.pieceAt(curve, this.offsets[curve], end, time);
    if (this.slopes[piece] !== 0) return time;
    return piece + 1 < end ? this.starts[piece + 1] : Infinity;
  }

  /** What the curve adds up to between two instants. */
  integralOver(curve: i32, from: f64, to: f64): f64 {
    return this.accumulated(curve, to) - this.accumulated(curve, from);
  }

  /**
   * The instant at which the curve, a rate, has added up to `amount` since `from`.
   * @returns grid steps, not rounded to the time grid; Infinity when it never does
   */
  reach(curve: i32, from: f64, amount: f64): f64 {
    const starts = this.starts;
    const values = this.values;
    const slopes = this.slopes;
    const first = this.offsets[curve];
    const end = this.offsets[curve + 1];
    const period = this.periods[curve];
    if (period === 0 && end - first === 1 && slopes[first] === 0) {
      return values[first] > 0 ? from + amount / values[first] : Infinity;
    }
    let origin: f64 = 0;
    let left = amount;
    let at = from;
    if (period > 0) {
      const perPeriod = this.periodIntegrals[curve];
      if (!(perPeriod > 0)) return Infinity;
      const whole = Math.floor(left / perPeriod);
      left -= whole * perPeriod;
      const before = Math.floor(from / period);
      at = from - before * period;
      origin = (before + whole) * period;
    }
    let piece = this.pieceAt(curve, first, end, at);
    while (true) {
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

  private accumulated(curve: i32, time: f64): f64 {
    const period = this.periods[curve];
    const turns = period > 0 ? Math.floor(time / period) : 0;
    const phase = time - turns * period;
    const piece = this.pieceAt(curve, this.offsets[curve], this.offsets[curve + 1], phase);
    const ahead = phase - this.starts[piece];
    const inPiece = ahead * (this.values[piece] + (this.slopes[piece] * ahead) / 2);
    return turns * this.periodIntegrals[curve] + this.integrals[piece] + inPiece;
  }

  /** Index of the piece that holds at an instant. */
  private pieceAt(curve: i32, first: i32, end: i32, at: f64): i32 {
    const starts = this.starts;
    const last = this.lastPiece[curve];
    if (starts[last] <= at || last === first) {
      if (last + 1 === end || at < starts[last + 1]) return last;
      if (last + 2 === end || at < starts[last + 2]) {
        this.lastPiece[curve] = last + 1;
        return last + 1;
      }
    }
    let low = first;
    let high = end - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    this.lastPiece[curve] = low;
    return low;
  }
}

/**
 * Time in which a rate that starts at `rate` and changes by `slope` adds up to `amount`; Infinity when it
 * never does.
 */
function timeToAdd(rate: f64, slope: f64, amount: f64): f64 {
  if (amount <= 0) return 0;
  if (slope === 0) return rate > 0 ? amount / rate : Infinity;
  const square = rate * rate + 2 * slope * amount;
  if (square < 0) return Infinity;
  const denominator = rate + Math.sqrt(square);
  return denominator > 0 ? (2 * amount) / denominator : Infinity;
}

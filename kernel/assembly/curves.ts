// The twin of src/simulate/individual/curveReader.ts.
import { CurvesFields } from "../../src/simulate/fast/contract.ts";
import { ints, reals } from "./image.ts";

const TICKS_PER_STEP: f64 = 4294967296;
export const tick: f64 = 1.0 / 4294967296.0;

/** The nearest instant of the time grid. */
// @inline
export function toTick(time: f64): f64 {
  return floor(time * TICKS_PER_STEP + 0.5) * tick;
}

export function wholeUnits(value: f64): f64 {
  return value == Infinity ? value : max<f64>(0, floor(value + 1e-9));
}

let offsets: StaticArray<i32> = [];
let starts: StaticArray<f64> = [];
let values: StaticArray<f64> = [];
let slopes: StaticArray<f64> = [];
/** from each curve's start to its pieces' starts */
let integrals: StaticArray<f64> = [];
let periods: StaticArray<f64> = [];
let periodIntegrals: StaticArray<f64> = [];
/** the piece each curve was last read in */
let lastPiece: StaticArray<i32> = [];

export function readCurves(): void {
  offsets = ints(CurvesFields.offsets);
  starts = reals(CurvesFields.starts);
  values = reals(CurvesFields.values);
  slopes = reals(CurvesFields.slopes);
  integrals = reals(CurvesFields.integrals);
  periods = reals(CurvesFields.periods);
  periodIntegrals = reals(CurvesFields.periodIntegrals);
  lastPiece = new StaticArray<i32>(periods.length);
  for (let i = 0; i < lastPiece.length; i++) lastPiece[i] = offsets[i];
}

export function isConstant(curve: i32): bool {
  const first = offsets[curve];
  return offsets[curve + 1] - first == 1 && slopes[first] == 0;
}

export function valueAt(curve: i32, time: f64): f64 {
  const first = offsets[curve];
  const end = offsets[curve + 1];
  if (end - first == 1 && slopes[first] == 0) return values[first];
  const period = periods[curve];
  const at = period > 0 ? time - floor(time / period) * period : time;
  const piece = pieceAt(curve, first, end, at);
  const since = at - starts[piece];
  return since > 0 ? values[piece] + slopes[piece] * since : values[piece];
}

/** Up to when the value read at an instant holds; the instant itself where it changes all the time. */
export function holdsUntil(curve: i32, time: f64): f64 {
  if (isConstant(curve)) return Infinity;
  if (periods[curve] > 0) return time;
  const end = offsets[curve + 1];
  const piece = pieceAt(curve, offsets[curve], end, time);
  if (slopes[piece] != 0) return time;
  return piece + 1 < end ? starts[piece + 1] : Infinity;
}

/** What the curve adds up to between two instants; as in src/observe/curve.ts. */
export function integralOver(curve: i32, from: f64, to: f64): f64 {
  return accumulated(curve, to) - accumulated(curve, from);
}

function accumulated(curve: i32, time: f64): f64 {
  const period = periods[curve];
  const turns = period > 0 ? floor(time / period) : 0;
  const phase = time - turns * period;
  const piece = pieceAt(curve, offsets[curve], offsets[curve + 1], phase);
  const ahead = phase - starts[piece];
  const inPiece = ahead * (values[piece] + (slopes[piece] * ahead) / 2);
  return turns * periodIntegrals[curve] + integrals[piece] + inPiece;
}

/** The instant at which the curve, a rate, has added up to `amount` since `from`. */
export function reach(curve: i32, from: f64, amount: f64): f64 {
  const first = offsets[curve];
  const end = offsets[curve + 1];
  const period = periods[curve];
  if (period == 0 && end - first == 1 && slopes[first] == 0) {
    return values[first] > 0 ? from + amount / values[first] : Infinity;
  }
  let origin: f64 = 0;
  let left = amount;
  let at = from;
  if (period > 0) {
    const perPeriod = periodIntegrals[curve];
    if (!(perPeriod > 0)) return Infinity;
    const whole = floor(left / perPeriod);
    left -= whole * perPeriod;
    const before = floor(from / period);
    at = from - before * period;
    origin = (before + whole) * period;
  }
  let piece = pieceAt(curve, first, end, at);
  while (true) {
    const rate = at > starts[piece] ? values[piece] + slopes[piece] * (at - starts[piece]) : values[piece];
    const stop = piece + 1 < end ? starts[piece + 1] : period > 0 ? period : Infinity;
    const slope = at >= starts[piece] ? slopes[piece] : 0;
    const needed = timeToAdd(rate, slope, left);
    if (at + needed <= stop) return origin + at + needed;
    if (stop == Infinity) return Infinity;
    const span = stop - at;
    left = max<f64>(0, left - span * (rate + 0.5 * slope * span));
    at = stop;
    piece += 1;
    if (piece == end) {
      piece = first;
      at = 0;
      origin += period;
    }
  }
}

function pieceAt(curve: i32, first: i32, end: i32, at: f64): i32 {
  const last = lastPiece[curve];
  if (starts[last] <= at || last == first) {
    if (last + 1 == end || at < starts[last + 1]) return last;
    if (last + 2 == end || at < starts[last + 2]) {
      lastPiece[curve] = last + 1;
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
  lastPiece[curve] = low;
  return low;
}

/** Time in which a rate that starts at `rate` and changes by `slope` adds up to `amount`. */
function timeToAdd(rate: f64, slope: f64, amount: f64): f64 {
  if (amount <= 0) return 0;
  if (slope == 0) return rate > 0 ? amount / rate : Infinity;
  const square = rate * rate + 2 * slope * amount;
  if (square < 0) return Infinity;
  const denominator = rate + sqrt(square);
  return denominator > 0 ? (2 * amount) / denominator : Infinity;
}

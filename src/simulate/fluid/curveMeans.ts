// Curves as means over each step, and the steps whose mean differs from that of the step before.
import type { CurveId, Curves } from "../../compile/program.ts";
import { meanOfWholeUnits, wholeUnits } from "./wholeUnits.ts";

/** Changes of a curve that never changes. */
const onlyAtStart = Int32Array.of(0);
const noSteps = new Int32Array(0);

/** Whole units change at an instant, grid steps. */
export interface Jump {
  readonly time: number;
  readonly from: number;
  readonly to: number;
}

export class CurveMeans {
  readonly h: number;
  /** of the whole run */
  readonly steps: number;
  /** steps from the first that are asked for; later ones are worked out one by one, where somebody wants them */
  readonly planned: number;
  readonly curves: Curves;
  /** steps of the whole run; [curve] */
  private readonly known: Map<CurveId, Int32Array>;
  /** the same up to the last step planned */
  private readonly soon: Map<CurveId, Int32Array>;
  /** means over the steps planned, of curves that were asked for; [curve] */
  private readonly rows: (Float64Array | undefined)[];

  /**
   * @param like   the means of other curves, which change in the same steps
   * @param isSame 1 for curves that are the same as those of `like`; [curve]
   */
  constructor(
    curves: Curves,
    h: number,
    steps: number,
    planned: number,
    like: CurveMeans | null = null,
    isSame: Uint8Array | null = null,
  ) {
    this.curves = curves;
    this.h = h;
    this.steps = steps;
    this.planned = planned;
    this.known = like === null ? new Map<CurveId, Int32Array>() : like.known;
    this.soon = like === null ? new Map<CurveId, Int32Array>() : like.soon;
    this.rows = like === null || isSame === null ? [] : like.rows.map((row, c) => (isSame[c] === 1 ? row : undefined));
  }

  /** Mean over step n. */
  mean(curve: CurveId, n: number): number {
    const { offsets, values, slopes } = this.curves;
    const first = offsets[curve];
    if (offsets[curve + 1] - first === 1 && slopes[first] === 0) return values[first];
    if (n >= this.planned) return this.meanOver(curve, n);
    return (this.rows[curve] ??= this.meansPlanned(curve))[n];
  }

  private meanOver(curve: CurveId, n: number): number {
    const { offsets, values, slopes } = this.curves;
    const piece = this.pieceAt(curve, n * this.h);
    const flat = slopes[piece] === 0 && this.curves.periods[curve] === 0;
    if (flat && (piece + 1 === offsets[curve + 1] || this.curves.starts[piece + 1] >= (n + 1) * this.h))
      return values[piece];
    if (this.isUnlimited(curve, n)) return Infinity;
    return (this.integral(curve, (n + 1) * this.h) - this.integral(curve, n * this.h)) / this.h;
  }

  /** `meanOver` of each step planned, going through the pieces once. */
  private meansPlanned(curve: CurveId): Float64Array {
    const { h, planned } = this;
    const { offsets, starts, values, slopes, periods } = this.curves;
    const [first, end] = [offsets[curve], offsets[curve + 1]];
    const means = new Float64Array(planned);
    if (periods[curve] > 0 || values.subarray(first, end).includes(Infinity)) {
      return means.map((_, n) => this.meanOver(curve, n));
    }
    let piece = first;
    while (piece + 1 < end && starts[piece + 1] <= 0) piece++;
    let before = NaN;
    for (let n = 0; n < planned; n++) {
      const to = (n + 1) * h;
      if (slopes[piece] === 0 && (piece + 1 === end || starts[piece + 1] >= to)) {
        means[n] = values[piece];
        before = NaN;
      } else {
        const from = Number.isNaN(before) ? this.integralIn(piece, n * h) : before;
        while (piece + 1 < end && starts[piece + 1] <= to) piece++;
        before = this.integralIn(piece, to);
        means[n] = (before - from) / h;
      }
      while (piece + 1 < end && starts[piece + 1] <= to) piece++;
    }
    return means;
  }

  /**
   * Mean over step n of the values rounded down to whole units. A mean that is rounded down itself would lose up to a
   * unit in every step in which an office opens or closes.
   */
  meanOfWhole(curve: CurveId, n: number): number {
    const { offsets, starts, values, slopes, periods } = this.curves;
    if (offsets[curve + 1] - offsets[curve] === 1 && slopes[offsets[curve]] === 0) {
      return wholeUnits(values[offsets[curve]]);
    }
    if (this.isUnlimited(curve, n)) return Infinity;
    const period = periods[curve];
    const end = (n + 1) * this.h;
    let sum = 0;
    for (let time = n * this.h; time < end;) {
      const phase = this.phase(curve, time);
      const piece = this.pieceAt(curve, phase);
      const isLast = piece + 1 === offsets[curve + 1];
      const pieceEnd = isLast ? (period > 0 ? period : Infinity) : starts[piece + 1];
      // never on the spot, where rounding leaves next to nothing of a piece
      const next = Math.min(end, time + Math.max(pieceEnd - phase, 1e-9 * this.h));
      const first = values[piece] + slopes[piece] * (phase - starts[piece]);
      sum += (next - time) * meanOfWholeUnits(first, first + slopes[piece] * (next - time));
      time = next;
    }
    return sum / this.h;
  }

  valueAt(curve: CurveId, time: number): number {
    const { values, slopes, starts } = this.curves;
    const at = this.phase(curve, time);
    const piece = this.pieceAt(curve, at);
    return values[piece] + slopes[piece] * Math.max(0, at - starts[piece]);
  }

  /** Where the values rounded down to whole units jump between pieces; at the first instant they rise from 0. */
  jumps(curve: CurveId): Jump[] {
    const { offsets, starts, values, slopes, periods } = this.curves;
    const [first, end, period] = [offsets[curve], offsets[curve + 1], periods[curve]];
    const until = this.steps * this.h;
    const found: Jump[] = [];
    let last = 0;
    for (let turn = 0; turn === 0 || (period > 0 && turn * period < until); turn++) {
      for (let piece = first; piece < end; piece++) {
        const time = Math.max(0, starts[piece]) + turn * period;
        if (time >= until) break;
        const to = wholeUnits(values[piece]);
        if (to !== last) found.push({ time, from: last, to });
        const ends = piece + 1 < end ? starts[piece + 1] : period > 0 ? period : until;
        last = wholeUnits(values[piece] + slopes[piece] * (ends - starts[piece]));
      }
    }
    return found;
  }

  /** Steps planned, rising, whose mean may differ from the step before; step 0 always. */
  changes(curve: CurveId): Int32Array {
    const found = this.soon.get(curve);
    if (found !== undefined) return found;
    const all = this.changesInAll(curve);
    const steps = this.planned === this.steps ? all : all.filter((step) => step < this.planned);
    this.soon.set(curve, steps);
    return steps;
  }

  /** The same of the whole run. */
  private changesInAll(curve: CurveId): Int32Array {
    const found = this.known.get(curve);
    if (found !== undefined) return found;
    const steps = this.findChanges(curve);
    this.known.set(curve, steps);
    return steps;
  }

  /** Steps after those planned in which one of several curves changes, and the first of them. */
  changesLater(curves: readonly CurveId[]): Int32Array {
    const { planned, steps } = this;
    if (planned === steps || curves.every((curve) => this.changesInAll(curve).length === 1)) return noSteps;
    const later = curves.flatMap((curve) => Array.from(this.changesInAll(curve)).filter((step) => step > planned));
    return Int32Array.from(new Set([planned, ...later])).sort();
  }

  /** The same for several curves at once; only step 0 where there are no curves. */
  changesOfAny(curves: readonly CurveId[]): Int32Array {
    let only = -1;
    let changing = 0;
    for (const curve of curves) {
      if (curve < 0 || curve === only || this.changes(curve).length === 1) continue;
      only = curve;
      changing++;
    }
    if (changing === 0) return onlyAtStart;
    if (changing === 1) return this.changes(only);
    const steps = new Set<number>([0]);
    for (const curve of new Set(curves)) if (curve >= 0) for (const step of this.changes(curve)) steps.add(step);
    return Int32Array.from(steps).sort();
  }

  /** True when the curve is above 0 anywhere. */
  isEverPositive(curve: CurveId): boolean {
    const { offsets, values, slopes } = this.curves;
    for (let i = offsets[curve]; i < offsets[curve + 1]; i++) if (values[i] > 0 || slopes[i] > 0) return true;
    return false;
  }

  private findChanges(curve: CurveId): Int32Array {
    const { offsets, starts, slopes, periods } = this.curves;
    if (offsets[curve + 1] - offsets[curve] === 1 && slopes[offsets[curve]] === 0) return onlyAtStart;
    if (periods[curve] > 0) return Int32Array.from({ length: this.steps }, (_, n) => n);
    const found = [0];
    const add = (n: number): void => {
      if (n > found[found.length - 1] && n < this.steps) found.push(n);
    };
    for (let i = offsets[curve]; i < offsets[curve + 1]; i++) {
      const from = Math.floor(Math.max(0, starts[i]) / this.h);
      const to = i + 1 < offsets[curve + 1] ? starts[i + 1] / this.h : this.steps;
      add(from);
      add(from + 1);
      if (slopes[i] !== 0) for (let n = from; n < to && n < this.steps; n++) add(n);
    }
    return Int32Array.from(found);
  }

  /** Whether there is no limit in some part of step n: everybody in line can then be served in it. */
  private isUnlimited(curve: CurveId, n: number): boolean {
    const { offsets, starts, values, periods } = this.curves;
    const period = periods[curve];
    const from = n * this.h;
    for (let piece = offsets[curve]; piece < offsets[curve + 1]; piece++) {
      if (values[piece] !== Infinity) continue;
      const end = piece + 1 < offsets[curve + 1] ? starts[piece + 1] : period > 0 ? period : Infinity;
      // of a curve that repeats, the last turn of the piece that begins before the step's end
      const turn = period > 0 ? Math.ceil((from + this.h - starts[piece]) / period) - 1 : 0;
      const begins = starts[piece] + turn * period;
      if (turn >= 0 && begins < from + this.h && begins + (end - starts[piece]) > from) return true;
    }
    return false;
  }

  integral(curve: CurveId, time: number): number {
    const { periods, periodIntegrals } = this.curves;
    const period = periods[curve];
    const turns = period > 0 ? Math.floor(time / period) : 0;
    const at = time - turns * period;
    return turns * periodIntegrals[curve] + this.integralIn(this.pieceAt(curve, at), at);
  }

  /** The same of a curve that does not repeat, at an instant in one of its pieces. */
  private integralIn(piece: number, at: number): number {
    const { starts, values, slopes, integrals } = this.curves;
    const ahead = at - starts[piece];
    const slope = ahead > 0 ? slopes[piece] : 0;
    return integrals[piece] + ahead * (values[piece] + 0.5 * slope * ahead);
  }

  private phase(curve: CurveId, time: number): number {
    const period = this.curves.periods[curve];
    return period > 0 ? time - Math.floor(time / period) * period : time;
  }

  private pieceAt(curve: CurveId, time: number): number {
    const { offsets, starts } = this.curves;
    const at = this.phase(curve, time);
    let low = offsets[curve];
    let high = offsets[curve + 1] - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

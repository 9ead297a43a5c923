// Every number of the run that is known before it, in one table: shares, survivals, arrivals, servers. It is filled step
// by step from a list of changes made beforehand, so that the run itself looks nothing up.
import type { CurveId } from "../../compile/program.ts";
import { onlyAtStart, type CurveMeans } from "./curveMeans.ts";

export interface Dials {
  readonly count: number;
  /** changes made at the beginning of step n: places and values from offsets[n] to offsets[n + 1] */
  readonly offsets: Int32Array;
  readonly places: Int32Array;
  readonly values: Float64Array;
}

export class DialWriter {
  private readonly means: CurveMeans;
  private count = 0;
  /** changes in the order in which they were found */
  private changes = 0;
  private steps = new Int32Array(16_384);
  private places = new Int32Array(16_384);
  private values = new Float64Array(16_384);

  constructor(means: CurveMeans) {
    this.means = means;
  }

  /** @returns the first of `count` places that lie side by side */
  reserve(count: number): number {
    this.count += count;
    return this.count - count;
  }

  set(step: number, place: number, value: number): void {
    if (this.changes === this.steps.length) this.grow();
    this.steps[this.changes] = step;
    this.places[this.changes] = place;
    this.values[this.changes++] = value;
  }

  /**
   * Fills places from curves, again whenever one of them changes.
   * @param fill called with a step; sets the places through `set`
   */
  follow(curves: readonly CurveId[], fill: (step: number, read: (curve: CurveId) => number) => void): void {
    let now = 0;
    const read = (curve: CurveId): number => this.means.mean(curve, now);
    for (const step of this.changesOf(curves)) {
      now = step;
      fill(step, read);
    }
  }

  private changesOf(curves: readonly CurveId[]): Int32Array {
    let only = -1;
    let changing = 0;
    for (const curve of curves) {
      if (curve < 0 || curve === only || this.means.changes(curve).length === 1) continue;
      only = curve;
      changing++;
    }
    if (changing === 0) return onlyAtStart;
    if (changing === 1) return this.means.changes(only);
    const steps = new Set<number>([0]);
    for (const curve of new Set(curves)) if (curve >= 0) for (const step of this.means.changes(curve)) steps.add(step);
    return Int32Array.from(steps).sort();
  }

  /** Sorted by step; those of one step stay in order, since the last one holds. */
  finish(): Dials {
    const offsets = new Int32Array(this.means.steps + 1);
    for (let i = 0; i < this.changes; i++) offsets[this.steps[i] + 1]++;
    for (let step = 0; step < this.means.steps; step++) offsets[step + 1] += offsets[step];
    const next = offsets.slice();
    const places = new Int32Array(this.changes);
    const values = new Float64Array(this.changes);
    for (let i = 0; i < this.changes; i++) {
      const at = next[this.steps[i]]++;
      places[at] = this.places[i];
      values[at] = this.values[i];
    }
    return { count: this.count, offsets, places, values };
  }

  private grow(): void {
    const wider = <T extends Int32Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    const room = 2 * this.steps.length;
    this.steps = wider(new Int32Array(room), this.steps);
    this.places = wider(new Int32Array(room), this.places);
    this.values = wider(new Float64Array(room), this.values);
  }
}

// Every number of the run that is known before it, in one table: shares, survivals, arrivals, servers. It is filled step
// by step from a list of changes made beforehand, so that the run itself looks nothing up.
import type { CurveId } from "../../compile/program.ts";
import type { CurveMeans } from "./curveMeans.ts";

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
  private readonly byStep: { places: number[]; values: number[] }[];

  constructor(means: CurveMeans) {
    this.means = means;
    this.byStep = Array.from({ length: means.steps }, () => ({ places: [], values: [] }));
  }

  /** @returns the first of `count` places that lie side by side */
  reserve(count: number): number {
    this.count += count;
    return this.count - count;
  }

  set(step: number, place: number, value: number): void {
    this.byStep[step].places.push(place);
    this.byStep[step].values.push(value);
  }

  /**
   * Fills places from curves, again whenever one of them changes.
   * @param fill called with a step; sets the places through `set`
   */
  follow(curves: Iterable<CurveId>, fill: (step: number, read: (curve: CurveId) => number) => void): void {
    for (const step of this.changesOf(curves)) fill(step, (curve) => this.means.mean(curve, step));
  }

  changesOf(curves: Iterable<CurveId>): number[] {
    const steps = new Set<number>([0]);
    for (const curve of new Set(curves)) if (curve >= 0) for (const step of this.means.changes(curve)) steps.add(step);
    return [...steps].sort((a, b) => a - b);
  }

  finish(): Dials {
    const offsets = new Int32Array(this.byStep.length + 1);
    this.byStep.forEach(({ places }, step) => (offsets[step + 1] = offsets[step] + places.length));
    const places = new Int32Array(offsets[this.byStep.length]);
    const values = new Float64Array(places.length);
    this.byStep.forEach((changes, step) => {
      places.set(changes.places, offsets[step]);
      values.set(changes.values, offsets[step]);
    });
    return { count: this.count, offsets, places, values };
  }
}

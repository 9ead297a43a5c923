// Every number known before the run, in one table: shares, survivals, arrivals, servers. The table is filled
// step by step from a list of changes made beforehand, so that the run itself looks nothing up.
import type { CurveId, Program, ResourceId } from "../../compile/program.ts";
import type { CurveMeans } from "./curveMeans.ts";
import type { DelayStore } from "./delayStore.ts";
import type { DepartFamily } from "./lines.ts";
import { partsOfRivals, type PartsOfRivals, type Steps, type Timetable } from "./timetable.ts";

export interface Dials {
  readonly count: number;
  /** changes made at the beginning of step n: places and values from offsets[n] to offsets[n + 1] */
  readonly offsets: Int32Array;
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** Some of the changes, and the curves they are made from. */
interface Entry {
  readonly curves: readonly CurveId[];
  /** resources whose departures they are made from */
  readonly departures: readonly ResourceId[];
  readonly write: () => void;
  readonly from: number;
  readonly to: number;
}

/**
 * The changes in the order in which they are found, kept so that they can be written again for other figures.
 * Changes that come from unchanged curves stay; the others are written anew in the same places.
 */
export class DialBook {
  program: Program;
  means: CurveMeans;
  delays: DelayStore;
  /** of resources; only departures that are known beforehand */
  timetables: readonly (Timetable | null)[];
  private count = 0;
  private readonly entries: Entry[] = [];
  /** changes in the order in which they were found */
  private changes = 0;
  private steps = new Int32Array(16_384);
  private places = new Int32Array(16_384);
  /** once all changes are known, in step order */
  private values = new Float64Array(16_384);
  /**
   * once all changes are known: the first change of each step, their places, and each change's index in step
   * order
   */
  private sorted: { offsets: Int32Array; places: Int32Array; at: Int32Array } | null = null;
  private rivals: PartsOfRivals | null;
  /** the changes written are complete for one set of figures */
  private isWhole = true;

  /** @param like of another structure, with steps of the same length and as many planned */
  constructor(
    program: Program,
    means: CurveMeans,
    delays: DelayStore,
    timetables: readonly (Timetable | null)[],
    like: DialBook | null = null,
  ) {
    this.rivals = like?.rivals ?? null;
    this.program = program;
    this.means = means;
    this.delays = delays;
    this.timetables = timetables;
  }

  /** @returns the first of `count` places that lie side by side */
  reserve(count: number): number {
    this.count += count;
    return this.count - count;
  }

  set(step: number, place: number, value: number): void {
    const at = this.changes++;
    if (this.sorted === null) {
      if (at === this.steps.length) this.grow();
      this.steps[at] = step;
      this.places[at] = place;
      this.values[at] = value;
    } else if (this.steps[at] === step && this.places[at] === place) this.values[this.sorted.at[at]] = value;
    else this.isWhole = false;
  }

  /**
   * @param write sets places through `set`; of all that draws change it reads only these curves
   * @param departures resources whose departures and slots it reads as well
   */
  enter(curves: readonly CurveId[], write: () => void, departures: readonly ResourceId[] = []): void {
    const from = this.changes;
    write();
    const slots = departures.map((resource) => this.program.resources[resource].units.curve);
    const all = [...curves, ...slots].filter((curve) => curve >= 0);
    this.entries.push({ curves: all, departures, write, from, to: this.changes });
  }

  /**
   * Fills places from curves, and again in each step in which one of them changes.
   * @param fill called with a step; sets the places through `set`
   * @param departures as in `enter`
   */
  follow(
    curves: readonly CurveId[],
    fill: (step: number, read: (curve: CurveId) => number) => void,
    departures: readonly ResourceId[] = [],
  ): void {
    let now = 0;
    const read = (curve: CurveId): number => this.means.mean(curve, now);
    // the same for all figures that are written again
    const steps = this.means.changesOfAny(curves);
    const write = (): void => {
      for (const step of steps) {
        now = step;
        fill(step, read);
      }
    };
    this.enter(curves, write, departures);
  }

  /** Changes sorted by step; those of one step keep their order, because the last one holds. */
  finish(): Dials {
    this.sorted ??= this.sort();
    const { offsets, places } = this.sorted;
    return { count: this.count, offsets, places, values: this.values.slice() };
  }

  /**
   * The dials for other figures of a Program that is otherwise the same.
   * @param isSame 1 for curves that are unchanged; [curve]
   * @returns null where other places change than before
   */
  again(
    program: Program,
    means: CurveMeans,
    delays: DelayStore,
    timetables: readonly (Timetable | null)[],
    isSame: Uint8Array,
  ): Dials | null {
    const all = !this.isWhole;
    const { resources } = this.program;
    const leavesAsBefore = (one: ResourceId): boolean =>
      program.resources[one].departures === resources[one].departures;
    const isDone = ({ curves, departures }: Entry): boolean =>
      curves.every((curve) => isSame[curve] === 1) && departures.every(leavesAsBefore);
    this.program = program;
    this.means = means;
    this.delays = delays;
    this.timetables = timetables;
    this.isWhole = true;
    for (const entry of this.entries) {
      if (!all && isDone(entry)) continue;
      this.changes = entry.from;
      entry.write();
      this.isWhole &&= this.changes === entry.to;
      if (!this.isWhole) return null;
    }
    return this.finish();
  }

  /** As `partsOfRivals` has them, found again only where departures are others than before. */
  partsOf(families: readonly DepartFamily[], steps: Steps): readonly (Float64Array | null)[] {
    const { program, timetables } = this;
    this.rivals = partsOfRivals(program, families, timetables, steps, this.rivals);
    return this.rivals.parts;
  }

  private sort() {
    const { steps } = this.means;
    const offsets = new Int32Array(steps + 1);
    for (let i = 0; i < this.changes; i++) offsets[this.steps[i] + 1]++;
    for (let step = 0; step < steps; step++) offsets[step + 1] += offsets[step];
    const next = offsets.slice();
    const at = new Int32Array(this.changes).map((_, i) => next[this.steps[i]]++);
    const places = new Int32Array(this.changes);
    const values = new Float64Array(this.changes);
    at.forEach((to, i) => {
      places[to] = this.places[i];
      values[to] = this.values[i];
    });
    this.values = values;
    return { offsets, places, at };
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

// Waits, sojourns and ages, three different times, in bins: by stage, kept level and fiscal year.
import type { Program, StageId } from "../../../src/compile/program.ts";
import { leaveCauses, type LeaveCause } from "../../../src/simulate/recorder.ts";
import type { KeptLevels } from "../../../src/observe/keptLevels.ts";
import { binOf } from "../../../src/observe/counting/logBins.ts";
import type { WaitHistogram } from "../../../src/observe/observation.ts";
import type { Periods } from "../../../src/observe/counting/periods.ts";
import { waitBins } from "../../../src/observe/counting/waits.ts";
import { fiscalYearsOfPeriods } from "../../../src/observe/fiscalYears.ts";
import { waitHistogram } from "../../../src/observe/waitHistogram.ts";
import { roomForIndex, roomForInstant } from "../../../src/observe/records.ts";

const waitKinds = ["wait", "sojourn", "age"] as const;
const age = waitKinds.indexOf("age");

/**
 * Days to the nearest 2⁻¹⁶ (1.3 seconds): sums of such numbers are exact, so the order in which people are
 * met is all one.
 */
function wholeParts(days: number): number {
  return Math.floor(days * 65536 + 0.5) / 65536;
}

interface Histogram {
  count: number;
  totalDays: number;
  readonly bins: Float64Array;
}

/**
 * A wait is counted when it ends by being served, boarded or let in; a sojourn when the stay ends; both in the year in
 * which they end, and only after the warm-up. Ages are of everybody still in a stage at the end of the run.
 */
export class Waits {
  readonly #program: Program;
  readonly #periods: Periods;
  readonly #kept: KeptLevels;
  readonly #years: readonly string[];
  /** index of the year of each period */
  readonly #yearOfPeriod: Int32Array;
  /** [((kind × stages + stage) × rows + row) × years + year]; null until something is counted there */
  readonly #histograms: (Histogram | null)[];
  #stages: Int32Array = new Int32Array(0);
  #classes: Int32Array = new Int32Array(0);
  #weights: Int32Array = new Int32Array(0);
  #since: Float64Array = new Float64Array(0);

  constructor(program: Program, periods: Periods, kept: KeptLevels) {
    this.#program = program;
    this.#periods = periods;
    this.#kept = kept;
    const ofPeriod = fiscalYearsOfPeriods(program.time);
    this.#years = [...new Set(ofPeriod)];
    this.#yearOfPeriod = Int32Array.from(ofPeriod, (year) => this.#years.indexOf(year));
    const cells = waitKinds.length * program.stages.length * kept.levels.length * this.#years.length;
    this.#histograms = Array.from({ length: cells }, () => null);
  }

  enter(person: number, caseClass: number, stage: StageId, weight: number, since: number): void {
    this.#stages = roomForIndex(this.#stages, person);
    this.#classes = roomForIndex(this.#classes, person);
    this.#weights = roomForIndex(this.#weights, person);
    this.#since = roomForInstant(this.#since, person);
    this.#stages[person] = stage;
    this.#classes[person] = caseClass;
    this.#weights[person] = this.#program.stages[stage].kind === "outcome" ? 0 : weight;
    this.#since[person] = since;
  }

  begin(time: number, caseClass: number, stage: StageId, weight: number, since: number): void {
    this.#count(0, time, caseClass, stage, weight, time - since);
  }

  leave(
    time: number,
    person: number,
    caseClass: number,
    stage: StageId,
    cause: LeaveCause,
    weight: number,
    since: number,
  ): void {
    this.#weights[person] = 0;
    // Somebody turned away because the stage was full did not stay.
    if (cause === leaveCauses.full) return;
    this.#count(1, time, caseClass, stage, weight, time - since);
  }

  finish(time: number): void {
    for (let person = 0; person < this.#weights.length; person++) {
      const weight = this.#weights[person];
      if (weight === 0) continue;
      this.#count(age, time, this.#classes[person], this.#stages[person], weight, time - this.#since[person]);
    }
  }

  result(): WaitHistogram[] {
    const rows = this.#kept.levels.length;
    return this.#histograms.flatMap((histogram, cell) =>
      histogram === null ? [] : [waitHistogram(histogram, cell, rows, this.#program.stages.length, this.#years)],
    );
  }

  #count(kind: number, time: number, caseClass: number, stage: StageId, weight: number, steps: number): void {
    if (time < this.#program.time.warmUp) return;
    // what ends at the run's own end is in no year; ages are taken there
    if (time >= this.#periods.runEnd && kind !== age) return;
    const days = steps * this.#program.time.gridDays;
    const rows = this.#kept.levels.length;
    const row = (kind * this.#program.stages.length + stage) * rows;
    const year = this.#yearOfPeriod[this.#periods.at(time)];
    this.#add(row * this.#years.length + year, days, weight);
    const own = this.#kept.rowOfClass[caseClass];
    if (own > 0) this.#add((row + own) * this.#years.length + year, days, weight);
  }

  #add(cell: number, days: number, weight: number): void {
    const histogram = (this.#histograms[cell] ??= { count: 0, totalDays: 0, bins: new Float64Array(waitBins.count) });
    histogram.count += weight;
    histogram.totalDays += wholeParts(days) * weight;
    histogram.bins[binOf(waitBins, days)] += weight;
  }
}

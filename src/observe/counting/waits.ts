// Waits, sojourns and ages, three different times, in bins: by stage, kept level and fiscal year. The kernel, which
// AssemblyScript compiles, reads this very file.
import { floats, places, type Floats, type Ints, type Places } from "../../quantity/machine.ts";
import { ObserversFields } from "../insideKernel/contract.ts";
import type { Answer } from "./answer.ts";
import type { ImageReader } from "../../simulate/image/imageReader.ts";
import { binOf, LogBins } from "./logBins.ts";
import type { Periods } from "./periods.ts";

type i32 = number;
type f64 = number;

/**
 * Eight bins an octave from about a minute and a half to 180 years: a quantile is off by an eighth of its
 * value at most.
 */
export const waitBins = new LogBins(3, -10, 16);

const WAIT: i32 = 0;
const SOJOURN: i32 = 1;
const AGE: i32 = 2;

// A histogram: how many, their days in all, and how many in each bin.
const COUNT: i32 = 0;
const TOTAL_DAYS: i32 = 1;
const BINS: i32 = 2;

/** Nothing has been counted yet. */
const NONE: Floats = floats(0);

/**
 * A wait is counted when it ends by being served, boarded or let in; a sojourn when the stay ends; both in the year in
 * which they end, and only after the warm-up. Ages are of everybody still in a stage at the end of the run.
 */
export class Waits {
  private readonly periods: Periods;
  private readonly stageCount: i32;
  private readonly levelCount: i32;
  private readonly rowOfClass: Ints;
  private readonly yearCount: i32;
  private readonly yearOfPeriod: Ints;
  private readonly warmUp: f64;
  private readonly gridDays: f64;
  /** [((kind × stages + stage) × levels + level) × years + year] */
  private readonly histograms: Places<Floats>;

  constructor(
    asked: ImageReader,
    periods: Periods,
    stageCount: i32,
    levelCount: i32,
    rowOfClass: Ints,
    isWanted: boolean,
  ) {
    const yearCount = asked.int(ObserversFields.yearCount);
    this.yearOfPeriod = asked.ints(ObserversFields.yearOfPeriod);
    this.warmUp = asked.real(ObserversFields.warmUp);
    this.gridDays = asked.real(ObserversFields.gridDays);
    const histograms = places<Floats>(isWanted ? 3 * stageCount * levelCount * yearCount : 0);
    for (let i: i32 = 0; i < histograms.length; i++) histograms[i] = NONE;
    this.periods = periods;
    this.stageCount = stageCount;
    this.levelCount = levelCount;
    this.rowOfClass = rowOfClass;
    this.yearCount = yearCount;
    this.histograms = histograms;
  }

  begin(time: f64, caseClass: i32, stage: i32, weight: f64, since: f64): void {
    this.end(WAIT, time, caseClass, stage, weight, since);
  }

  leave(time: f64, caseClass: i32, stage: i32, weight: f64, since: f64): void {
    this.end(SOJOURN, time, caseClass, stage, weight, since);
  }

  stay(time: f64, caseClass: i32, stage: i32, weight: f64, since: f64): void {
    this.count(AGE, time, caseClass, stage, weight, since);
  }

  write(answer: Answer): void {
    let filled: i32 = 0;
    for (let i: i32 = 0; i < this.histograms.length; i++) if (this.histograms[i] !== NONE) filled++;
    answer.put(filled); // FoundFields.waits
    for (let i: i32 = 0; i < this.histograms.length; i++) {
      const histogram = this.histograms[i];
      if (histogram === NONE) continue;
      answer.put(i); // HistogramFound.cell
      answer.put(histogram[COUNT]); // HistogramFound.count
      answer.put(histogram[TOTAL_DAYS]); // HistogramFound.totalDays
      answer.put(waitBins.count); // HistogramFound.bins
      for (let bin: i32 = 0; bin < waitBins.count; bin++) answer.put(histogram[BINS + bin]); // HistogramFound.bins
    }
  }

  /** What ends at the run's own end is in no year; ages are taken there. */
  private end(kind: i32, time: f64, caseClass: i32, stage: i32, weight: f64, since: f64): void {
    if (time < this.periods.runEnd) this.count(kind, time, caseClass, stage, weight, since);
  }

  private count(kind: i32, time: f64, caseClass: i32, stage: i32, weight: f64, since: f64): void {
    if (time < this.warmUp) return;
    const days = (time - since) * this.gridDays;
    // to the nearest 2⁻¹⁶ (1.3 seconds): sums of such numbers are exact, so the order in which people are met is all
    // one
    const rounded = (Math.floor(days * 65536 + 0.5) / 65536) * weight;
    const bin = binOf(waitBins, days);
    const first = (kind * this.stageCount + stage) * this.levelCount;
    const year = this.yearOfPeriod[this.periods.at(time)];
    this.add(first * this.yearCount + year, rounded, bin, weight);
    const own = this.rowOfClass[caseClass];
    if (own > 0) this.add((first + own) * this.yearCount + year, rounded, bin, weight);
  }

  private add(cell: i32, days: f64, bin: i32, weight: f64): void {
    let histogram = this.histograms[cell];
    if (histogram === NONE) {
      histogram = floats(BINS + waitBins.count);
      this.histograms[cell] = histogram;
    }
    histogram[COUNT] += weight;
    histogram[TOTAL_DAYS] += days;
    histogram[BINS + bin] += weight;
  }
}

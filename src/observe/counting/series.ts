// Persons in each stage at each recorded edge, those of them waiting, and entries in each period. The kernel, which
// AssemblyScript compiles, reads this very file.
import { floats, type Floats, type Ints } from "../../quantity/machine.ts";
import { ObserversFields } from "../insideKernel/contract.ts";
import type { Answer } from "./answer.ts";
import type { ImageReader } from "../../simulate/image/imageReader.ts";
import type { Periods } from "./periods.ts";

type i32 = number;
type f64 = number;

// What is counted now.
const STOCK: i32 = 0;
const WAITING: i32 = 1;
const ENTRIES: i32 = 2;
const COUNTED: i32 = 3;

/**
 * Keeps the change of each stock between two edges; who reads adds the changes up. A stock at an edge is then after
 * everything that happens at that instant, in whatever order it was announced. In an outcome the stock is everyone who
 * has ever come.
 */
export class Series {
  /** rows of a stage: everybody's, then the kept levels' */
  readonly levelCount: i32;
  /** row of each class beside row 0; -1 when its level is not kept; [caseClass] */
  readonly rowOfClass: Ints;
  private readonly periods: Periods;
  private readonly rows: i32;
  /** [row × edge], [row × period] */
  private readonly stock: Floats;
  private readonly waiting: Floats;
  private readonly entries: Floats;
  /** close together: the changes up to the edge that comes, and the entries of the period */
  private readonly counted: Floats;
  private nowEdge: i32 = 0;
  private nowPeriod: i32 = 0;

  constructor(asked: ImageReader, periods: Periods, stageCount: i32, isWanted: boolean) {
    const levelCount = asked.int(ObserversFields.levelCount);
    const rows = isWanted ? stageCount * levelCount : 0;
    this.levelCount = levelCount;
    this.rowOfClass = asked.ints(ObserversFields.rowOfClass);
    this.periods = periods;
    this.rows = rows;
    this.stock = floats(rows * (periods.count + 1));
    this.waiting = floats(rows * (periods.count + 1));
    this.entries = floats(rows * periods.count);
    this.counted = floats(rows * COUNTED);
  }

  enter(time: f64, caseClass: i32, stage: i32, weight: f64, isWaiting: boolean, isInitial: boolean): void {
    this.change(STOCK, time, caseClass, stage, weight);
    if (isWaiting) this.change(WAITING, time, caseClass, stage, weight);
    if (!isInitial) this.pass(time, caseClass, stage, weight);
  }

  /** An entry that leaves no stock: people go through a fork at one instant. */
  pass(time: f64, caseClass: i32, stage: i32, weight: f64): void {
    if (time >= this.periods.runEnd) return;
    const period = this.periods.at(time);
    if (period !== this.nowPeriod) this.turnPeriod(period);
    this.count(ENTRIES, caseClass, stage, weight);
  }

  waitOver(time: f64, caseClass: i32, stage: i32, weight: f64): void {
    this.change(WAITING, time, caseClass, stage, -weight);
  }

  leave(time: f64, caseClass: i32, stage: i32, weight: f64, wasWaiting: boolean): void {
    this.change(STOCK, time, caseClass, stage, -weight);
    if (wasWaiting) this.change(WAITING, time, caseClass, stage, -weight);
  }

  write(answer: Answer): void {
    this.turnEdge(this.nowEdge);
    this.turnPeriod(this.nowPeriod);
    answer.putList(this.stock, this.stock.length); // SeriesFound.stock
    answer.putList(this.waiting, this.waiting.length); // SeriesFound.waiting
    answer.putList(this.entries, this.entries.length); // SeriesFound.entries
  }

  private change(what: i32, time: f64, caseClass: i32, stage: i32, persons: f64): void {
    const edge = this.periods.edgeShowing(time);
    if (edge !== this.nowEdge) this.turnEdge(edge);
    this.count(what, caseClass, stage, persons);
  }

  // @inline
  private count(what: i32, caseClass: i32, stage: i32, persons: f64): void {
    const first = stage * this.levelCount * COUNTED + what;
    const own = this.rowOfClass[caseClass];
    this.counted[first] += persons;
    if (own > 0) this.counted[first + own * COUNTED] += persons;
  }

  private turnEdge(edge: i32): void {
    this.putAway(STOCK, this.stock, this.periods.count + 1, this.nowEdge);
    this.putAway(WAITING, this.waiting, this.periods.count + 1, this.nowEdge);
    this.nowEdge = edge;
  }

  private turnPeriod(period: i32): void {
    this.putAway(ENTRIES, this.entries, this.periods.count, this.nowPeriod);
    this.nowPeriod = period;
  }

  private putAway(what: i32, table: Floats, width: i32, place: i32): void {
    for (let row: i32 = 0; row < this.rows; row++) {
      table[row * width + place] += this.counted[row * COUNTED + what];
      this.counted[row * COUNTED + what] = 0;
    }
  }
}

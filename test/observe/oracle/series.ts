// Persons in each stage at each recorded edge, those of them waiting, and entries in each period.
import type { Program, StageId } from "../../../src/compile/program.ts";
import type { KeptLevels } from "../../../src/observe/keptLevels.ts";
import type { SeriesBlock } from "../../../src/observe/observation.ts";
import type { Periods } from "../../../src/observe/counting/periods.ts";

/**
 * Keeps the change of each stock between two edges and adds the changes up at the end: a stock at an edge is then
 * after everything that happens at that instant, in whatever order it was announced. In an outcome the stock is
 * everyone who has ever come.
 */
export class Series {
  readonly #periods: Periods;
  readonly #kept: KeptLevels;
  readonly #stock: Float64Array;
  readonly #waiting: Float64Array;
  readonly #entries: Float64Array;

  constructor(program: Program, periods: Periods, kept: KeptLevels) {
    this.#periods = periods;
    this.#kept = kept;
    const rows = program.stages.length * kept.levels.length;
    this.#stock = new Float64Array(rows * (periods.count + 1));
    this.#waiting = new Float64Array(rows * (periods.count + 1));
    this.#entries = new Float64Array(rows * periods.count);
  }

  enter(time: number, caseClass: number, stage: StageId, weight: number, waiting: boolean, initial: boolean): void {
    this.#change(this.#stock, time, caseClass, stage, weight);
    if (waiting) this.#change(this.#waiting, time, caseClass, stage, weight);
    if (!initial) this.pass(time, caseClass, stage, weight);
  }

  /** An entry that leaves no stock: people go through a fork at one instant. */
  pass(time: number, caseClass: number, stage: StageId, weight: number): void {
    if (time >= this.#periods.runEnd) return;
    const period = this.#periods.at(time);
    const row = stage * this.#kept.levels.length;
    const own = this.#kept.rowOfClass[caseClass];
    this.#entries[row * this.#periods.count + period] += weight;
    if (own > 0) this.#entries[(row + own) * this.#periods.count + period] += weight;
  }

  waitOver(time: number, caseClass: number, stage: StageId, weight: number): void {
    this.#change(this.#waiting, time, caseClass, stage, -weight);
  }

  leave(time: number, caseClass: number, stage: StageId, weight: number, wasWaiting: boolean): void {
    this.#change(this.#stock, time, caseClass, stage, -weight);
    if (wasWaiting) this.#change(this.#waiting, time, caseClass, stage, -weight);
  }

  result(): SeriesBlock {
    const edges = this.#periods.count + 1;
    return {
      group: this.#kept.group,
      levels: this.#kept.levels,
      stock: summedAlongRows(this.#stock, edges),
      waiting: summedAlongRows(this.#waiting, edges),
      entries: this.#entries,
    };
  }

  #change(table: Float64Array, time: number, caseClass: number, stage: StageId, persons: number): void {
    const edges = this.#periods.count + 1;
    const edge = this.#periods.edgeShowing(time);
    const row = stage * this.#kept.levels.length;
    const own = this.#kept.rowOfClass[caseClass];
    table[row * edges + edge] += persons;
    if (own > 0) table[(row + own) * edges + edge] += persons;
  }
}

/** Stocks from their changes: rows of `width` edges, each edge the sum of the changes up to it. */
export function summedAlongRows(changes: Float64Array, width: number): Float64Array {
  const sums = changes.slice();
  for (let i = 1; i < sums.length; i++) if (i % width !== 0) sums[i] += sums[i - 1];
  return sums;
}

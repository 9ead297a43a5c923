// Who went where, and why: persons by period for each pair of stages and cause that occurred.
import type { StageId } from "../../../src/compile/program.ts";
import type { LeaveCause } from "../../../src/simulate/recorder.ts";
import type { MoveSeries } from "../../../src/observe/observation.ts";
import type { Periods } from "../../../src/observe/counting/periods.ts";

const causeCount = 4;

export class Moves {
  readonly #periods: Periods;
  readonly #stageCount: number;
  /** row of (from, to, cause), or -1 before the first such move */
  readonly #rowOf: Int32Array;
  readonly #rows: MoveSeries[] = [];

  constructor(stageCount: number, periods: Periods) {
    this.#periods = periods;
    this.#stageCount = stageCount;
    this.#rowOf = new Int32Array(stageCount * stageCount * causeCount).fill(-1);
  }

  leave(time: number, from: StageId, to: StageId, cause: LeaveCause, weight: number): void {
    if (time >= this.#periods.runEnd) return;
    const key = (from * this.#stageCount + to) * causeCount + cause;
    let row = this.#rowOf[key];
    if (row < 0) {
      row = this.#rows.push({ from, to, cause, persons: new Float64Array(this.#periods.count) }) - 1;
      this.#rowOf[key] = row;
    }
    this.#rows[row].persons[this.#periods.at(time)] += weight;
  }

  result(): MoveSeries[] {
    return this.#rows.toSorted((a, b) => a.from - b.from || a.to - b.to || a.cause - b.cause);
  }
}

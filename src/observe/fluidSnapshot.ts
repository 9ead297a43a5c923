// A fluid run as it was at the beginning of a step, so that instants within the step can be read: on a straight line, but
// where people leave at departures.
import type { Program } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { FluidDepartures, type Until } from "./fluidDepartures.ts";

interface SnapshotSums {
  readonly entered: Float64Array;
  readonly content: Float64Array;
  readonly waiting: Float64Array;
}

export class FluidSnapshot {
  #entered: Float64Array = new Float64Array(0);
  #content: Float64Array = new Float64Array(0);
  #waiting: Float64Array = new Float64Array(0);
  #moved: Float64Array = new Float64Array(0);
  readonly departures: FluidDepartures;

  constructor(program: Program) {
    this.departures = new FluidDepartures(program);
  }

  take(run: FluidView): void {
    if (this.#entered.length !== run.entered.length) {
      this.#entered = new Float64Array(run.entered.length);
      this.#content = new Float64Array(run.entered.length);
      this.#waiting = new Float64Array(run.entered.length);
      this.#moved = new Float64Array(run.moved.length);
    }
    this.#entered.set(run.entered);
    this.#content.set(run.content);
    this.#waiting.set(run.waiting);
    this.#moved.set(run.moved);
  }

  /** Sets the part of the step that is read from now on. */
  readAt(run: FluidView, part: number, until: Until): void {
    this.departures.read(run, { moved: this.#moved, entered: this.#entered }, part, until);
  }

  /** Persons who entered the cell's stage by then. */
  entered(run: FluidView, cell: number): number {
    const came = run.entered[cell] - this.#entered[cell];
    return this.#entered[cell] + came * this.departures.come(run.plan.layout.stageOf[cell]);
  }

  content(run: FluidView, cell: number): number {
    return this.#instant(run, cell, this.#content[cell], run.content[cell]);
  }

  waiting(run: FluidView, cell: number): number {
    return Math.max(0, this.#instant(run, cell, this.#waiting[cell], run.waiting[cell]));
  }

  #instant(run: FluidView, cell: number, before: number, now: number): number {
    const stage = run.plan.layout.stageOf[cell];
    const { isUneven, part } = this.departures;
    if (!isUneven) return before + part * (now - before);
    const came = run.entered[cell] - this.#entered[cell];
    const left = came - (now - before);
    return before + came * this.departures.come(stage) - left * this.departures.left(stage);
  }

  /** Means over a span within the step, on a straight line. @param part its middle */
  meanContent(run: FluidView, cell: number, part: number): number {
    return this.#content[cell] + part * (run.content[cell] - this.#content[cell]);
  }

  meanWaiting(run: FluidView, cell: number, part: number): number {
    return Math.max(0, this.#waiting[cell] + part * (run.waiting[cell] - this.#waiting[cell]));
  }

  /**
   * Of every cell at once, added up by rows: who entered its stage by then, who is in it, and who of these waits.
   * @param rowsOf rows that a cell counts in; [2 × cell] and the one after it, -1 for none
   */
  addUp(run: FluidView, part: number, rowsOf: Int32Array, to: SnapshotSums): void {
    this.readAt(run, part, "at");
    for (let i = 0; i < rowsOf.length; i++) {
      const row = rowsOf[i];
      if (row < 0) continue;
      to.content[row] += this.content(run, i >> 1);
      to.waiting[row] += this.waiting(run, i >> 1);
    }
    // last, because ways out are read at the same instant
    this.readAt(run, part, "before");
    for (let i = 0; i < rowsOf.length; i++) if (rowsOf[i] >= 0) to.entered[rowsOf[i]] += this.entered(run, i >> 1);
  }

  /** Persons by way out. */
  moved(run: FluidView, part: number): Float64Array {
    this.readAt(run, part, "before");
    return this.#moved.map((before, edge) => before + this.departures.gone(edge) * (run.moved[edge] - before));
  }
}

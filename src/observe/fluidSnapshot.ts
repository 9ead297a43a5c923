// A fluid run as it was at the beginning of a step, so that instants within the step can be read on a straight line.
import type { FluidView } from "../simulate/fluid/view.ts";

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

  /** Persons who entered the cell's stage by then. */
  entered(run: FluidView, cell: number, part: number): number {
    return this.#entered[cell] + part * (run.entered[cell] - this.#entered[cell]);
  }

  content(run: FluidView, cell: number, part: number): number {
    return this.#content[cell] + part * (run.content[cell] - this.#content[cell]);
  }

  waiting(run: FluidView, cell: number, part: number): number {
    return Math.max(0, this.#waiting[cell] + part * (run.waiting[cell] - this.#waiting[cell]));
  }

  /**
   * Of every cell at once, added up by rows: who entered its stage by then, who is in it, and who of these waits.
   * @param rowsOf rows that a cell counts in; [2 × cell] and the one after it, -1 for none
   */
  addUp(run: FluidView, part: number, rowsOf: Int32Array, to: SnapshotSums): void {
    const [entered, content, waiting] = [this.#entered, this.#content, this.#waiting];
    const { entered: enteredNow, content: contentNow, waiting: waitingNow } = run;
    for (let i = 0; i < rowsOf.length; i++) {
      const row = rowsOf[i];
      if (row < 0) continue;
      const cell = i >> 1;
      to.entered[row] += entered[cell] + part * (enteredNow[cell] - entered[cell]);
      to.content[row] += content[cell] + part * (contentNow[cell] - content[cell]);
      const waits = waiting[cell] + part * (waitingNow[cell] - waiting[cell]);
      if (waits > 0) to.waiting[row] += waits;
    }
  }

  /** Persons by way out. */
  moved(run: FluidView, part: number): Float64Array {
    return this.#moved.map((before, edge) => before + part * (run.moved[edge] - before));
  }
}

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
  readonly #come: Float64Array;
  readonly #left: Float64Array;
  readonly departures: FluidDepartures;

  constructor(program: Program) {
    this.departures = new FluidDepartures(program);
    this.#come = new Float64Array(program.stages.length);
    this.#left = new Float64Array(program.stages.length);
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
    const { stageOf } = run.plan.layout;
    const { isUneven } = this.departures;
    const [come, left] = this.#partsByStage();
    const [beforeContent, beforeWaiting, beforeEntered] = [this.#content, this.#waiting, this.#entered];
    const { content, waiting, entered } = run;
    for (let cell = 0; cell < stageOf.length; cell++) {
      const [first, second] = [rowsOf[2 * cell], rowsOf[2 * cell + 1]];
      let there = content[cell] - beforeContent[cell];
      let inLine = waiting[cell] - beforeWaiting[cell];
      if (isUneven) {
        const came = entered[cell] - beforeEntered[cell];
        const [coming, leaving] = [came * come[stageOf[cell]], left[stageOf[cell]]];
        there = beforeContent[cell] + coming - (came - there) * leaving;
        inLine = beforeWaiting[cell] + coming - (came - inLine) * leaving;
      } else {
        there = beforeContent[cell] + part * there;
        inLine = beforeWaiting[cell] + part * inLine;
      }
      if (!(inLine > 0)) inLine = 0;
      if (first >= 0) {
        to.content[first] += there;
        to.waiting[first] += inLine;
      }
      if (second >= 0) {
        to.content[second] += there;
        to.waiting[second] += inLine;
      }
    }
    // last, because ways out are read at the same instant
    this.readAt(run, part, "before");
    this.#partsByStage();
    for (let cell = 0; cell < stageOf.length; cell++) {
      const by = beforeEntered[cell] + (entered[cell] - beforeEntered[cell]) * come[stageOf[cell]];
      if (rowsOf[2 * cell] >= 0) to.entered[rowsOf[2 * cell]] += by;
      if (rowsOf[2 * cell + 1] >= 0) to.entered[rowsOf[2 * cell + 1]] += by;
    }
  }

  /** Of a stage's people in the step read last, those who have come and those who have left, as parts; [stage] */
  #partsByStage(): readonly [come: Float64Array, left: Float64Array] {
    const [come, left] = [this.#come, this.#left];
    for (let stage = 0; stage < come.length; stage++) {
      come[stage] = this.departures.come(stage);
      left[stage] = this.departures.left(stage);
    }
    return [come, left];
  }

  /** Persons by way out. */
  moved(run: FluidView, part: number): Float64Array {
    this.readAt(run, part, "before");
    return this.#moved.map((before, edge) => before + this.departures.gone(edge) * (run.moved[edge] - before));
  }
}

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
    this.#readParts();
    const step: Step = { stageOf, rowsOf, before: this.#entered, now: run.entered, come: this.#come, left: this.#left };
    if (isUneven) {
      addUneven(step, this.#content, run.content, -Infinity, to.content);
      addUneven(step, this.#waiting, run.waiting, 0, to.waiting);
    } else {
      addEven(rowsOf, part, this.#content, run.content, -Infinity, to.content);
      addEven(rowsOf, part, this.#waiting, run.waiting, 0, to.waiting);
    }
    // last, because ways out are read at the same instant
    this.readAt(run, part, "before");
    this.#readParts();
    addEntered(step, to.entered);
  }

  /** Of a stage's people in the step read last, those who have come and those who have left, as parts. */
  #readParts(): void {
    const [come, left] = [this.#come, this.#left];
    for (let stage = 0; stage < come.length; stage++) {
      come[stage] = this.departures.come(stage);
      left[stage] = this.departures.left(stage);
    }
  }

  /** Persons by way out. */
  moved(run: FluidView, part: number): Float64Array {
    this.readAt(run, part, "before");
    return this.#moved.map((before, edge) => before + this.departures.gone(edge) * (run.moved[edge] - before));
  }
}

/** Persons who entered each cell, when the step began and as it ended, and parts of these by stage. */
interface Step {
  readonly stageOf: Int32Array;
  readonly rowsOf: Int32Array;
  readonly before: Float64Array;
  readonly now: Float64Array;
  readonly come: Float64Array;
  readonly left: Float64Array;
}

// Of plain lists alone: every edge of a series goes through all cells.

/** @param least no cell counts for less */
function addEven(
  rowsOf: Int32Array,
  part: number,
  before: Float64Array,
  now: Float64Array,
  least: number,
  to: Float64Array,
): void {
  for (let cell = 0; cell < before.length; cell++) {
    add(rowsOf, cell, Math.max(least, before[cell] + part * (now[cell] - before[cell])), to);
  }
}

function addUneven(step: Step, before: Float64Array, now: Float64Array, least: number, to: Float64Array): void {
  const { stageOf, rowsOf, before: enteredBefore, now: entered, come, left } = step;
  for (let cell = 0; cell < before.length; cell++) {
    const came = entered[cell] - enteredBefore[cell];
    const gone = came - (now[cell] - before[cell]);
    const there = before[cell] + came * come[stageOf[cell]] - gone * left[stageOf[cell]];
    add(rowsOf, cell, Math.max(least, there), to);
  }
}

function addEntered({ stageOf, rowsOf, before, now, come }: Step, to: Float64Array): void {
  for (let cell = 0; cell < before.length; cell++) {
    add(rowsOf, cell, before[cell] + (now[cell] - before[cell]) * come[stageOf[cell]], to);
  }
}

function add(rowsOf: Int32Array, cell: number, persons: number, to: Float64Array): void {
  // most cells are empty most of the time
  if (persons === 0) return;
  const [first, second] = [rowsOf[2 * cell], rowsOf[2 * cell + 1]];
  if (first >= 0) to[first] += persons;
  if (second >= 0) to[second] += persons;
}

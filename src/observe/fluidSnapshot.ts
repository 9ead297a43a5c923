// A fluid run as it was at the beginning of a step, so that instants within the step can be read: on a straight line, but
// where people leave at departures.
import type { Program } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import type { FluidDepartures, Until } from "./fluidDepartures.ts";
import { FluidInstants, type Instant } from "./fluidInstants.ts";

export class FluidSnapshot {
  /** persons as the step began; [cell], [edge] */
  entered = new Float64Array(0);
  content = new Float64Array(0);
  waiting = new Float64Array(0);
  moved = new Float64Array(0);
  readonly #instants: FluidInstants;

  constructor(program: Program) {
    this.#instants = new FluidInstants(program);
  }

  get departures(): FluidDepartures {
    return this.#instants.departures;
  }

  take(run: FluidView): void {
    if (this.entered.length !== run.entered.length) {
      this.entered = new Float64Array(run.entered.length);
      this.content = new Float64Array(run.entered.length);
      this.waiting = new Float64Array(run.entered.length);
      this.moved = new Float64Array(run.moved.length);
    }
    this.#instants.beginStep();
    this.entered.set(run.entered);
    this.content.set(run.content);
    this.waiting.set(run.waiting);
    this.moved.set(run.moved);
  }

  /** An instant of the step under way, which is over. */
  at(run: FluidView, part: number, until: Until): Instant {
    return this.#instants.read(run, this, part, until);
  }

  /** Persons who entered the cell's stage by then. */
  enteredAt(run: FluidView, cell: number, { come }: Instant): number {
    const came = run.entered[cell] - this.entered[cell];
    return this.entered[cell] + came * come[run.plan.layout.stageOf[cell]];
  }

  contentAt(run: FluidView, cell: number, instant: Instant): number {
    return this.#thereAt(run, cell, instant, this.content[cell], run.content[cell]);
  }

  waitingAt(run: FluidView, cell: number, instant: Instant): number {
    return Math.max(0, this.#thereAt(run, cell, instant, this.waiting[cell], run.waiting[cell]));
  }

  #thereAt(run: FluidView, cell: number, { isUneven, part, come, left }: Instant, before: number, now: number): number {
    if (!isUneven) return before + part * (now - before);
    const stage = run.plan.layout.stageOf[cell];
    const came = run.entered[cell] - this.entered[cell];
    const gone = came - (now - before);
    return before + came * come[stage] - gone * left[stage];
  }

  /** Means over a span within the step, on a straight line. @param part its middle */
  meanContent(run: FluidView, cell: number, part: number): number {
    return this.content[cell] + part * (run.content[cell] - this.content[cell]);
  }

  meanWaiting(run: FluidView, cell: number, part: number): number {
    return Math.max(0, this.waiting[cell] + part * (run.waiting[cell] - this.waiting[cell]));
  }
}

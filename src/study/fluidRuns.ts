// Runs of expected numbers: one after another, with what their plans have in common.
import type { Program } from "../compile/program.ts";
import type { Observation } from "../observe/observation.ts";
import { observeFluid } from "../observe/observeFluid.ts";
import type { Plan } from "../simulate/fluid/plan.ts";
import { toTheEnd } from "../reading/toTheEnd.ts";
import { planInSlices, runInSlices } from "../simulate/fluid/run.ts";
import type { KeptPlan } from "./keptFor.ts";
import type { StudySpec } from "./study.ts";

/** Makes the runs of one stack, or of several: what draws have in common is planned once. */
export class FluidRuns {
  readonly #step: number;
  readonly #spec: Pick<StudySpec, "seriesGroup" | "seriesLevels">;
  readonly #levelMoves: boolean;
  readonly #histories: number | undefined;
  readonly #plans: KeptPlan;

  /**
   * @param step       grid steps
   * @param levelMoves whether it is kept who of the kept levels went where
   * @param histories  see `planFor`; left out: as many as usual
   * @param plans      what runs before these have left; left out: nothing
   */
  constructor(
    step: number,
    spec: Pick<StudySpec, "seriesGroup" | "seriesLevels">,
    levelMoves = false,
    histories?: number,
    plans: KeptPlan = {},
  ) {
    this.#step = step;
    this.#spec = spec;
    this.#levelMoves = levelMoves;
    this.#histories = histories;
    this.#plans = plans;
  }

  /**
   * @param series whether every series is kept
   * @param until  grid steps after which nothing is asked
   * @param from   grid steps before which nothing is observed
   */
  run(program: Program, series: boolean, until: number, from = 0): Observation {
    return toTheEnd(this.inSlices(program, series, until, from));
  }

  /** The same, some steps at a time. */
  *inSlices(program: Program, series: boolean, until: number, from = 0): Generator<void, Observation, void> {
    const { seriesGroup, seriesLevels } = this.#spec;
    const observer = observeFluid(program, {
      seriesGroup,
      seriesLevels,
      series,
      levelMoves: this.#levelMoves,
    });
    const plan = yield* this.planInSlices(program, until);
    yield;
    yield* runInSlices(plan, { listeners: [observer.listener], until, from });
    return observer.result();
  }

  /** Plans a run; a later one of the same structure has only its figures to plan. */
  *planInSlices(program: Program, until: number): Generator<void, Plan, void> {
    const { seriesGroup } = this.#spec;
    const { like } = this.#plans;
    const plan = yield* planInSlices(program, this.#step, [seriesGroup], like, until, this.#histories);
    // plans of another step have nothing in common with these
    if (this.#plans.like?.h !== plan.h) this.#plans.like = plan;
    return plan;
  }
}

// Runs of expected numbers: one after another, with what their plans have in common.
import type { Program } from "../compile/program.ts";
import type { Observation } from "../observe/observation.ts";
import { observeFluid } from "../observe/observeFluid.ts";
import type { Plan } from "../simulate/fluid/plan.ts";
import { planFor, runPlan } from "../simulate/fluid/run.ts";
import type { StudySpec } from "./study.ts";

/** Makes the runs of one stack: what draws have in common is planned once. */
export class FluidRuns {
  readonly #step: number;
  readonly #spec: Pick<StudySpec, "seriesGroup" | "seriesLevels">;
  readonly #levelMoves: boolean;
  #like: Plan | undefined;

  /**
   * @param step       grid steps
   * @param levelMoves whether it is kept who of the kept levels went where
   */
  constructor(step: number, spec: Pick<StudySpec, "seriesGroup" | "seriesLevels">, levelMoves = false) {
    this.#step = step;
    this.#spec = spec;
    this.#levelMoves = levelMoves;
  }

  /**
   * @param series whether every series is kept
   * @param until  grid steps after which nothing is asked
   */
  run(program: Program, series: boolean, until: number): Observation {
    const { seriesGroup, seriesLevels } = this.#spec;
    const observer = observeFluid(program, {
      seriesGroup,
      seriesLevels,
      series,
      levelMoves: this.#levelMoves,
    });
    const plan = planFor(program, this.#step, [seriesGroup], this.#like, until);
    this.#like ??= plan;
    runPlan(plan, { listeners: [observer.listener], until });
    return observer.result();
  }
}

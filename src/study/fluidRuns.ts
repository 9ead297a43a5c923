// Runs of expected numbers: how long a step may be, and one run after another with what their plans have in common.
import type { Program } from "../compile/program.ts";
import type { MeasureValue, Observation } from "../observe/observation.ts";
import { observeFluid } from "../observe/observeFluid.ts";
import { approximationsOf } from "../simulate/fluid/approximations.ts";
import { chooseStep } from "../simulate/fluid/chooseStep.ts";
import type { Plan } from "../simulate/fluid/plan.ts";
import { planFor, runPlan } from "../simulate/fluid/run.ts";
import type { FluidMade, StudySpec } from "./study.ts";

/** Part of the numbers that halving the step may still change. */
const tolerance = 0.02;

type Kept = Pick<StudySpec, "seriesGroup" | "seriesLevels">;

/** Makes the runs of one stack: what draws have in common is planned once. */
export class FluidRuns {
  readonly #step: number;
  readonly #kept: Kept;
  #like: Plan | undefined;

  /** @param step grid steps */
  constructor(step: number, kept: Kept) {
    this.#step = step;
    this.#kept = kept;
  }

  run(program: Program): Observation {
    const observer = observeFluid(program, { ...this.#kept, series: true });
    const plan = planFor(program, this.#step, [this.#kept.seriesGroup], this.#like);
    this.#like ??= plan;
    runPlan(plan, { listeners: [observer.listener] });
    return observer.result();
  }
}

/**
 * The longest step whose halving changes no measure that somebody named, in any of the stacks, by more than 2 %.
 *
 * @param programs of the study's stacks
 */
export function fluidStepFor(
  programs: readonly Program[],
  kept: Kept,
): { readonly step: number; readonly made: FluidMade } {
  const chosen = programs.map((program) =>
    chooseStep(program, tolerance, () => {
      const asked = observeFluid(program, { ...kept, series: false });
      return { listener: asked.listener, values: () => named(asked.result().measures).map(({ value }) => value) };
    }),
  );
  const step = Math.min(...chosen.map((one) => one.step));
  const reasons = programs.map((program) => {
    const observer = observeFluid(program, { ...kept, series: false });
    runPlan(planFor(program, step, [kept.seriesGroup]), { listeners: [observer.listener] });
    return observer.reasons();
  });
  return {
    step,
    made: {
      stepDays: step * programs[0].time.gridDays,
      stepError: Math.max(...chosen.map((one) => one.error)),
      approximates: [...new Set(programs.flatMap(approximationsOf))],
      without: Object.assign({}, ...reasons.toReversed()) as Readonly<Record<string, string>>,
    },
  };
}

/** Measures that somebody named; the others are in the table for completeness. */
function named(measures: readonly MeasureValue[]): readonly MeasureValue[] {
  return measures.filter(({ name }) => !name.startsWith("default:"));
}

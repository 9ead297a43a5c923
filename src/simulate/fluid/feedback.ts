// Values that depend on stocks: settled from the people there at the beginning of each step, and held for the
// step.
import type { Feedback, ResourceId } from "../../compile/program.ts";
import { calculate } from "../calculate.ts";
import { termsOf } from "../settledTerms.ts";
import type { FluidRun } from "./state.ts";
import { wholeUnits } from "./wholeUnits.ts";

/** Servers, held units or slots of a departure, in this step. */
export function settleUnits(run: FluidRun, resource: ResourceId): number {
  const { feedback } = run.plan.program.resources[resource].units;
  return feedback === null ? run.dials[run.plan.unitsAt[resource]] : wholeUnits(settle(run, feedback));
}

/** The value at the beginning of the step. */
export function settle(run: FluidRun, feedback: Feedback): number {
  const { means, h } = run.plan;
  return calculate(
    termsOf(
      feedback,
      (curve) => means.valueAt(curve, run.now * h),
      (stage) => peopleIn(run, stage),
    ),
  );
}

function peopleIn(run: FluidRun, stage: number): number {
  const { firstCell } = run.plan.layout;
  let sum = 0;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) sum += run.content[cell];
  return sum;
}

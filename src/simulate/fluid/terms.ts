// What a value that depends on stocks is calculated from, in a step. The kernel's: kernel/fluid/terms.ts.
import type { Terms } from "../calculate.ts";
import { termsOf } from "../settledTerms.ts";
import { peopleIn } from "./peopleIn.ts";
import type { FluidRun } from "./state.ts";

/** @param index in the feedbacks that are known */
export function termsAt(run: FluidRun, index: number): Terms {
  const { means, h } = run.plan;
  return termsOf(
    run.known.feedbacks[index],
    (curve) => means.valueAt(curve, run.now * h),
    (stage) => peopleIn(run, stage),
  );
}

// What the runs of a study measured of one number, and what was drawn beside it.
import type { Measure } from "../../model/measure.ts";
import type { MeasureSummary } from "../../summarise/summary.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";

/** Null when the study has no such stack or measure. */
export function summaryOf(
  study: Pick<Study, "stacks">,
  { name, stack }: { readonly name: string; readonly stack: Measure["scenario"] },
): MeasureSummary | null {
  const found = study.stacks.find((one) => stackName(one.stack) === stackName(stack));
  return found?.measures.find((measure) => measure.name === name) ?? null;
}

/** Draws that are numbers; names of sources have no place on a line. */
export function numbersOf(values: readonly (number | string)[]): readonly number[] {
  return values.filter((value) => typeof value === "number");
}

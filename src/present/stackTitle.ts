// What a stack of scenarios is called on the page, and which stacks are shown there.
import type { StackSummary } from "../summarise/summary.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";

/** "The model as it stands" for the empty stack, otherwise the scenarios' titles joined. */
export function stackTitle(input: Pick<ReportInput, "scenarios">, stack: readonly string[]): string {
  if (stack.length === 0) return "The model as it stands";
  return stack.map((name) => input.scenarios.find((scenario) => scenario.name === name)?.title ?? name).join(" + ");
}

/** The same inside a sentence. */
export function stackPhrase(input: Pick<ReportInput, "scenarios">, stack: readonly string[]): string {
  return stack.length === 0 ? "the model as it stands" : `“${stackTitle(input, stack)}”`;
}

/** The scenarios of a stack that another does not have, when it has all of the other's: “modest agreement” added. */
export function addedPhrase(
  input: Pick<ReportInput, "scenarios">,
  base: readonly string[],
  stack: readonly string[],
): string {
  const more = addedScenarios(base, stack);
  return more === null || base.length === 0 ? stackPhrase(input, stack) : `${stackPhrase(input, more)} added`;
}

/** Null when the stack lacks one of the other's scenarios, or adds none. */
export function addedScenarios(base: readonly string[], stack: readonly string[]): readonly string[] | null {
  const more = stack.filter((name) => !base.includes(name));
  return more.length > 0 && base.every((name) => stack.includes(name)) ? more : null;
}

/** Stacks in which something was measured. The others were run for single statements, whose numbers stand with them. */
export function shownStacks(input: Pick<ReportInput, "study">): readonly StackSummary[] {
  return input.study.stacks.filter((stack) => stack.measures.some((measure) => measure.mean !== null));
}

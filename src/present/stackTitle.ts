// What a stack of scenarios is called on the page.
import type { ReportInput } from "./reportInput.ts";

/** "The model as it stands" for the empty stack, otherwise the scenarios' titles joined. */
export function stackTitle(input: Pick<ReportInput, "scenarios">, stack: readonly string[]): string {
  if (stack.length === 0) return "The model as it stands";
  return stack.map((name) => input.scenarios.find((scenario) => scenario.name === name)?.title ?? name).join(" + ");
}

/** The same inside a sentence. */
export function stackPhrase(input: Pick<ReportInput, "scenarios">, stack: readonly string[]): string {
  return stack.length === 0 ? "the model as it stands" : `“${stackTitle(input, stack)}”`;
}

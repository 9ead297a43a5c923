// What a stack of scenarios is called on the page, and which stacks are shown there.
import { settingText } from "../scenario/point.ts";
import type { StackSummary } from "../summarise/summary.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";

/** Titles of scenarios and, where a study is told of, what was set in it from outside. */
export type Titled = Pick<ReportInput, "scenarios"> & Partial<Pick<ReportInput, "study">>;

/**
 * "The model as it stands" for the empty stack, otherwise the scenarios' titles joined; with what was set.
 *
 * @param set "applicants = 90 per day"; left out: what was set in all stacks of the study
 */
export function stackTitle(input: Titled, stack: readonly string[], set = setEverywhere(input)): string {
  if (stack.length === 0) return set === "" ? "The model as it stands" : `The model with ${set}`;
  const titles = stack.map((name) => input.scenarios.find((scenario) => scenario.name === name)?.title ?? name);
  return `${titles.join(" + ")}${set === "" ? "" : `, with ${set}`}`;
}

/** The same inside a sentence. */
export function stackPhrase(input: Titled, stack: readonly string[], set = setEverywhere(input)): string {
  if (stack.length > 0) return `“${stackTitle(input, stack, set)}”`;
  return set === "" ? "the model as it stands" : `the model with ${set}`;
}

/** Titles of the study's stacks, each with what was set in it: one for each, in their order. */
export function columnTitles(input: Pick<ReportInput, "scenarios" | "study">): readonly string[] {
  const { stacks, spec, startDate } = input.study;
  return stacks.map(({ stack }, column) =>
    stackTitle(input, stack, settingText(spec.settings?.[column] ?? null, startDate)),
  );
}

/** What every stack of the study was given from outside; "" when nothing was, or not the same in all. */
function setEverywhere({ study }: Titled): string {
  const texts = (study?.spec.settings ?? []).map((point) => settingText(point, study?.startDate));
  return new Set(texts).size === 1 ? texts[0] : "";
}

/**
 * Names short enough to stand at the end of a line: the question's base by its first scenario, stacks that add to
 * it by what they add; where the answer names the change, with it and without it. The full titles where two would
 * be the same.
 */
export function shortTitles(input: ShortlyTitled, stacks: readonly (readonly string[])[]): readonly string[] {
  const short = stacks.map((stack) => shortTitle(input, stack));
  return new Set(short).size === short.length ? short : stacks.map((stack) => stackTitle(input, stack));
}

type ShortlyTitled = Titled & Pick<ReportInput, "answerBase" | "plain">;

function shortTitle(input: ShortlyTitled, stack: readonly string[]): string {
  const { answerBase: base, plain } = input;
  if (plain !== undefined && isSame(stack, plain.with)) return `with ${plain.change}`;
  if (plain !== undefined && isSame(stack, plain.without)) return `without ${plain.change}`;
  if (base.length === 0) return stackTitle(input, stack);
  if (isSame(stack, base)) return stackTitle(input, stack.slice(0, 1));
  const added = addedScenarios(base, stack);
  return added === null ? stackTitle(input, stack) : `+ ${stackTitle(input, added, "")}`;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join("+") === other.join("+");
}

/** “without the agreement” is April 2024 held + …: what short names stand for, said once; "" where all are full. */
export function shortTitleNote(input: ShortlyTitled, stacks: readonly (readonly string[])[]): string {
  const short = shortTitles(input, stacks);
  const shortened = stacks.flatMap((stack, i) => {
    const full = stackTitle(input, stack);
    return short[i] === full ? [] : [`“${short[i]}” is ${full}`];
  });
  return shortened.length === 0 ? "" : `${shortened.join("; ")}.`;
}

/** The scenarios of a stack that another does not have, when it has all of the other's: “modest agreement” added. */
export function addedPhrase(input: Titled, base: readonly string[], stack: readonly string[]): string {
  const more = addedScenarios(base, stack);
  // what was set stands with the base
  return more === null || base.length === 0 ? stackPhrase(input, stack, "") : `${stackPhrase(input, more, "")} added`;
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

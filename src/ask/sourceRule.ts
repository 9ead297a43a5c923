// How a run chooses among conflicting publishers: as it is asked, else as the parameter says, else drawn by weight.
import type { Parameter } from "../parameters/parameter.ts";
import { replacedBy } from "../scenario/point.ts";
import type { Asked } from "./asked.ts";

/** One further study: the source of one parameter, in every run. */
interface FixedSource {
  readonly name: string;
  readonly option: string;
  /** the alternative's weight, where its publishers are pooled */
  readonly weight: number;
}

/** Defaults of the parameters whose rule is to prefer it. */
export function preferredSources(
  parameters: readonly Parameter[],
  { rule }: Pick<Asked, "rule">,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters.flatMap(({ name, alternatives }) =>
      alternatives !== null && (rule ?? alternatives.rule) === "prefer" ? [[name, alternatives.default]] : [],
    ),
  );
}

/**
 * The studies that "one run each" asks for: every source of every parameter under that rule, one parameter at a time.
 * What a question or a study document fixes is not run again with other sources, nor is what nobody had published, nor
 * what is set from outside for the whole run.
 *
 * @param startDays first day of the run; 0 without a calendar
 */
export function sourcesToRun(
  parameters: readonly Parameter[],
  { rule, sources = {}, setting = null }: Pick<Asked, "rule" | "sources" | "setting">,
  fixed: Readonly<Record<string, string>> = {},
  startDays = 0,
): readonly FixedSource[] {
  const told = new Set([...Object.keys(fixed), ...Object.keys(sources), ...replacedBy(setting, startDays)]);
  return parameters.flatMap(({ name, alternatives }) => {
    if (alternatives === null || told.has(name) || (rule ?? alternatives.rule) !== "one run each") return [];
    const there = alternatives.options.filter(({ source }) => source.unavailable === undefined);
    return there.map((option) => ({ name, option: option.name, weight: option.weight }));
  });
}

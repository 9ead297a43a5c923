// How a run chooses among conflicting publishers: as it is asked, else as the parameter says, else drawn by weight.
import type { Parameter } from "../parameters/parameter.ts";
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
 * What a question or a study document fixes is not run again with other sources, nor is what nobody had published.
 */
export function sourcesToRun(
  parameters: readonly Parameter[],
  { rule, sources = {} }: Pick<Asked, "rule" | "sources">,
  fixed: Readonly<Record<string, string>> = {},
): readonly FixedSource[] {
  const told = new Set([...Object.keys(fixed), ...Object.keys(sources)]);
  return parameters.flatMap(({ name, alternatives }) => {
    if (alternatives === null || told.has(name) || (rule ?? alternatives.rule) !== "one run each") return [];
    const there = alternatives.options.filter(({ source }) => source.unavailable === undefined);
    return there.map((option) => ({ name, option: option.name, weight: option.weight }));
  });
}

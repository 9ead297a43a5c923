// How a run chooses among conflicting publishers: as the command says, else as the parameter does, else drawn
// by weight.
import type { Parameter, SourceRule } from "../parameters/parameter.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { RunOptions } from "./options.ts";
import { pairsOf } from "./options.ts";
import { refuseUsage } from "../errors.ts";

const words: Readonly<Record<string, SourceRule>> = {
  pool: "pool",
  prefer: "prefer",
  "one-run-each": "one run each",
  "one run each": "one run each",
};

/** One further study: the source of one parameter, in every run. */
export interface FixedSource {
  readonly name: string;
  readonly option: string;
  /** the alternative's weight, where its publishers are pooled */
  readonly weight: number;
}

/** What the command says for every parameter; null when it says nothing. */
export function ruleAsked({ rule }: Pick<RunOptions, "rule">): SourceRule | null {
  if (rule === undefined) return null;
  const known = ["pool", "prefer", "one-run-each"];
  return words[rule] ?? refuseUsage("--rule", known.join(", "), `"${rule}"`, didYouMean(rule, known));
}

/** Defaults of the parameters whose rule is to prefer it. */
export function preferredSources(
  parameters: readonly Parameter[],
  options: Pick<RunOptions, "rule">,
): Readonly<Record<string, string>> {
  const asked = ruleAsked(options);
  return Object.fromEntries(
    parameters.flatMap(({ name, alternatives }) =>
      alternatives !== null && (asked ?? alternatives.rule) === "prefer" ? [[name, alternatives.default]] : [],
    ),
  );
}

/**
 * The studies that "one run each" asks for: every source of every parameter under that rule, one parameter at a time.
 * What a command or a study document fixes is not run again with other sources, nor is what nobody had published.
 */
export function sourcesToRun(
  parameters: readonly Parameter[],
  options: Pick<RunOptions, "rule" | "source">,
  fixed: Readonly<Record<string, string>> = {},
): readonly FixedSource[] {
  const asked = ruleAsked(options);
  const told = new Set([...Object.keys(fixed), ...pairsOf("source", options.source ?? []).map(([name]) => name)]);
  return parameters.flatMap(({ name, alternatives }) => {
    if (alternatives === null || told.has(name) || (asked ?? alternatives.rule) !== "one run each") return [];
    const there = alternatives.options.filter(({ source }) => source.unavailable === undefined);
    return there.map((option) => ({ name, option: option.name, weight: option.weight }));
  });
}

// What drawing a parameter does to the answer: whether runs with more of it ended with more or with less.
import { chanceBound, fewestRuns, influenceOf, largestByChance } from "../../summarise/influence.ts";
import type { MeasureSummary } from "../../summarise/summary.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";

/** Rank correlations of the drawn parameters with the numbers that people quote. */
export interface EffectTable {
  /** the fewest behind any of the measures */
  readonly runs: number;
  /** with fewer runs nothing is correlated */
  readonly fewestRuns: number;
  /** what 95 % of correlations of unrelated numbers lie within; null when there are too few runs */
  readonly byChance: number | null;
  readonly measures: readonly { readonly name: string; readonly title: string; readonly stack: readonly string[] }[];
  readonly rows: readonly EffectRow[];
}

export interface EffectRow {
  readonly parameter: string;
  readonly title: string;
  /** a choice between sources, which has no rank */
  readonly isSource: boolean;
  /** one per measure, between -1 and 1; null where there is none */
  readonly correlations: readonly (number | null)[];
}

/** One measure of a study under one of its stacks. */
interface StudyOutput {
  readonly name: string;
  readonly title: string;
  readonly stack: readonly string[];
  /** parameters that can move it; left out: any. What cannot has no effect, whatever the runs seem to say */
  readonly reachedBy?: ReadonlySet<string>;
}

/** What the runs of a stack measured; null when the study has no such stack or measure. */
export function summaryOf(
  study: Pick<Study, "stacks">,
  { name, stack }: Pick<StudyOutput, "name" | "stack">,
): MeasureSummary | null {
  const found = study.stacks.find((one) => stackName(one.stack) === stackName(stack));
  return found?.measures.find((measure) => measure.name === name) ?? null;
}

/**
 * @param outputs what effects are measured on; those that the study did not measure are left out
 * @param titles  parameter name > title for people
 * @returns null when no parameter is drawn, or nothing was measured
 */
export function effectsOf(
  study: Study,
  outputs: readonly StudyOutput[],
  titles: Readonly<Record<string, string>>,
): EffectTable | null {
  const asked = outputs.flatMap((output) => {
    const summary = summaryOf(study, output);
    return summary === null ? [] : [{ ...output, values: summary.values }];
  });
  const drawn = study.draws.filter(({ values }) => new Set(values).size > 1);
  if (drawn.length === 0 || asked.length === 0) return null;
  const runs = Math.min(...asked.map(({ values }) => values.filter((value) => value !== null).length));
  return {
    runs,
    fewestRuns,
    byChance: chanceBound(runs),
    measures: asked.map(({ name, title, stack }) => ({ name, title, stack })),
    rows: drawn.map(({ name, how, values }) => ({
      parameter: name,
      title: `${titles[name] ?? name}${wanders[how] ?? ""}`,
      isSource: how === "source",
      correlations: asked.map((measure) =>
        how === "source" || runs < fewestRuns || measure.reachedBy?.has(name) === false
          ? null
          : influenceOf(numbersOf(values), measure.values).correlation,
      ),
    })),
  };
}

const wanders: Readonly<Partial<Record<string, string>>> = {
  drift: ", its drift",
  changes: ", time to its first change",
};

/** Draws that are numbers; names of sources have no place on a line. */
export function numbersOf(values: readonly (number | string)[]): readonly number[] {
  return values.filter((value) => typeof value === "number");
}

/** One line for the parameter's own row: what is beyond chance among so many, or why there is none. */
export function effectWords(effects: EffectTable | null, parameter: string): string {
  const row = effects?.rows.find((one) => one.parameter === parameter);
  if (effects === null || row === undefined) return "";
  if (effects.runs < effects.fewestRuns) return `not enough runs (${effects.runs} of ${effects.fewestRuns})`;
  if (row.isSource) return "a choice between sources, which has no rank";
  const said = row.correlations.flatMap((value, i) => {
    const ranked = effects.rows.filter(({ correlations }) => correlations[i] !== null).length;
    const isBeyond = Math.abs(value ?? 0) > (largestByChance(effects.runs, Math.max(1, ranked)) ?? 1);
    return isBeyond ? [`${letter(i)} ${correlationText(value)}`] : [];
  });
  return said.length === 0
    ? "no effect that can be told from chance"
    : `rank correlation with the answer: ${said.join(", ")}`;
}

/** A, B, C: measures have long titles. */
export function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** "+0.71", "−0.05" */
export function correlationText(value: number | null): string {
  if (value === null) return "–";
  const digits = (value < 0 ? -value : value).toFixed(2);
  return digits === "0.00" ? "0.00" : `${value < 0 ? "−" : "+"}${digits}`;
}

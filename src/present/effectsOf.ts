// What drawing a parameter does to the answer: whether runs with more of it ended with more or with less.
import { rankCorrelation } from "../statistics/rankCorrelation.ts";
import { stackName } from "../study/stack.ts";
import type { Study } from "../study/study.ts";
import type { EffectTable } from "./reportInput.ts";

/** With fewer runs chance alone gives correlations of 0.7 and more. */
export const fewestRuns = 8;

/**
 * @param base     the stack in which effects are measured
 * @param measures names of the study's measures
 * @param titles   parameter name > title for people
 * @returns null when no parameter is drawn
 */
export function effectsOf(
  study: Study,
  base: readonly string[],
  measures: readonly string[],
  titles: Readonly<Record<string, string>>,
): EffectTable | null {
  const stack = study.stacks.find((one) => stackName(one.stack) === stackName(base)) ?? study.stacks[0];
  const asked = measures.flatMap((name) => stack.measures.filter((measure) => measure.name === name));
  const drawn = study.draws.filter(({ values }) => new Set(values).size > 1);
  if (drawn.length === 0 || asked.length === 0) return null;
  const runs = Math.min(...asked.map(({ values }) => values.filter((value) => value !== null).length));
  return {
    stack: stack.stack,
    runs,
    fewestRuns,
    // 95 % of the correlations of unrelated numbers lie within, in the normal approximation
    byChance: runs < fewestRuns ? null : 1.96 / Math.sqrt(runs - 1),
    measures: asked.map(({ name, title }) => ({ name, title })),
    rows: drawn.map(({ name, how, values }) => ({
      parameter: name,
      title: titles[name] ?? name,
      isSource: how === "source",
      correlations: asked.map((measure) => {
        if (runs < fewestRuns || how === "source") return null;
        const pairs = measure.values.flatMap((value, run) => {
          const draw = values[run];
          return value === null || typeof draw !== "number" ? [] : [[draw, value] as const];
        });
        return rankCorrelation(
          pairs.map(([draw]) => draw),
          pairs.map(([, value]) => value),
        );
      }),
    })),
  };
}

/** One line for the parameter's own row: "with “Removals”: +0.71"; why there is none, when there is none. */
export function effectWords(effects: EffectTable | null, parameter: string): string {
  const row = effects?.rows.find((one) => one.parameter === parameter);
  if (effects === null || row === undefined) return "";
  if (effects.runs < effects.fewestRuns) return `not enough runs (${effects.runs} of ${effects.fewestRuns})`;
  if (row.isSource) return "a choice between sources, which has no rank";
  const said = row.correlations.map((value, i) => `${letter(i)} ${correlationText(value)}`);
  return `rank correlation with the answer: ${said.join(", ")}`;
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

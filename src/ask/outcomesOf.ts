// Where people end: how many, and as what part of those who left and of all who ever entered.
import type { Model } from "../model/model.ts";
import { meanOf, standardErrorOf } from "../statistics/moments.ts";
import { defaultName } from "../study/defaultMeasures.ts";
import type { MeasureSummary, StackSummary } from "../summarise/summary.ts";

/** A figure over the replications: mean, its standard error and how many replications had it. */
interface Estimate {
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly replications: number;
}

interface Outcome {
  readonly outcome: string;
  readonly title: string;
  /** entries in the window */
  readonly entries: Estimate | null;
  readonly shareOfExits: Estimate;
  readonly shareOfAllWhoEntered: Estimate | null;
}

/** From the measures that every model can be asked (defaultMeasures.ts). */
export function outcomesOf(stack: StackSummary, model: Model): readonly Outcome[] {
  const outcomes = model.stages.filter((stage) => stage.stay.kind === "outcome");
  const entries = outcomes.map(({ name }) => stack.measures.find((each) => each.name === defaultName(name, "entries")));
  const runs = Array.from({ length: stack.replications }, (_, run) => run);
  const exits = runs.map((run) => entries.reduce((sum, measure) => sum + (measure?.values[run] ?? 0), 0));
  return outcomes.map(({ name, title }, index) => {
    const shares = runs.flatMap((run) => (exits[run] === 0 ? [] : [(entries[index]?.values[run] ?? 0) / exits[run]]));
    const ofEntered = stack.measures.find((each) => each.name === defaultName(name, "share"));
    const persons = entries[index];
    return {
      outcome: name,
      title,
      entries: persons === undefined ? null : estimateOf(persons),
      shareOfExits: { mean: meanOf(shares), standardError: standardErrorOf(shares), replications: shares.length },
      shareOfAllWhoEntered: ofEntered === undefined ? null : estimateOf(ofEntered),
    };
  });
}

export function estimateOf({ mean, standardError, values }: MeasureSummary): Estimate {
  return { mean, standardError, replications: values.filter((value) => value !== null).length };
}

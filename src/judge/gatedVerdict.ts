// A verdict on a model's numbers goes no further than the scores of forecasts of its kind allow.
import type { Gate } from "../forecast/gates.ts";
import type { VerdictWord } from "./verdict.ts";

export interface GatedVerdict {
  readonly verdict: VerdictWord;
  /** what stands in the same line; "" where the verdict stands for itself */
  readonly beside: string;
}

/**
 * What failed cannot be called supported or contradicted, in part neither. What is untested keeps its word, with how
 * little was tested beside it. Other words say nothing of how good forecasts are.
 *
 * @param gate null: a published figure, which no score of ours gates
 */
export function gatedVerdict(verdict: VerdictWord, gate: Gate | null): GatedVerdict {
  const isOfForecasts = verdict === "supported" || verdict === "contradicted" || verdict === "in part";
  if (gate === null || !isOfForecasts) return { verdict, beside: "" };
  return { verdict: gate.status === "failed" ? "not settled" : verdict, beside: gate.words };
}

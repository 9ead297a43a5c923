// The ledger of judgements as plain data: what was judged, how far it may be off, who reads it, what drawing it did.
import type { Influence } from "../../summarise/influence.ts";

/** Every judgement of a model: what was judged, how far it may be off, and what drawing it did. */
export interface AssumptionLedger {
  readonly outputs: readonly LedgerOutput[];
  /** largest effect first; then those drawn whose effect is unknown, then those held fixed, in the documents' order */
  readonly rows: readonly AssumptionRow[];
  /** a command line that measures the effects with enough runs; "" where these are enough */
  readonly command: string;
}

export interface LedgerOutput {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly stack: readonly string[];
  /** runs that have a value */
  readonly runs: number;
  /** over these; null when there is none */
  readonly mean: number | null;
  /** what 95 % of correlations of unrelated numbers lie within; null when there are too few runs */
  readonly byChance: number | null;
}

export interface AssumptionRow {
  readonly parameter: string;
  /** one of conflicting sources; "fallback" or "earlier.DAY": used only where a run stands on a day; "" for the value */
  readonly alternative: string;
  readonly title: string;
  /** value: somebody's figure. part: what of a published figure or an estimate is somebody's. range: a published figure or an estimate, whose uncertainty is somebody's. choice: the
   * weights of conflicting sources */
  readonly judged: "value" | "part" | "range" | "choice";
  readonly unit: string;
  readonly value: string;
  /** "times 0.67 to 1.5"; of a choice "iceList 80 %, newspaper 20 %"; "" when it is held fixed */
  readonly range: string;
  /** 5th and 95th percentile of what is drawn: a factor, an addend or a value, as `range` says; null when held fixed */
  readonly low: number | null;
  readonly high: number | null;
  readonly judgedBy: string;
  readonly reason: string;
  /** stages, resources and clocks that read it, directly or through other parameters */
  readonly usedBy: readonly string[];
  readonly state: "drawn" | "held fixed" | "choice of source" | "only with --as-of";
  /** one per output; null when it is not drawn */
  readonly effects: readonly (Influence | null)[];
  /** one per output: whether its number can get there at all. Where it cannot, a strong effect is chance */
  readonly reaches: readonly boolean[];
}

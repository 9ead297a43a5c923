// Many runs of one stack of scenarios, made small: means with their errors, fans, pooled waits. Safe as JSON: no NaN.

/** Who asks for a measure: the model, any model, a claim, a target, or whoever asked for the study. */
export type MeasureOf = "quantity" | "default" | "claim" | "target" | "more";

/** One measure over the replications. */
export interface MeasureSummary {
  readonly name: string;
  readonly title: string;
  readonly of: MeasureOf;
  readonly unit: string;
  /** one value per replication, null where there was nothing to measure */
  readonly values: readonly (number | null)[];
  /** over the replications that have a value; null when none has */
  readonly mean: number | null;
  /** standard error of the mean; null with fewer than two values */
  readonly standardError: number | null;
  readonly median: number | null;
  /** 10th, 25th, 75th and 90th percentile over replications; null when there is no value */
  readonly p10: number | null;
  readonly p25: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  /** persons still in line at the window's end, mean over replications; null for other measures */
  readonly stillWaiting: number | null;
}

/** Quantiles over replications of one monthly series. Stocks have one more point than flows: edges, not periods. */
export interface Fan {
  readonly kind: "stock" | "waiting" | "entries";
  /** a stage, or the name of a sum over several */
  readonly stage: string;
  /** level of the series' group, or "" for everybody */
  readonly level: string;
  readonly p10: readonly number[];
  readonly p25: readonly number[];
  readonly median: readonly number[];
  readonly p75: readonly number[];
  readonly p90: readonly number[];
  readonly mean: readonly number[];
  /** mean squared distance from the mean; left out by older summaries */
  readonly variance?: readonly number[];
  /** the same for the replications of each source, where a parameter's source was drawn; left out: none was */
  readonly bySource?: readonly { readonly parameter: string; readonly groups: readonly FanGroup[] }[];
  /** replications that were followed with every series; with one, all quantiles are that run itself */
  readonly runs: number;
  /** the first few replications themselves, so that a reader sees what one history looks like */
  readonly paths: readonly (readonly number[])[];
  /** of sums only: the first replications, as many as are compared between stacks run by run; left out elsewhere */
  readonly rows?: readonly (readonly number[])[];
}

/** The replications of a fan that used one of a parameter's conflicting sources. */
export interface FanGroup {
  readonly source: string;
  readonly runs: number;
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

/** Which source of a parameter each replication used. */
export interface SourceDraw {
  readonly parameter: string;
  /** names of alternatives, one per replication */
  readonly values: readonly string[];
}

/** A series over several stages: their stocks added up run by run, or the entries to all of them. */
export interface SeriesSum {
  /** what its fan is found by; no stage has it */
  readonly name: string;
  readonly kind: Fan["kind"];
  readonly stages: readonly string[];
  /** level of the series' group, or "" for everybody */
  readonly level: string;
}

export interface MoveSummary {
  readonly from: string;
  readonly to: string;
  readonly cause: "ownEnd" | "stageClock" | "crossClock" | "full";
  /** persons by period, mean over replications */
  readonly persons: readonly number[];
}

export interface ResourceSummary {
  readonly name: string;
  readonly kind: "servers" | "held" | "slots";
  /** mean over replications, by period */
  readonly used: readonly number[];
  readonly present: readonly number[];
  /** servers in use beyond those present; null as in a run's series */
  readonly overtime: readonly number[] | null;
  readonly served: readonly number[];
  readonly cost: readonly number[];
  readonly currency: string;
}

/** Waits, sojourns or ages pooled over replications: quantiles in days. */
export interface WaitSummary {
  readonly stage: string;
  readonly level: string;
  readonly kind: "wait" | "sojourn" | "age";
  readonly year: string;
  readonly count: number;
  readonly meanDays: number;
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
}

export interface StackSummary {
  /** scenario names in alphabetical order; empty for the model as it stands */
  readonly stack: readonly string[];
  readonly replications: number;
  readonly measures: readonly MeasureSummary[];
  readonly fans: readonly Fan[];
  readonly moves: readonly MoveSummary[];
  readonly resources: readonly ResourceSummary[];
  readonly waits: readonly WaitSummary[];
  /** persons over all replications: arrivals + initial must equal inside + exits in every run */
  readonly ledger: {
    readonly initial: number;
    readonly arrived: number;
    readonly inside: number;
    readonly exited: number;
  };
  /** one digest per replication */
  readonly digests: readonly string[];
  readonly events: number;
}

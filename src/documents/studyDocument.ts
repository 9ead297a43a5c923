// A study document says what a model's main job runs and shows. It stands beside the model, so that code
// knows nothing about the subject.
import type { Position } from "../errors.ts";
import type { Measure } from "../model/measure.ts";
import type { Name } from "../reading/name.ts";
import type { Unit } from "../quantity/value.ts";
import type { SampleRule } from "../model/sampleRule.ts";

/** Stacks with fewer replications than the others, because no verdict hangs on them. */
export interface FewerRuns {
  readonly replications: number;
  readonly stacks: readonly (readonly string[])[];
}

export interface StudyDocument {
  /** in plain words, ending in a question mark */
  readonly question: string;
  /** every person, or expected numbers; null: the document does not say */
  readonly engine: "individual" | "fluid" | null;
  readonly seed: number;
  /** of each stack. With the fluid engine they are draws; 1 is one run at the parameters' values */
  readonly replications: number;
  /** stacks of scenario names; the empty stack is the model as it stands */
  readonly stacks: readonly (readonly string[])[];
  /** replications that run to the end; null: all. See StudySpec */
  readonly inFull: number | null;
  readonly fewer: FewerRuns | null;
  /** disputed parameters whose source every run uses, by name; the others are drawn by weight */
  readonly sources: Readonly<Record<string, string>>;
  /** ids of claims that only `pendency claims` judges, because they need many more runs */
  readonly leaveOut: readonly string[];
  readonly sample: SampleRule | null;
  readonly series: { readonly group: string; readonly levels: readonly string[] };
  /** quantities and claims that answer the question; null in each: all of them */
  readonly answer: {
    readonly measures: readonly string[] | null;
    readonly claims: readonly string[] | null;
    /** stack with which the others are compared */
    readonly base: readonly string[];
  };
  /**
   * numbers that the report explains, with the effect of every judgement on them; left out or empty: the
   * numbers that answer the question
   */
  readonly headlines?: readonly HeadlinePlan[];
  /**
   * first and last recording period of the flow picture, such as 2023-10 and 2024-09; null: the last twelve
   */
  readonly flow: { readonly from: string; readonly through: string } | null;
  readonly fans: readonly FanPlan[];
  readonly waits: readonly WaitPlan[];
  readonly grid: GridPlan | null;
  readonly costs: CostPlan | null;
  /** one sentence for each thing that nobody has checked */
  readonly notValidated: readonly string[];
  /** names it uses outside its measures, in the order of its keys; left out where no document does */
  readonly mentions?: readonly StudyMention[];
}

/** A name that a study uses, and what it should be the name of. */
export interface StudyMention {
  readonly what:
    | "stage"
    | "resource"
    | "parameter"
    | "alternative"
    | "scenario"
    | "claim"
    | "quantity"
    | "group"
    | "level of a group"
    | "published series"
    | "fiscal year of the run"
    | "period of the run";
  readonly name: Name;
  /** of an alternative its parameter */
  readonly of?: string;
  /** "fans.pending.stages[1]" */
  readonly path: string;
}

/** One number that people quote, under the scenarios that its measure names. */
export interface HeadlinePlan {
  readonly key: string;
  readonly title: string;
  readonly measure: Measure;
}

/**
 * One series on the page: stages by month, or by fiscal year. Stocks of several stages are added up, and so
 * are entries.
 */
export interface FanPlan {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly stages: readonly string[];
  /** level of the series' group; "" for everybody */
  readonly level: string;
  readonly counts: "stock" | "waiting" | "entries";
  readonly every: "month" | "fiscal year";
  readonly stacks: readonly (readonly string[])[];
  /** series of published figures drawn over it; "" for none */
  readonly observed: string;
  /**
   * where in its period a published stock stands: at its end, or in its middle when it is the mean of the
   * period
   */
  readonly observedAt: "end" | "middle";
  readonly at: Position;
}

export interface WaitPlan {
  readonly kind: "wait" | "sojourn" | "age";
  readonly year: string;
  readonly stages: readonly string[];
  readonly stacks: readonly (readonly string[])[];
}

export interface GridAxisPlan {
  readonly title: string;
  readonly parameter: string;
  /** as written, each with its unit */
  readonly values: readonly { readonly text: string; readonly value: number; readonly unit: Unit }[];
}

/** One measure over a grid of two parameters, each set from a date on. */
export interface GridPlan {
  readonly title: string;
  readonly note: string;
  readonly measure: Measure;
  /** what the measure is compared with, taken under the same setting; null for the measure itself */
  readonly against: Measure | null;
  readonly event: string;
  /** the event holds below this difference, or above it */
  readonly holds: "less than" | "more than";
  readonly line: number;
  readonly stack: readonly string[];
  readonly from: string;
  readonly replications: number;
  readonly x: GridAxisPlan;
  readonly y: GridAxisPlan;
}

/** Money by route: resources whose cost is divided by those they carried. */
export interface CostPlan {
  /** name of one person carried, such as "journey" */
  readonly per: string;
  readonly fiscalYears: readonly string[];
  readonly resources: readonly string[];
}

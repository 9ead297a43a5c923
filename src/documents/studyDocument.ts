// A study document says what a model's main job runs and shows. It stands beside the model, so that code
// knows nothing about the subject.
import type { Position } from "../errors.ts";
import type { Measure, Where } from "../model/measure.ts";
import type { Mention, Name } from "../reading/name.ts";
import type { Instant, Unit } from "../quantity/value.ts";
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
  readonly answer: AnswerPlan;
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

/** What answers the question, and what the question is, as far as a rule can read it. */
export interface AnswerPlan {
  /** quantities and claims that answer it; null in each: all of them */
  readonly measures: readonly string[] | null;
  readonly claims: readonly string[] | null;
  /** stack with which the others are compared: without the change that is asked about */
  readonly base: readonly string[];
  /** the stack with the change that is asked about; null: the question is not put for a rule to answer */
  readonly with: readonly string[] | null;
  /** what sets `with` apart from `base`, as sentences call it: "the agreement" */
  readonly change: string;
  readonly asks: AsksPlan | null;
  /** everybody who counts, each in exactly one of them; empty where a measure is asked about */
  readonly boxes: readonly BoxPlan[];
  /** stages in which people stay and do not count for this question */
  readonly outside: readonly string[];
  readonly flows: readonly AnswerFlowPlan[];
  readonly levers: readonly LeverPlan[];
  /** short phrases: what the numbers leave out of the world */
  readonly leavesOut: readonly string[];
}

/** What the question compares with what. */
export interface AsksPlan {
  /** whom or what is counted, as a table is headed: "Applicants" */
  readonly noun: string;
  /** "before": after against before, both days given. "without": with the change against without it */
  readonly than: "before" | "without";
  /** which way it must go for the answer to be yes */
  readonly yesIf: "less" | "more";
  /** days of the boxes; null with a measure */
  readonly before: Instant | null;
  readonly after: Instant | null;
  /** limits the boxes and flows */
  readonly where: Where;
  /** in place of boxes */
  readonly measure: Measure | null;
  readonly mentions: readonly Mention[];
  readonly at: Position;
}

/** A place in which people are counted: one row of the answer. */
export interface BoxPlan {
  readonly title: string;
  readonly stages: readonly string[];
  /** those of the box that are shown beside it as well, such as inactive cases; null: none */
  readonly apart: { readonly title: string; readonly stages: readonly string[] } | null;
  readonly note: string;
  readonly at: Position;
}

/** Entries to stages between the two days. */
export interface AnswerFlowPlan {
  readonly title: string;
  readonly stages: readonly string[];
  /** true: they add to those counted; false: they no longer count; null: neither */
  readonly adds: boolean | null;
}

/** One parameter, searched for the value at which an answer turns. */
export interface LeverPlan {
  readonly parameter: string;
  /** as sentences call it: "size of the agreement" */
  readonly title: string;
  /** ends of the search, as written, each with its unit */
  readonly low: WrittenQuantity;
  readonly high: WrittenQuantity;
  /** ids of claims; null stands for the question itself */
  readonly turns: readonly (string | null)[];
}

export interface WrittenQuantity {
  readonly text: string;
  readonly value: number;
  readonly unit: Unit;
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
  readonly values: readonly WrittenQuantity[];
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

// A study: one model, several stacks of scenarios, paired replications. Verdicts and pages are made from it
// alone.
import type { FewerRuns } from "../documents/studyDocument.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import type { Point } from "../scenario/point.ts";
import type { SeriesSum, StackSummary } from "../summarise/summary.ts";

/** What to run. The same spec gives the same bits on any machine and any number of workers. */
export interface StudySpec {
  /** every person, or expected numbers: see approximationsOf for what the latter leave out */
  readonly engine: "individual" | "fluid";
  readonly seed: number;
  readonly replications: number;
  /** stacks of scenario names; the empty stack is the model as it stands */
  readonly stacks: readonly (readonly string[])[];
  /**
   * the uncertain parameters of each replication: drawn anew, all at their values ("central": chance only),
   * or given, replication r at the r-th point and at the first again after the last
   */
  readonly points: "drawn" | "central" | readonly Point[];
  /** true: nothing drifts and no regime changes by odds, whatever the documents say; left out: as they say */
  readonly withoutDrift?: true;
  /** values given from outside, a point for each of the stacks; null: none; left out: none anywhere */
  readonly settings?: readonly (Point | null)[];
  /** parameter name > alternative to use in every run, instead of drawing it by weight (or its default) */
  readonly sources: Readonly<Record<string, string>>;
  /**
   * persons one record stands for, by group level: {region: {north: 1, else: 100}}; null for one to one
   */
  readonly sample: SampleRule | null;
  /**
   * stacks followed to the end of the run with every series: pages show them. The others go as far as claims and
   * measures that every replication must have (see StudyMeasure) need, and have no value for the rest
   */
  readonly shown: readonly (readonly string[])[];
  /** stacks with fewer replications than the others, because no verdict hangs on them; null: none */
  readonly fewer: FewerRuns | null;
  /**
   * replications that shown stacks run to the end; later ones stop once claims and `answers` are answered,
   * with the same numbers; null: all
   */
  readonly inFull: number | null;
  /** quantities that answer the question, measured in every replication of shown stacks; left out: none */
  readonly answers?: readonly string[];
  /** group by whose levels series are kept, and the levels kept (others appear only in the sum over all) */
  readonly seriesGroup: string;
  readonly seriesLevels: readonly string[];
  /** series over several stages that pages show beside those of single stages; left out: none */
  readonly sums?: readonly SeriesSum[];
}

/**
 * What was drawn for one parameter in each replication: a factor, an addend or a value, as its uncertainty says;
 * a source; or whether the changes whose chance it is happen (Point.chances: the higher, the sooner they do).
 */
export interface ParameterDraws {
  readonly name: string;
  readonly how: "times" | "plus" | "is" | "source" | "chance" | "drift" | "changes";
  /**
   * numbers in the parameter's unit, names of alternatives, or numbers from 0 to 1; of a drift the logarithm of its
   * factor a year on (its mean over the levels with paths of their own); of a regime that
   * may change the time to its first change, in mean times, of the level where that is shortest; one per replication
   */
  readonly values: readonly (number | string)[];
}

/** How far a figure may be off at the step chosen, whatever its halvings changed. */
export interface MayBeOff {
  readonly what: string;
  /** in its own unit */
  readonly by: number;
  readonly unit: string;
  /** as a share of the figure; null where that is 0 */
  readonly ofIt: number | null;
}

/** How a study of expected numbers was made, and what it cannot give. */
export interface FluidMade {
  /** of every run, in grid steps */
  readonly step: number;
  readonly stepDays: number;
  /** see `planFor`; left out: as many as usual */
  readonly histories?: number;
  /**
   * largest change that either of the two halvings down to the step made to a figure asked for, or to the
   * persons in a stage, as a share; null where the step was asked for, and compared with no other
   */
  readonly stepError: number | null;
  /** what halving still changed by more than the tolerance, as a share, the most first; empty: it is settled */
  readonly unsettled: readonly { readonly what: string; readonly change: number }[];
  /** figures that may be off by more than the step, because they are known to a step and a service: the most first */
  readonly mayBeOff: readonly MayBeOff[];
  readonly approximates: readonly string[];
  /** measure > why it has no value */
  readonly without: Readonly<Record<string, string>>;
}

export interface Study {
  readonly modelId: string;
  readonly title: string;
  /** hash of model documents, facts used, spec and engine version: equal ids mean equal results */
  readonly id: string;
  readonly engine: "individual" | "fluid";
  readonly spec: StudySpec;
  /** "every person one to one", or the sample in words; printed with every output */
  readonly sampleNote: string;
  /** "parameters and chance", "chance only", or what expected numbers leave out */
  readonly uncertaintyNote: string;
  readonly entities: string;
  readonly periodLabels: readonly string[];
  readonly startDate: string;
  readonly endDate: string;
  readonly stageTitles: Readonly<Record<string, string>>;
  readonly draws: readonly ParameterDraws[];
  readonly stacks: readonly StackSummary[];
  /** replications that it might have made; it stopped where enough was known. Left out: it made what was asked for */
  readonly atMost?: number;
  /** replications asked for but not finished, when a limit or an interrupt stopped the study early */
  readonly unfinished: number;
  /** how expected numbers were made; left out for runs of single persons */
  readonly fluid?: FluidMade;
  /** which runs met a limit, and what their absence does to the numbers; left out when none did */
  readonly unfinishedWhy?: string;
}

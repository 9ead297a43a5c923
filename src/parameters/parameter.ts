// A parameter: a dated value with its unit, its uncertainty and where it comes from.
import type { Position } from "../errors.ts";
import type { CorrelatedWith } from "./correlation.ts";
import type { Name } from "../reading/name.ts";
import type { Distribution, Instant, Unit, Value } from "../quantity/value.ts";

/** fact: as published. estimate: computed from facts. judgement: somebody's, with a reason. */
export type ParameterKind = "fact" | "estimate" | "judgement";

/** What of a published or computed value is judged all the same; with neither `of` nor `from`, all of it. */
export interface JudgedPart {
  /** levels and states: what the value lists under them, and "else" */
  readonly of: readonly string[];
  /** dates and periods of the value that begin on it or later; null: none for their date */
  readonly from: Instant | null;
  readonly judgedBy: string;
  readonly reason: string;
}

/** Days on which somebody could first have written this down; null where nobody says. */
export interface KnownFrom {
  /** of all that no part names */
  readonly rest: Instant | null;
  /** of its range; null: as the rest */
  readonly uncertainty: Instant | null;
  /** by level, state or `else` of the value's tables, or by a date as the value writes it */
  readonly parts: Readonly<Record<string, Instant>>;
}

/** What a computed value was computed from. */
export interface ComputedFrom {
  /** as written, with groups in braces */
  readonly series: string;
  /** the first and the last period that was read, such as "2023-10" and "2024-05" */
  readonly from: string;
  readonly to: string;
}

/** One value with its provenance: the parameter's own, or one of its conflicting alternatives. */
export interface Source {
  readonly kind: ParameterKind;
  /** a distribution when the parameter stands for a duration that varies from person to person */
  readonly value: Value | Distribution;
  readonly facts: readonly string[];
  /** the same, each where it stands */
  readonly cited: readonly Name[];
  /** how a fact's period, scope or unit is made to serve here; empty when it needs none */
  readonly alignment: string;
  readonly method: string;
  readonly judgedBy: string;
  readonly reason: string;
  /** null or left out: nothing, or all of it where the kind is judgement */
  readonly judged?: JudgedPart | null;
  /** of a value in which numbers are computed from series: the value as written, and what they were computed from */
  readonly computed?: { readonly written: Value | Distribution; readonly from: readonly ComputedFrom[] };
  readonly at: Position;
  /** what stands in its place on a day at which its figures were not published; null or left out: nothing does */
  readonly fallback?: Source | null;
  /** from when on what is typed in it could be known; null or left out: nobody says */
  readonly knownFrom?: KnownFrom | null;
  /** what somebody would have judged before; each with its own day, the earliest first. Left out: nothing */
  readonly earlier?: readonly Source[];
  /** a column of a regime that was known later is read as that of the nearest state before which was not */
  readonly earlierState?: boolean;
  /** of a fallback: states that its tables read as others, so that their figures hold for them */
  readonly readAs?: Readonly<Record<string, string>>;
  /** set where a run stands on a day and a rule made what was judged later: the parts it made */
  readonly ruleMade?: readonly string[];
  /** of a fallback or an earlier value: its range, in place of the parameter's; null or left out: that one */
  readonly uncertainty?: Uncertainty | null;
  /** set where a run stands on such a day and nothing stands in its place: whoever reads the value is told this */
  readonly unavailable?: { readonly expected: string; readonly got: string; readonly hint: string };
}

/**
 * How a run chooses among conflicting publishers. pool: each replication draws one by weight. prefer: the default in
 * every run. one run each: the whole study once for every one of them.
 */
export type SourceRule = "pool" | "prefer" | "one run each";
export const sourceRules: readonly SourceRule[] = ["pool", "prefer", "one run each"];

export interface Uncertainty {
  /** applied once a run to the whole value: multiply it, add to it, or replace it */
  readonly how: "times" | "plus" | "is";
  readonly distribution: Distribution;
  /** of one whose width is computed from series: as written, and what was read */
  readonly computed?: { readonly written: Distribution; readonly from: readonly ComputedFrom[] };
}

/** Published series, of which the first with enough figures known gives the size of a drift. */
export interface DriftSource {
  readonly series: readonly Name[];
  /** a series over which each of these is taken, period by period; null or left out: the figures themselves */
  readonly outOf?: Name | null;
  /** the size where none has; null: that is a mistake */
  readonly otherwise: number | null;
}

/**
 * How a value may wander after the last figure known: month by month, the same path under every stack of a run.
 * Lengths of time are in months, a twelfth of a year each.
 */
export interface Drift {
  readonly at: Position;
  /** standard deviation of a year's change of the logarithm (of the logit), without the pull back */
  readonly size: number | DriftSource;
  /** time in which half of a deviation goes back; null: a random walk, none of it */
  readonly halfLife: number | null;
  /** of Student's t, of the monthly steps; and the scales of the t at which they are cut off */
  readonly degrees: number;
  /** whether half-life and degrees were left out, so that a history which gives the size gives them too */
  readonly leftOut?: { readonly halfLife: boolean; readonly degrees: boolean };
  readonly cut: number;
  readonly scale: "logs" | "logits";
  /** each level of this group has a path of its own; null: one for everybody */
  readonly by: Name | null;
  /** null until it is settled: see settleDrifts */
  readonly from: Instant | null;
  /** the value before it is a mean of so many months; null until it is settled */
  readonly meanOf: number | null;
  /** how far above the level that it goes back to the value lies, in logs */
  readonly away: number;
  /** of a settled one: as the document has it, for documents that stand on a day */
  readonly written?: Drift;
  /** what a size was worked out of; left out where it is written down */
  readonly sizedBy?: {
    readonly series: string;
    /** a series over which it was taken */
    readonly outOf?: string;
    readonly figures: number;
    readonly through: string;
    /** a strict reader had too few figures of the day, and took those of later editions */
    readonly isOfLaterEditions?: true;
  };
}

/** What a slider may move; from, to and step are in the parameter's own unit, not in base units. */
export interface Lever {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly label: string;
}

/** One of several publishers who disagree. */
export interface Alternative {
  readonly name: string;
  /** as sentences call it; the name where the document has no title */
  readonly title?: string;
  readonly source: Source;
  readonly weight: number;
}

export interface Parameter {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly source: Source | null;
  /** conflicting publishers, side by side; null when there is one source */
  readonly alternatives: {
    readonly default: string;
    /** left out: pool */
    readonly rule?: SourceRule;
    readonly options: readonly Alternative[];
  } | null;
  readonly uncertainty: Uncertainty | null;
  /** null or left out: it stays as it is written */
  readonly drift?: Drift | null;
  readonly lever: Lever | null;
  /** parameters whose draws go together with its own; left out: it is drawn by itself */
  readonly correlatedWith?: readonly CorrelatedWith[];
  /** the day of its document's judgements, for those that say none of their own; null or left out: nobody says */
  readonly judgedFrom?: Instant | null;
  readonly at: Position;
}

// A value as written in a document, after reading and before compiling: its shape is kept, its units are known.
import type { Position } from "../errors.ts";
import type { Name } from "../reading/name.ts";
import type { Unit } from "../reading/vocabulary.ts";

export type { Unit } from "../reading/vocabulary.ts";

/** Arithmetic as a tree. Numbers are already in base units (days, whole shares, currency). */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly unit: Unit }
  | { readonly kind: "name"; readonly name: string; readonly at: Position }
  | { readonly kind: "negate"; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly op: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
      readonly at: Position;
    }
  | {
      readonly kind: "call";
      readonly of: "min" | "max" | "sqrt";
      readonly args: readonly Expression[];
      readonly at: Position;
    }
  /** scheduled arrivals into a stage: their mean rate over so many days before each grid edge, known before a run */
  | { readonly kind: "arriving"; readonly stage: Name; readonly days: number; readonly at: Position }
  /** 1 from where a value is at least a level, until it is below a share (null: the whole) of the level; else 0 */
  | {
      readonly kind: "reaches";
      readonly of: Expression;
      readonly level: Expression;
      readonly until: Expression | null;
      readonly at: Position;
    }
  /** people in these stages at the last edge; only where section 9 of docs/reference/language.md allows it */
  | { readonly kind: "stock"; readonly stages: readonly Name[]; readonly at: Position };

/**
 * An instant as written. A calendar instant is in days since 1970-01-01 00:00; elapsed time is in days since
 * the start.
 */
export interface Instant {
  readonly days: number;
  readonly calendar: boolean;
  readonly text: string;
}

/** A span of time as written: from is included, to is not. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly text: string;
}

export interface SchedulePoint {
  readonly at: Position;
  readonly when: Instant;
  readonly value: Value;
}

export interface CountPeriod {
  readonly at: Position;
  readonly during: Span;
  /** how many arrive in the whole span */
  readonly value: Value;
}

/**
 * A value of docs/reference/language.md, section 2. Nesting is table > schedule > expression.
 * `facts` on steps, line and counts names a series of published figures, "publisher/publication#series", whose rows
 * "series.<period>" supply further points; "{region}" in it stands for the person's level of that group.
 */
export type Value =
  | { readonly kind: "expression"; readonly at: Position; readonly expression: Expression }
  | {
      readonly kind: "table";
      readonly at: Position;
      readonly by: Name;
      readonly levels: Readonly<Record<string, Value>>;
      /** the levels as written, each where it stands */
      readonly levelNames: readonly Name[];
      readonly otherwise: Value | null;
    }
  | {
      readonly kind: "steps" | "line";
      readonly at: Position;
      readonly points: readonly SchedulePoint[];
      readonly facts: Name | null;
      readonly repeatDays: number | null;
      /** a series along which the last value known goes on, as of a day */
      readonly sooner?: Name;
      /** set where a run stands on a day: the first point that was cut (days since 1970-01-01) */
      readonly goesOnFrom?: number;
    }
  | {
      readonly kind: "counts";
      readonly at: Position;
      readonly periods: readonly CountPeriod[];
      readonly facts: Name | null;
      /** months before the last period known whose mean goes on after it; left out: 12 */
      readonly goOnMonths?: number;
      /** a series of the same people that comes out sooner than `facts`, and carries these on */
      readonly sooner?: Name;
      /** set where a run stands on a day: after the last period known then, the mean of the months before goes on */
      readonly goesOn?: true;
    }
  | {
      readonly kind: "wave";
      readonly at: Position;
      readonly mean: Value;
      readonly swing: Value;
      readonly everyDays: number;
      readonly peakDays: number;
    }
  /**
   * one published figure, "publisher/publication#row", in its own unit; "{group}" as above. With `computed`, `fact`
   * is a series or a table of fitted shares, and `src/documents` puts numbers in its place before anything else reads
   * it
   */
  | { readonly kind: "fact"; readonly at: Position; readonly fact: string; readonly computed?: Computed };

/** A number that is worked out from the figures of a series that are known on a day. */
export type Computed = ComputedSum | ComputedShare;

export interface ComputedSum {
  /** spread: the relative standard error of a total or mean of so many months */
  readonly kind: "total" | "mean" | "spread";
  /** added up; `fact` of the value is the first */
  readonly series: readonly Name[];
  /** taken off */
  readonly less: readonly Name[];
  /** series of which the total is a share, none: the total itself */
  readonly outOf: readonly Name[];
  /** periods that lie in each state of this regime; null: those of `span`, or the last `lastMonths` known */
  readonly during: Name | null;
  /** months of each period that has a number of its own, from its first day on; null: not by periods */
  readonly eachMonths: 1 | 3 | 12 | null;
  /** periods that lie in it; null: not by dates */
  readonly span: Span | null;
  readonly lastMonths: number;
  /** null: all months of the span */
  readonly atLeastMonths: number | null;
  /** what the series calls levels of groups in braces: by group, then level or "else" */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** of a bare number at this place */
  readonly unit: { readonly unit: Unit; readonly numerator: number; readonly denominator: number };
}

/** The share of one level of an axis of a table that is fitted together, given all other axes that are groups. */
export interface ComputedShare {
  readonly kind: "share";
  readonly axis: Name;
  readonly level: Name;
  /** levels of other axes among which alone it is the share */
  readonly given: readonly { readonly axis: Name; readonly level: Name }[];
}

/** The figures that name a distribution, as written: mean, median, sd, cv, p5 … p95, shape, phases, from, peak, to. */
export type Figures = Readonly<Record<string, Value>>;

/** A duration (or an uncertainty) as written. A plain value is a fixed duration. */
export type Distribution =
  | { readonly kind: "fixed"; readonly at: Position; readonly value: Value }
  | {
      readonly kind: "exponential" | "erlang" | "gamma" | "lognormal" | "weibull" | "uniform" | "triangular" | "normal";
      readonly at: Position;
      readonly figures: Figures;
      readonly atLeast: Value | null;
      readonly atMost: Value | null;
    }
  | {
      readonly kind: "mix";
      readonly at: Position;
      readonly parts: readonly { readonly share: Value | "rest"; readonly of: Distribution }[];
      readonly atLeast: Value | null;
      readonly atMost: Value | null;
    }
  /** straight lines between quantiles; shares rise from 0 to 1 */
  | {
      readonly kind: "quantiles";
      readonly at: Position;
      readonly shares: readonly number[];
      readonly values: readonly Value[];
      readonly atLeast: Value | null;
      readonly atMost: Value | null;
    }
  | {
      readonly kind: "table";
      readonly at: Position;
      readonly by: Name;
      readonly levels: Readonly<Record<string, Distribution>>;
      readonly levelNames: readonly Name[];
      readonly otherwise: Distribution | null;
    }
  /** a parameter by itself: its value may be a distribution, or a plain value, which is then a fixed duration */
  | { readonly kind: "parameter"; readonly at: Position; readonly name: string };

// What the engines see: every group, regime, parameter and scenario already resolved to numbers over time.
// Plain data, safe to post to a worker. Time is in grid steps from the first instant of the run; an instant is a
// multiple of 2^-32 of a step (ENGINE section 1), which a float64 holds exactly up to two million steps.

/** Index into `Program.curves`; -1 where there is none. */
export type CurveId = number;
/** Index into `Program.samplers`; -1 where there is none. */
export type SamplerId = number;
/** Index into `Program.stages`. */
export type StageId = number;
/** Index into `Program.resources`; -1 where a class has none. */
export type ResourceId = number;

/**
 * A value that may differ by class and by era, as an index (CurveId or SamplerId) at [era × classCount + caseClass].
 * An era is how many of `Program.eras` had passed when the person arrived: changes that apply to new arrivals only.
 */
export type ByClass = Int32Array;

/**
 * Values over time, as straight pieces. Curve c has the pieces offsets[c] … offsets[c+1]-1; the first starts at or
 * before 0 and holds before it; a piece holds from its start to the next one's (the last one for ever). With a period
 * P > 0 the pieces cover [0, P) and repeat. Rates are per grid step, durations in grid steps, money in its currency.
 */
export interface Curves {
  readonly offsets: Int32Array;
  /** start of the piece, grid steps */
  readonly starts: Float64Array;
  /** value at the start of the piece */
  readonly values: Float64Array;
  /** change per grid step inside the piece */
  readonly slopes: Float64Array;
  /** integral from the curve's first start (or 0 for a periodic curve) to this piece's start */
  readonly integrals: Float64Array;
  /** 0 when the curve does not repeat; [curve] */
  readonly periods: Float64Array;
  /** integral over one period; [curve] */
  readonly periodIntegrals: Float64Array;
}

export const samplerFamilies = [
  "fixed", // [value]
  "exponential", // [mean]
  "gamma", // [shape, mean]; erlang too
  "lognormal", // [mu, sigma] of the logarithm
  "weibull", // [scale, shape]
  "uniform", // [from, to]
  "triangular", // [from, peak, to]
  "normal", // [mean, sd]
  "quantiles", // [value at probabilities[0], …]
  "mix", // parts with shares
] as const;
export type SamplerFamily = (typeof samplerFamilies)[number];

/** A distribution of durations (grid steps) whose figures are read at the instant the duration begins. */
export interface Sampler {
  readonly family: SamplerFamily;
  /** in the order given beside the family's name above */
  readonly figures: readonly CurveId[];
  /** values outside are moved to the bound; -1 for none (a duration is never below 0) */
  readonly atLeast: CurveId;
  readonly atMost: CurveId;
  /** quantiles: rising from 0 to 1 */
  readonly probabilities: readonly number[];
  /** mix */
  readonly parts: readonly SamplerId[];
  /** mix: share of each part, adding up to 1 at every instant */
  readonly shares: readonly CurveId[];
}

/** A 64-bit name for the random streams, as two unsigned 32-bit words: from the text of a name, never from an index. */
export interface NameKey {
  readonly high: number;
  readonly low: number;
}

/**
 * A value that depends on stocks (docs/reference/language.md, section 9), in postfix form, settled at each
 * edge and held for the step.
 * `code` holds pairs of an operation and its operand, 0 where it has none; see operations.ts.
 */
export interface Feedback {
  readonly code: Int32Array;
  readonly constants: Float64Array;
  readonly stageSets: readonly (readonly StageId[])[];
}

/** Either a curve known in advance (feedback null) or a value settled at each edge. */
export interface Level {
  readonly curve: CurveId;
  readonly feedback: Feedback | null;
}

export interface StageClockProgram {
  readonly name: string;
  readonly key: NameKey;
  readonly to: StageId;
  /** SamplerId by era and class; null when the clock has a rate */
  readonly after: ByClass | null;
  /** CurveId of the hazard per grid step, by era and class; null when the clock has a duration */
  readonly rate: ByClass | null;
  readonly whileWaiting: boolean;
}

export type StayKind = "dwell" | "service" | "boards" | "waits" | "passes" | "outcome";

export interface StageProgram {
  readonly name: string;
  readonly title: string;
  readonly key: NameKey;
  readonly kind: StayKind;
  /** dwell and service: SamplerId by era and class; null otherwise */
  readonly time: ByClass | null;
  /** service: one entry; boards: one per listed resource; each a ResourceId by class [caseClass] */
  readonly lines: readonly Int32Array[];
  /** places, everyone counted; Infinity when unlimited */
  readonly room: number;
  /** where a person goes when the stage, or a hold on entering it, is full; -1: waits at the door */
  readonly ifFull: StageId;
  /** in alphabetical order of their names: the tie rule */
  readonly clocks: readonly StageClockProgram[];
  /** targets in alphabetical order, `rest` last; shares[i] is a CurveId by era and class, null for rest */
  readonly next: { readonly to: readonly StageId[]; readonly shares: readonly (ByClass | null)[] };
  /** holds (index into Program.holds) whose span includes this stage */
  readonly holds: readonly number[];
  /** true when a person can come back here, so that stays must be numbered */
  readonly revisited: boolean;
}

export interface ResourceProgram {
  /** as declared; copies made by `each` are named "window(north)" */
  readonly name: string;
  /** the declared name, shared by all copies */
  readonly base: string;
  readonly title: string;
  readonly key: NameKey;
  readonly kind: "servers" | "held" | "slots";
  /** servers and held units: read at edges, rounded down; Infinity constant when unlimited. slots: per departure */
  readonly units: Level;
  /** rank by stage and class [stage × classCount + class], 0 first */
  readonly priority: Int32Array;
  readonly discipline: "first come" | "last come" | "longest in system" | "random";
  /** slots: instants of departure, sorted; empty when `departureRate` has feedback */
  readonly departures: Float64Array;
  /** slots: only when it depends on stocks: departures per grid step; null otherwise */
  readonly departureRate: Feedback | null;
  /** slots: fewest people who may leave, CurveId or -1 */
  readonly minimum: CurveId;
  /** slots: share of departures cancelled, CurveId or -1 */
  readonly cancelled: CurveId;
  readonly leftoverKept: boolean;
  /** slots: each departure carries one level of this group (index into groups); -1 for any mixture */
  readonly oneGroup: number;
  /** money per unit and grid step (servers, held) or per departure that carries somebody (slots); -1 for none */
  readonly cost: CurveId;
  /** money per person carried (slots); -1 for none */
  readonly costPerPerson: CurveId;
  readonly currency: string;
}

export interface HoldProgram {
  readonly name: string;
  /** ResourceId by class */
  readonly resource: Int32Array;
  /** 1 for stages in the span; [stage] */
  readonly span: Uint8Array;
}

export interface CrossClockProgram {
  readonly name: string;
  readonly key: NameKey;
  readonly starts: StageId;
  readonly strikesIn: Uint8Array;
  readonly voidIn: Uint8Array;
  readonly to: StageId;
  readonly after: ByClass | null;
  readonly rate: ByClass | null;
}

export interface ArrivalsProgram {
  readonly stage: StageId;
  /** of the entry's name: stage and place in its list */
  readonly key: NameKey;
  readonly kind: "poisson" | "exact" | "monthly" | "every";
  /**
   * poisson and monthly: arrival instants per grid step, by class, -1 for none; already divided by the
   * class's weight
   */
  readonly rates: Int32Array;
  /** when the rate depends on stocks: one per class, or null */
  readonly feedback: readonly (Feedback | null)[] | null;
  /** monthly: coefficient of variation of the month's common factor */
  readonly monthlyCv: CurveId;
  /** every: SamplerId of the gap by class, -1 for none */
  readonly gaps: Int32Array;
  /**
   * every: by class, the name with which its gaps are drawn. Classes of one name have the same gaps, and a draw for
   * each instant says of which of them its people are
   */
  readonly gapNames: readonly string[];
  /**
   * every with a split: the class's part of those draws, as CurveIds of where it begins and ends; by class, -1 where
   * every instant is the class's own
   */
  readonly partFrom: Int32Array;
  readonly partTo: Int32Array;
  /** exact: periods with whole counts by class [period × classCount + class] */
  readonly periods: { readonly from: Float64Array; readonly to: Float64Array; readonly counts: Int32Array };
  /** people per arrival instant, with cumulative shares ending in 1 */
  readonly batchSizes: Int32Array;
  readonly batchCumulative: Float64Array;
}

export interface InitialProgram {
  readonly stage: StageId;
  readonly key: NameKey;
  /** persons by class; already divided by the class's weight and rounded */
  readonly counts: Int32Array;
  /** SamplerId of the age by class; -1: age 0 */
  readonly age: Int32Array;
  readonly elapsed: readonly { readonly clock: number; readonly sampler: Int32Array }[];
}

/** A measure with names resolved to indices and times to grid steps. Base units; see model/measure.ts for meanings. */
export interface MeasureProgram {
  readonly name: string;
  readonly kind:
    | "stock"
    | "waiting"
    | "entries"
    | "moves"
    | "boardings"
    | "strikes"
    | "wait"
    | "sojourn"
    | "age"
    | "share"
    | "utilisation"
    | "overtime"
    | "cost"
    | "leftBehind";
  /** stages counted; for `share` the stages to be in. [stage] 0 or 1 */
  readonly stages: Uint8Array;
  /** moves: the stage moved to, -1 otherwise */
  readonly toStage: StageId;
  /** classes counted, 0 or 1 by class */
  readonly classes: Uint8Array;
  /** boardings, utilisation, overtime, cost, leftBehind: 1 by resource (all copies of an `each` resource) */
  readonly resources: Uint8Array;
  /** strikes: index of the cross clock, or of the stage clock as (stage, clock); -1 otherwise */
  readonly crossClock: number;
  readonly stageClocks: readonly { readonly stage: StageId; readonly clock: number }[];
  /** the instant, in grid steps, for measures at an instant; -1 for measures over a window */
  readonly at: number;
  /** the window, in grid steps, for the others; for `share` the cohort's window */
  readonly from: number;
  readonly to: number;
  readonly statistic: {
    readonly kind: "mean" | "variance" | "quantile" | "shareOver";
    readonly share: number;
    readonly over: number;
  } | null;
  readonly among: "served" | "everyone";
  /** share: stages of first entry that define the cohort */
  readonly entered: Uint8Array;
  /** what the result is in, for people: "persons", "days", "share", "USD" … Durations are given in days. */
  readonly unit: string;
}

export interface ProgramTime {
  /** length of a grid step in days: 1 for a day, 1/24 for an hour */
  readonly gridDays: number;
  /** grid steps in the run; the run ends at this instant */
  readonly steps: number;
  /** nothing before it is counted in waits, flows and averages */
  readonly warmUp: number;
  /** days since 1970-01-01 of the first instant; null in a model without a calendar */
  readonly startDays: number | null;
  /**
   * Edges of the recording periods in grid steps, first 0, last = steps: calendar months, or without a calendar one
   * hundredth of the run (at least one step). Persons are named by them (month index), 0 for the first; without a
   * calendar all arrivals are named by period 0.
   */
  readonly periodEdges: Float64Array;
  /** "2018-10" … ; without a calendar the start in days */
  readonly periodLabels: readonly string[];
  readonly fiscalYearStartMonth: number;
}

export interface Program {
  readonly modelId: string;
  readonly title: string;
  readonly time: ProgramTime;
  readonly groups: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly classCount: number;
  /** level of each group, [caseClass × group] */
  readonly classLevels: Uint16Array;
  /**
   * "age=child, region=north": groups in alphabetical order, so that their order in a document
   * is free
   */
  readonly classNames: readonly string[];
  /** persons one record stands for; [caseClass], 1 in a one-to-one run */
  readonly weights: Uint32Array;
  /** instants from which changes `appliesTo: new arrivals` hold, rising; usually empty */
  readonly eras: Float64Array;
  readonly curves: Curves;
  readonly samplers: readonly Sampler[];
  readonly stages: readonly StageProgram[];
  readonly resources: readonly ResourceProgram[];
  /** at most 32: which of them a person has is one word of bits */
  readonly holds: readonly HoldProgram[];
  readonly crossClocks: readonly CrossClockProgram[];
  readonly arrivals: readonly ArrivalsProgram[];
  readonly initial: readonly InitialProgram[];
  readonly measures: readonly MeasureProgram[];
  /**
   * true when an arrival rate, servers, slots or departures depend on stocks: paired scenarios then differ in
   * arrivals
   */
  readonly hasFeedback: boolean;
}

// The model as declared: nouns and laws, nothing about the world's numbers and nothing about machines.
import type { Position } from "../errors.ts";
import type { Distribution, Instant, Span, Unit, Value } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";
import type { Measure } from "./measure.ts";
import type { StructureDays } from "./structureDays.ts";
import type { Parameter } from "../parameters/parameter.ts";

export interface Group {
  readonly name: string;
  readonly levels: readonly string[];
  readonly at: Position;
}

/** A dated state per level of a group, always known, changed only at edges. */
export interface Regime {
  readonly name: string;
  readonly states: readonly string[];
  /** the group whose levels each have a history of their own; null when one history serves everybody */
  readonly by: Name | null;
  readonly histories: Readonly<
    Record<string, readonly { readonly days: number; readonly calendar: boolean; readonly state: string }[]>
  >;
  /** the levels that have one, as written */
  readonly levelNames: readonly Name[];
  /** history of the levels not named; with `by` null, the only one */
  readonly otherwise: readonly { readonly days: number; readonly calendar: boolean; readonly state: string }[] | null;
  /** who chose the states and their days, and why; "" where the document does not say */
  readonly judgedBy: string;
  readonly reason: string;
  /** left out: after its last date a history stays as it is */
  readonly mayChange?: MayChange;
  readonly at: Position;
}

/** Changes of state that nobody has dated, drawn once a run. */
export interface MayChange {
  readonly at: Position;
  /** per day; fromRecord: (changes known + 1/2) ÷ time known, of each history by itself */
  readonly odds: number | "fromRecord";
  /** weights of the states to which it may change; known: the states of the history so far, alike */
  readonly to: Readonly<Record<string, number>> | "known";
  /** the day up to which the history is known; null until documents stand on a day */
  readonly from: Instant | null;
}

/** One clock of a stay: whichever of the stay's own end and its clocks comes first decides. */
export interface StageClock {
  readonly name: string;
  readonly to: Name;
  readonly after: Distribution | null;
  readonly rate: Value | null;
  /** `while: waiting` makes the clock void once service begins or a slot is taken */
  readonly whileWaiting: boolean;
  readonly at: Position;
}

export interface Route {
  readonly to: Name;
  /** "rest" takes what the other shares leave */
  readonly share: Value | "rest";
  readonly at: Position;
}

export interface Arrivals {
  readonly at: Position;
  readonly rate: Value | null;
  readonly counts: Value | null;
  readonly every: Distribution | null;
  /** group name > shares of its levels; a level's share is a value or "rest" */
  readonly split: Readonly<Record<string, Split>>;
  /** the groups of `split`, as written */
  readonly splitNames: readonly Name[];
  readonly chance:
    | { readonly kind: "poisson" }
    | { readonly kind: "exact" }
    | { readonly kind: "monthly"; readonly cv: Value };
  /** sizes of a group arriving at one instant with their shares, adding up to 1 */
  readonly batch: readonly { readonly size: number; readonly share: number }[];
}

/** Shares of one group's levels, possibly different by another group. */
export type Split =
  | {
      readonly kind: "shares";
      readonly at: Position;
      readonly shares: Readonly<Record<string, Value | "rest">>;
      readonly levelNames: readonly Name[];
    }
  | {
      readonly kind: "table";
      readonly at: Position;
      readonly by: Name;
      readonly levels: Readonly<Record<string, Split>>;
      readonly levelNames: readonly Name[];
      readonly otherwise: Split | null;
    };

export interface Initial {
  readonly at: Position;
  readonly count: Value;
  readonly split: Readonly<Record<string, Split>>;
  readonly splitNames: readonly Name[];
  readonly age: Distribution | null;
  /** time already run, by clock across stages */
  readonly elapsed: Readonly<Record<string, Distribution>>;
  /** those clocks, as written */
  readonly elapsedNames: readonly Name[];
}

export type Stay =
  | { readonly kind: "dwell"; readonly time: Distribution }
  | { readonly kind: "service"; readonly by: Name; readonly time: Distribution }
  | { readonly kind: "boards"; readonly resources: readonly Name[] }
  | { readonly kind: "waits" }
  | { readonly kind: "passes" }
  | { readonly kind: "outcome" };

export interface Stage {
  readonly name: string;
  readonly title: string;
  /** the statute or rule the stage rests on; empty when none is named */
  readonly basis: string;
  /** what the stage is a part of, in words; pictures draw stages of one phase as one box. Empty: it stands by itself */
  readonly phase: string;
  readonly stay: Stay;
  readonly arrivals: readonly Arrivals[];
  readonly initial: Initial | null;
  readonly clocks: readonly StageClock[];
  readonly next: readonly Route[];
  readonly room: Value | null;
  readonly ifFull: Name | null;
  readonly at: Position;
}

export type PriorityRule =
  | { readonly kind: "stage"; readonly stage: Name }
  | { readonly kind: "group"; readonly group: Name; readonly level: Name }
  | { readonly kind: "rest" };

export const disciplines = ["first come", "last come", "longest in system", "random"] as const;
type Discipline = (typeof disciplines)[number];

export interface Resource {
  readonly name: string;
  readonly title: string;
  readonly at: Position;
  /** the group of which each level has a separate copy; null for one shared resource */
  readonly each: Name | null;
  readonly servers: Value | "unlimited" | null;
  readonly slots: Value | null;
  readonly departs:
    | { readonly kind: "rate"; readonly rate: Value }
    | {
        readonly kind: "dates";
        readonly dates: readonly { readonly days: number; readonly calendar: boolean }[];
        readonly then: Value | null;
      }
    | null;
  readonly priority: readonly PriorityRule[];
  readonly discipline: Discipline;
  readonly minimum: Value | null;
  readonly cancelled: Value | null;
  readonly leftover: "lost" | "kept";
  readonly oneGroup: Name | null;
  /** servers: money per unit and time; slots: money per departure that carries somebody */
  readonly cost: Value | null;
  /** slots: money per person carried, beside `cost` or alone */
  readonly costPerPerson: Value | null;
}

export interface Hold {
  readonly name: string;
  readonly of: Name;
  readonly whileIn: readonly Name[];
  readonly at: Position;
}

/** A limit that runs across stages, such as 180 days counted from the order. */
export interface CrossClock {
  readonly name: string;
  readonly starts: Name;
  readonly strikesIn: readonly Name[];
  readonly voidIn: readonly Name[];
  readonly to: Name;
  readonly after: Distribution | null;
  readonly rate: Value | null;
  readonly at: Position;
}

export interface Model {
  /** the file's or folder's name: what scenarios and parameters say in `for:` */
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly entities: readonly string[];
  readonly units: readonly string[];
  /** calendar: days since 1970-01-01 of the first day and of the day after the last */
  readonly runs:
    | { readonly kind: "calendar"; readonly fromDays: number; readonly toDays: number }
    | { readonly kind: "elapsed"; readonly forDays: number };
  readonly gridDays: number;
  readonly warmUpDays: number;
  /** month (1 to 12) in which the fiscal year starts; FY N ends in calendar year N, or starts in it when this is 1 */
  readonly fiscalYearStartMonth: number;
  readonly groups: readonly Group[];
  readonly regimes: readonly Regime[];
  readonly stages: readonly Stage[];
  readonly resources: readonly Resource[];
  readonly holds: readonly Hold[];
  readonly clocks: readonly CrossClock[];
  /** small models may carry their own; otherwise they come from documents `for:` this model */
  readonly parameters: readonly Parameter[];
  readonly quantities: readonly { readonly name: string; readonly title: string; readonly measure: Measure }[];
  /** from when on its structure could have been chosen so; null or left out: nobody says */
  readonly knownFrom?: StructureDays | null;
}

export type { Distribution, Span, Unit, Value };

// What a run that stands on a day rests on, as plain data.
import type { StandingFact } from "../facts/libraryAsOf.ts";
import type { StructureSection } from "../model/structureDays.ts";
import type { ComputedFrom } from "../parameters/parameter.ts";

/** How one parameter, or one of its alternatives, is replaced because the day is early. */
export interface StandIn {
  readonly parameter: string;
  /** "" when the parameter has one source */
  readonly alternative: string;
  /**
   * cut: later dates are removed. fallback: its value for such a day is used. earlier: what was judged by the day is
   * used. reconstructed: a strict reader has no edition of the day, and reads a later one. rule: a rule made what was
   * judged later. unavailable: a model that reads it is refused
   */
  readonly what: "cut" | "fallback" | "earlier" | "reconstructed" | "rule" | "unavailable";
  readonly words: string;
}

/** What a run on that day rests on; every output reports it. */
export interface AsOfAccount {
  readonly date: string;
  readonly strict: boolean;
  /** whether a rule made what was judged later */
  readonly ruleMade: boolean;
  /** figures that the documents name, in the library's order */
  readonly facts: readonly StandingFact[];
  readonly standIns: readonly StandIn[];
  /** numbers computed from series: of each series the first and the last period that was read */
  readonly computed: readonly ({ readonly parameter: string } & ComputedFrom)[];
  /** records by period: the day up to which they are known, and how they go on after it */
  readonly goOn: readonly GoingOn[];
  /** dates in stages, resources and regimes that are later, as written */
  readonly modelCut: readonly string[];
  /**
   * parameters whose value or range is a judgement of a later or an unknown day that nothing replaces: they were
   * written by somebody who knows what came after the day, and nothing can remove that knowledge
   */
  readonly judgedToday: readonly string[];
  /** of these, what has a day, and is used with hindsight all the same */
  readonly judgedLater: readonly JudgedLater[];
  /** parts of the model's structure that have a day, those chosen later first */
  readonly structure: readonly StructureChoice[];
}

export interface GoingOn {
  readonly parameter: string;
  /** ISO day, the first that nothing is known of */
  readonly from: string;
  /** months before it whose mean goes on; null: the last figure does */
  readonly months: number | null;
}

export interface JudgedLater {
  /** of a scenario's change: "scenario NAME" */
  readonly parameter: string;
  /** levels, states and dates as written; "range"; "" for all of it */
  readonly part: string;
  readonly knownFrom: string;
}

export interface StructureChoice {
  readonly section: StructureSection;
  readonly name: string;
  readonly knownFrom: string;
  readonly isLater: boolean;
}

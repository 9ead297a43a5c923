// Everything that somebody has chosen on the page: what a link holds, what undo goes back to, and what is run.
import type { OwnClaim } from "../../ask/live/ownChoices.ts";
import type { Moves } from "../../ask/live/moves.ts";
import type { Language } from "../words/format.ts";

export interface PageState extends Moves {
  /** of the packs beside the page */
  readonly model: string;
  /** key of the series drawn; "": the first */
  readonly chart: string;
  readonly show: Show;
  /** a recording period of the run, such as 2027-06, at whose start the system is looked at; "": the end of the run */
  readonly at: string;
  /** level of the series' group that is looked at; "": everybody */
  readonly level: string;
  /** a statement that somebody wrote; left out: none */
  readonly claim?: OwnClaim;
  /** one of the model's statements that is shown, by its id; left out: none */
  readonly statement?: string;
  /** a precise answer follows every quick one; left out: none does */
  readonly pace?: "precise";
  /** what the page speaks; left out: what the reader's browser asks for */
  readonly language?: Language;
  /** what runs are documents that somebody changed here; left out: the model as published */
  readonly edited?: true;
}

/** What a picture draws: what was moved less the base, both beside each other, or each scenario by itself as well. */
export const shows = ["difference", "level", "each"] as const;
export type Show = (typeof shows)[number];

export function firstState(model: string, stack: readonly string[]): PageState {
  return { model, stack, levers: [], chart: "", show: "difference", at: "", level: "" };
}

/** @param value null: as the documents have it */
export function withLever(state: PageState, parameter: string, value: number | null): PageState {
  const others = state.levers.filter(([name]) => name !== parameter);
  return { ...state, levers: value === null ? others : [...others, [parameter, value]] };
}

export function withScenario(state: PageState, name: string, isOn: boolean): PageState {
  const others = state.stack.filter((one) => one !== name);
  return { ...state, stack: isOn ? [...others, name].sort() : others };
}

/** @param publisher null: as the documents have it */
export function withPublisher(state: PageState, parameter: string, publisher: string | null): PageState {
  const { sources = [], ...others } = state;
  const kept = sources.filter(([name]) => name !== parameter);
  const next = publisher === null ? kept : [...kept, [parameter, publisher] as const];
  return next.length === 0 ? others : { ...others, sources: next };
}

export function withPace({ pace: _pace, ...others }: PageState, isPrecise: boolean): PageState {
  return isPrecise ? { ...others, pace: "precise" } : others;
}

export function valueOf({ levers }: PageState, parameter: string): number | null {
  return levers.find(([name]) => name === parameter)?.[1] ?? null;
}

// What pieces ask of the worker for longer jobs: each job with what is asked and what is found, as plain data.
import type { Binds } from "../../ask/binds.ts";
import type { Difference } from "../../ask/compare.ts";
import type { Flip } from "../../ask/flip/flip.ts";
import type { Turning } from "../../ask/flip/nearest.ts";
import type { Informs } from "../../ask/informs/informed.ts";
import type { Matters } from "../../ask/matters.ts";
import type { OwnClaim } from "../../ask/live/ownChoices.ts";
import type { Moves } from "../../ask/live/moves.ts";
import type { Requires } from "../../ask/requires/required.ts";
import type { Sobol } from "../../ask/sobol.ts";
import type { Waterfall } from "../../ask/waterfall.ts";
import type { EnsembleSummary } from "../../ensemble/summary.ts";

/** What a piece found, and the command that finds the same; "" where there is none. */
interface PieceFound<Found> {
  readonly found: Found;
  readonly command: string;
}

/** A state of the page, as every piece is asked of one. */
export interface StateAsked {
  readonly moves: Moves;
  /** days that a step of the page's own run covers, so that both are the same numbers */
  readonly stepDays: number;
}

type Engine = "fluid" | "individual";

interface DrawsAsked extends StateAsked {
  readonly draws: number;
}

export interface InformsOf extends DrawsAsked {
  /** how far figures are off, as a share */
  readonly error: number;
}

interface PairedAsked extends DrawsAsked {
  readonly engine: Engine;
}

/** What a lever turns: the question, a statement, or a line that a number of the model crosses. */
export type TurnedAsked =
  | { readonly kind: "question" }
  | { readonly kind: "own"; readonly claim: OwnClaim }
  | { readonly kind: "claim"; readonly id: string }
  | { readonly kind: "line"; readonly quantity: string; readonly value: number };

export interface TurningAsked extends StateAsked {
  readonly lever: string;
  /** ends of the search, in the lever's unit */
  readonly range: readonly [low: number, high: number];
  readonly turned: TurnedAsked;
  /** runs that follow every person on either side of what is found; 0: none */
  readonly confirm: number;
}

export interface RequiresOf extends DrawsAsked {
  readonly wanted: TurnedAsked;
  /** as of a lever */
  readonly confirm: number;
}

export interface FlipsAsked extends StateAsked {
  /** id of a statement of the model */
  readonly claim: string;
  /** as of a lever */
  readonly confirm: number;
}

/** null: it was stopped before anything was finished */
type Job<Asked, Found> = { readonly asked: Asked; readonly found: PieceFound<Found> | null };

export interface PieceJobs {
  /** what each change contributes */
  readonly changes: Job<StateAsked, Waterfall>;
  /** what numbers hang on, from draws; and how much each figure makes with all others */
  readonly matters: Job<DrawsAsked, Matters>;
  readonly sobol: Job<DrawsAsked, Sobol>;
  /** which figure would narrow an answer most */
  readonly informs: Job<InformsOf, Informs>;
  /** what one more of each resource would be worth, in a number; "": the one that answers */
  readonly prices: Job<StateAsked & { readonly measure: string }, Binds>;
  /** where a lever turns something */
  readonly turning: Job<TurningAsked, Flip>;
  /** what would have to be true */
  readonly requires: Job<RequiresOf, Requires>;
  /** which single figure turns a statement */
  readonly flips: Job<FlipsAsked, readonly Turning[]>;
  /** with and without what was moved, run by run */
  readonly paired: Job<PairedAsked, readonly Difference[]>;
  /** where the spread of runs comes from */
  readonly parts: Job<PairedAsked, EnsembleSummary>;
}

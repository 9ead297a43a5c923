// What of a verdict hangs on a single figure: the nearest value at which it turns, and which figures turn it within their
// own range.
import type { HeldRuns, VerdictWord } from "../../judge/verdict.ts";
import type { Uncertainty } from "../../parameters/parameter.ts";
import type { FlipCheck } from "./flip.ts";

/** A figure that is moved alone. */
interface MovedFigure {
  readonly parameter: string;
  readonly title: string;
  /** judgement: somebody's value. Otherwise its range is somebody's, around a published or computed value */
  readonly kind: "judgement" | "estimate" | "fact";
  /** what is done to its value: multiplied by, added to, or set */
  readonly how: Uncertainty["how"];
  /** of all values here; "" of a factor */
  readonly unit: string;
  /** where nothing is moved */
  readonly own: number;
  /** the middle 99 of 100 of what may be drawn */
  readonly range: readonly [low: number, high: number];
}

/** Where the nearest of them turns a part of a statement. */
export interface NearestFlip extends MovedFigure {
  /** by expected numbers, all else at its value */
  readonly at: number;
  /** the last values on either side of it that were tried */
  readonly bracket: readonly [low: number, high: number];
  /** its distance from where nothing is moved, in standard deviations of what may be drawn */
  readonly spreads: number;
  /** runs of single persons on either side: in how many of them it holds; empty: none were made */
  readonly confirmed: readonly FlipCheck[];
  /** false: runs on a side say otherwise, or halving the step does where no runs were made */
  readonly isSettled: boolean;
}

/** A figure that turns it at an end of its range. */
export interface DecidingFigure extends MovedFigure {
  /** the end of its range at which it turns */
  readonly end: number;
  /** where on the way it turns, and how far that is in standard deviations; null: not found out, as others turn it sooner */
  readonly at: number | null;
  readonly spreads: number | null;
  /** with the figure there and all others drawn; null: not found out */
  readonly verdict: VerdictWord | null;
  readonly runs: HeldRuns | null;
  /** against the verdict with all figures drawn: the opposite word, an open one, or the same */
  readonly effect: "reverses" | "unsettles" | "leaves" | null;
}

/** Of a statement, or of a part of it. Plain data, safe as JSON. */
export interface Turning {
  readonly claim: string;
  /** "" where the statement has no parts */
  readonly part: string;
  /** by expected numbers, with every figure at its value; null: they do not tell */
  readonly holds: boolean | null;
  /** figures with a range that can reach what is measured */
  readonly tried: number;
  /** null: no single one of them turns it within its range */
  readonly nearest: NearestFlip | null;
  /** nearest first */
  readonly deciding: readonly DecidingFigure[];
  /** with all figures drawn, by expected numbers; null where nothing turns it, so that nobody asks */
  readonly verdict: VerdictWord | null;
  readonly stepDays: number | null;
}

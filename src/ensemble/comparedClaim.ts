// A claim's tests by runs, as plain data: in which runs of an ensemble it holds.
import type { Test } from "../claim/claim.ts";
import { holds } from "../judge/holds.ts";
import type { Outcome } from "../judge/holds.ts";

/** A number of a run by its measure and stack, or one that is known without a run. */
export type ComparedSide = { readonly measure: string; readonly stack: string } | { readonly value: number };

export interface ComparedTest extends Pick<Test, "compare" | "holdsIf"> {
  readonly measure: ComparedSide;
  readonly against: ComparedSide | null;
}

/** A claim, or a part of it: it holds in a run when all its tests do. */
export interface ComparedClaim {
  readonly id: string;
  /** "" where the claim has no parts */
  readonly part: string;
  readonly words: string;
  readonly tests: readonly ComparedTest[];
}

/** "deal-big-impact", "deal-big-impact/fewer wait" */
export function claimName({ id, part }: Pick<ComparedClaim, "id" | "part">): string {
  return part === "" ? id : `${id}/${part}`;
}

/**
 * False as soon as one test fails; null when none fails and one cannot be made.
 *
 * @param valueOf of a measure under a stack, in one run of each stack with the same point and chances
 */
export function holdsTogether(
  { tests }: Pick<ComparedClaim, "tests">,
  valueOf: (measure: string, stack: string) => number | null,
): Outcome {
  const sideOf = (side: ComparedSide): number | null =>
    "value" in side ? side.value : valueOf(side.measure, side.stack);
  const outcomes = tests.map((test) =>
    holds(test, sideOf(test.measure), test.against === null ? undefined : sideOf(test.against)),
  );
  if (outcomes.includes(false)) return false;
  return outcomes.includes(null) ? null : true;
}

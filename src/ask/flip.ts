// "What would have to be true?": one parameter, searched for the value at which an answer or a claim turns. The
// search is on expected numbers; runs of single persons on either side of what it finds confirm it.
import { compile, plainly } from "../compile/compile.ts";
import { DrawCache } from "../compile/drawCache.ts";
import type { Documents } from "../documents/documents.ts";
import type { LeverPlan } from "../documents/studyDocument.ts";
import { PendencyError } from "../errors.ts";
import { settingText } from "../scenario/point.ts";
import { distinctStacks } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Flip } from "./flip/flip.ts";
import { readLever } from "./flip/lever.ts";
import type { LeverAsked, ReadLever } from "./flip/lever.ts";
import { FlipSearch } from "./flip/search.ts";
import type { SearchAsked } from "./flip/search.ts";
import { stacksOf, turnedBy } from "./flip/turned.ts";
import type { FlipTurn, Turned } from "./flip/turned.ts";

export type { FlipTurn };

/** Places over a lever's range: a second turn is missed only where it turns back within a sixth of that. */
const scanned = 7;

export interface FlipAsked extends SearchAsked, LeverAsked {
  /** left out: the question of the study document */
  readonly turns?: readonly FlipTurn[];
}

/**
 * One flip for each thing that is turned. A flip is "unknown" where it was stopped, or where expected numbers do not
 * give what decides it.
 *
 * @throws PendencyError when the parameter, its range, a claim or the question is not there, or does not fit
 */
export async function askFlip(documents: Documents, asked: FlipAsked, conduct: Conduct = {}): Promise<readonly Flip[]> {
  const lever = leverOf(documents, asked);
  const search = new FlipSearch(documents, asked, { ...lever, scanned }, conduct);
  const flips: Flip[] = [];
  for (const turned of lever.turned) flips.push({ of: turned.of, ...(await search.flip(turned)) });
  conduct.narrate?.({ kind: "finished" });
  return flips;
}

/** A lever of a study document, in the words of `askFlip`. */
export function askedOfLever({ parameter, title, low, high, turns }: LeverPlan): FlipAsked {
  return {
    parameter,
    title,
    range: [low.text, high.text],
    turns: turns.map((id) => (id === null ? "question" : { claim: id })),
  };
}

/**
 * Found out before the runs that a search comes after.
 *
 * @throws PendencyError as askFlip does
 */
export function checkFlip(documents: Documents, asked: FlipAsked): void {
  const lever = leverOf(documents, asked);
  const stacks = distinctStacks(lever.turned.flatMap(({ claim }) => stacksOf(claim)));
  const [, point] = lever.range.map((end) => lever.pointAt(end));
  const kept = new DrawCache(stacks.length);
  // whether a scenario moves the same parameter is seen at either end
  try {
    for (const stack of stacks) compile(documents, documents.facts, { ...plainly, stack, point, kept });
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    const hint = `the lever sets ${settingText(point)}`;
    throw new PendencyError(error.problems.map((problem) => ({ hint, ...problem })));
  }
}

interface TurningLever extends ReadLever {
  readonly turned: readonly Turned[];
}

function leverOf(documents: Documents, asked: FlipAsked): TurningLever {
  const { turns = ["question"] } = asked;
  return { ...readLever(documents, asked), turned: turns.map((turn, nth) => turnedBy(turn, nth, documents)) };
}

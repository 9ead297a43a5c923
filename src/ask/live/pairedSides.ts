// The two policies under which people are followed: as the question's base has it, and with what was moved.
import type { Documents } from "../../documents/documents.ts";
import { together } from "../../scenario/point.ts";
import type { Point } from "../../scenario/point.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import { movedByHand } from "./liveModel.ts";
import { pointOfLevers } from "./moves.ts";
import type { Moves } from "./moves.ts";
import { sinceOf } from "./sinceOf.ts";

/** What was moved, and what else was given from outside: that holds in the second run alone as well. */
export interface PolicyMoves extends Moves {
  readonly setting?: Point | null;
}

export interface PolicySide {
  readonly stack: readonly string[];
  /** the stack, and one name more for what was moved by hand */
  readonly named: readonly string[];
  readonly point: Point | null;
  readonly believed: NonNullable<Moves["sources"]>;
}

/** @returns one side where nothing was moved. @throws PendencyError when what was moved cannot be had */
export function pairedSides(documents: Documents, moves: PolicyMoves): readonly PolicySide[] {
  const base = canonicalStack(documents.plan?.answer.base ?? []);
  const now = canonicalStack(moves.stack);
  const levers = pointOfLevers(documents, moves.levers, sinceOf(documents));
  const point = together(levers, moves.setting ?? null);
  const { sources = [] } = moves;
  const isByHand = point !== null || sources.length > 0;
  const without = { stack: base, named: base, point: null, believed: [] };
  if (!isByHand && stackName(now) === stackName(base)) return [without];
  return [without, { stack: now, named: isByHand ? [...now, movedByHand] : now, point, believed: sources }];
}

// People under the two policies of a model's question: their lives beside each other, and how long those of each group and
// cohort wait. Two runs person by person each, with the same chances, every uncertain figure at its own value.
import type { Documents } from "../documents/documents.ts";
import type { FollowedPeople } from "./followedPeople.ts";
import { liveEverybody } from "./live/liveEverybody.ts";
import { liveLives } from "./live/liveLives.ts";
import { pairedSides } from "./live/pairedSides.ts";

/** @throws PendencyError when the runs are too large to be made at once */
export function askPeople(documents: Documents): FollowedPeople {
  const { plan } = documents;
  const moves = { stack: plan?.answer.with ?? plan?.answer.base ?? [], levers: [] };
  const level = plan?.series.levels.at(0) ?? "";
  const lives = liveLives(documents, moves, { level, replication: 0 }, () => {});
  const { sides, group, replication } = liveEverybody(documents, moves, 0, () => {});
  return {
    lives,
    waits: { group, replication, sides: sides.map(({ lines }) => lines) },
    stacks: pairedSides(documents, moves).map(({ stack }) => stack),
  };
}

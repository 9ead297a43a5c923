// What runs of the same documents have in common, as long as the documents live: studies of them follow each other, and a
// search makes one for every place it looks at.
import { DrawCache } from "../compile/drawCache.ts";
import type { ModelDocuments } from "../documents/readDocuments.ts";
import type { Plan } from "../simulate/fluid/plan.ts";

interface Kept {
  readonly programs: DrawCache;
  /** of runs of expected numbers with nothing drawn; it knows those made beside it */
  readonly plans: KeptPlan;
}

/** A plan that later ones take over what they can from. */
export interface KeptPlan {
  like?: Plan;
}

/** Stacks of one study that take turns: the flagship's claims have fifty. */
const mostStacks = 64;

const known = new WeakMap<ModelDocuments["model"], Kept>();

export function keptFor({ model }: Pick<ModelDocuments, "model">): Kept {
  const before = known.get(model);
  if (before !== undefined) return before;
  const kept = { programs: new DrawCache(mostStacks), plans: {} };
  known.set(model, kept);
  return kept;
}

// What is the same in every draw is worked out in the first one only.
import type { ValueOrDistribution } from "./dependencies.ts";
import type { World } from "./world.ts";

/**
 * What `work` gives for a part of the documents: worked out once for all draws when none of them touches these values.
 * What is wrong is not kept, so that every draw says it again.
 *
 * @param part a stage, a resource, a value: as an object of the documents
 * @param what names the result among others for the same part
 * @param values all that the result depends on beside names, levels and dates
 */
export function once<T>(
  world: World,
  part: object,
  what: string,
  values: readonly ValueOrDistribution[],
  work: () => T,
): T {
  const { kept } = world.memory;
  if (kept === null || !values.every((value) => kept.isSteadyValue(value))) return work();
  const found = kept.foundFor(part);
  if (found.has(what)) return found.get(what) as T;
  const before = world.problems.length;
  const result = work();
  if (world.problems.length === before) found.set(what, result);
  return result;
}

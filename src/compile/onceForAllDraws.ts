// A result that is the same in every draw is worked out in the first draw only.
import type { ValueOrDistribution } from "../model/mentions.ts";
import type { World } from "./world.ts";

/**
 * The result of `work` for a part of the documents, worked out once for all draws when none of them touches
 * these values. A result with problems is not kept, so that every draw reports them.
 *
 * @param part a stage, a resource, a value: as an object of the documents
 * @param what names the result among others for the same part
 * @param values everything that the result depends on, apart from names, levels and dates
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

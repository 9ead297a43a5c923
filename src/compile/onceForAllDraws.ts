// A result is worked out once for all draws and stacks that leave alone what it comes from.
import type { ValueOrDistribution } from "../model/mentions.ts";
import type { World } from "./world.ts";

/**
 * The result of `work` for a part of the documents, worked out again only when draws or scenarios touch these values.
 * A result with problems is not kept, so that every draw reports them.
 *
 * @param part a stage, a resource, a value: as an object of the documents
 * @param what names the result among others for the same part
 * @param values everything that the result depends on, apart from names, levels and dates
 * @param named values of which it takes the groups or the unit, which a stack may change and a draw does not
 */
export function once<T>(
  world: World,
  part: object,
  what: string,
  values: readonly ValueOrDistribution[],
  work: () => T,
  named: readonly ValueOrDistribution[] = [],
): T {
  const { kept } = world.memory;
  if (kept === null) return work();
  const found = kept.foundFor(part, values, named);
  if (found.has(what)) return found.get(what) as T;
  const before = world.problems.length;
  const result = work();
  if (world.problems.length === before) found.set(what, result);
  return result;
}

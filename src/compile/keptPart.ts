// A part of a Program as a whole: where nothing that it comes from has changed since it was compiled last, it is taken over,
// and what it asked of the pool is asked again, so that every curve has the number it would have.
import type { Place } from "../model/places.ts";
import type { Builder } from "./builder.ts";
import type { Asked } from "./pool.ts";

interface Kept<T> {
  readonly result: T;
  readonly asked: Asked;
}

/**
 * What `work` compiles of a stage, a resource or a clock. A result with problems is not kept, so that every draw reports them.
 *
 * @param part  as an object of the documents
 * @param what  names the result among others of the same part
 * @param kind  of the places whose values it comes from, and the name under which they stand
 */
export function keptPart<T>(
  builder: Builder,
  part: object,
  what: string,
  [kind, name]: readonly [Place["kind"], string],
  work: () => T,
): T {
  const { world, pool } = builder;
  const { kept } = world.memory;
  if (kept === null) return work();
  const values = builder.valuesAt.get(`${kind} ${name}`) ?? [];
  const found = kept.foundFor(part, values, values);
  const before = found.get(what) as Kept<T> | undefined;
  if (before !== undefined && pool.asksAgain(before.asked)) return before.result;
  const problems = world.problems.length;
  const made: Kept<T> = pool.noting(work);
  if (world.problems.length === problems) found.set(what, made);
  return made.result;
}

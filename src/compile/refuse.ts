// How compiling gives up on one place and goes on with the next.
import { PendencyError, problem } from "../errors.ts";
import type { Position, Problem, ProblemKind } from "../errors.ts";
import type { Name } from "../reading/name.ts";

/** Stops working on one place; `attempt` notes the problem and goes on with the next. */
export function refuse(
  kind: ProblemKind,
  at: Position | null,
  path: string,
  expected: string,
  got: string,
  hint?: string,
): never {
  throw new PendencyError([problem(kind, at, path, expected, got, hint)]);
}

/** The result, or `otherwise` after noting what was wrong. */
export function attempt<T>(problems: Problem[], otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    problems.push(...error.problems);
    return otherwise;
  }
}

/**
 * What a name stands for.
 *
 * @throws PendencyError of kind names where documents were not checked, so that no hole is compiled
 */
export function idOf<T>(ids: ReadonlyMap<string, T>, name: Name, what: string, path: string): T {
  const id = ids.get(name.text);
  if (id !== undefined) return id;
  return refuse("names", name.at, path, `the name of ${what}`, JSON.stringify(name.text));
}

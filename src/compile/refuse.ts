// How compiling gives up on one place and goes on with the next.
import { PendencyError } from "../errors.ts";
import type { Position, Problem, ProblemKind } from "../errors.ts";

/** Stops working on one place; `attempt` notes the problem and goes on with the next. */
export function refuse(
  kind: ProblemKind,
  at: Position | null,
  path: string,
  expected: string,
  got: string,
  hint?: string,
): never {
  throw new PendencyError([{ kind, at, path, expected, got, ...(hint === undefined ? {} : { hint }) }]);
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

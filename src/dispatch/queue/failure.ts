// How a worker says through a queue that a chunk cannot be made: what is wrong with the documents stays a list of
// problems, so that whoever waits prints what a command on the same machine would.
import { PendencyError } from "../../errors.ts";
import type { Problem } from "../../errors.ts";

/** Workers that a chunk may kill: then it is given up. */
export const mostDeaths = 3;

interface Written {
  readonly problems: readonly Problem[];
}

export function failureText(problems: readonly Problem[]): string {
  return JSON.stringify({ problems } satisfies Written);
}

/** What a failed job's reason says, to be thrown. */
export function readFailure(chunk: number, reason: string): Error {
  const problems = problemsIn(reason);
  if (problems !== null) return new PendencyError(problems);
  if (/stalled more than/.test(reason)) {
    return new Error(`chunk ${chunk} is given up: each of the ${mostDeaths} workers that began it died`);
  }
  return new Error(`chunk ${chunk} failed again and again: ${reason.slice(0, 500)}`);
}

function problemsIn(reason: string): readonly Problem[] | null {
  try {
    const { problems } = JSON.parse(reason) as Partial<Written>;
    return Array.isArray(problems) && problems.length > 0 && problems.every(isProblem) ? problems : null;
  } catch {
    return null;
  }
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null) return false;
  const { path, expected, got } = value as Partial<Problem>;
  return [path, expected, got].every((text) => typeof text === "string");
}

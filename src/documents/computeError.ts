// Why a number cannot be computed from the series that it names.
import { problem } from "../errors.ts";
import type { Position, Problem, ProblemKind } from "../errors.ts";

export class ComputeError extends Error {
  readonly problem: Problem;

  constructor(kind: ProblemKind, at: Position, path: string, expected: string, got: string, hint?: string) {
    super(got);
    this.problem = problem(kind, at, path, expected, got, hint);
  }
}

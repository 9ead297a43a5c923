// One shape for everything that can be wrong with what a person gave us, and one tone for saying it.

/** A place in a document: lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The order in which documents are checked; checking stops after the first kind that finds something. */
export const problemKinds = ["yaml", "shape", "names", "units", "shares", "sense", "facts", "limits", "usage"] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** One mistake: where it is, what was expected, what came instead, what to do next. */
export interface Problem {
  readonly kind: ProblemKind;
  /** null when the mistake is not in a document (a command's option, say) */
  readonly at: Position | null;
  /** the path inside the document, such as "stages.hearing.next › FY2024, region north"; may be empty */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  readonly hint?: string;
}

export function problem(
  kind: ProblemKind,
  at: Position | null,
  path: string,
  expected: string,
  got: string,
  hint?: string,
): Problem {
  return { kind, at, path, expected, got, ...(hint === undefined ? {} : { hint }) };
}

/** Carries one or more problems to a door, which prints them and exits with code 2. */
export class PendencyError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
    this.name = "PendencyError";
    this.problems = problems;
  }
}

/** "office.yaml:17:12 › stages.counter.next" */
export function whereOf({ at, path }: Pick<Problem, "at" | "path">): string {
  const place = at === null ? "" : `${at.file}:${at.line}:${at.column}`;
  return [place, path].filter((part) => part !== "").join(" › ");
}

/** The two or three lines a person reads. */
export function describeProblem({ at, path, expected, got, hint }: Problem): string {
  const lines = [whereOf({ at, path }), `  expected ${expected}; got ${got}`];
  if (hint !== undefined) lines.push(`  hint: ${hint}`);
  return lines.filter((line) => line !== "").join("\n");
}

/**
 * Mistakes in what was asked for, in the same words and shape as mistakes in documents.
 *
 * @throws PendencyError (kind usage), always
 */
export function refuseUsage(path: string, expected: string, got: string, hint?: string): never {
  throw new PendencyError([problem("usage", null, path, expected, got, hint)]);
}

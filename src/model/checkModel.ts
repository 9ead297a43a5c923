// Whether a model and its parameters make sense together. Kinds of mistake are checked in the order of
// docs/reference/language.md, section 13, and checking stops at the first kind that finds something, since
// later kinds would only echo it.
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { firstKindOf } from "../reading/reading.ts";
import { checkAlignment } from "./checkAlignment.ts";
import { checkFacts } from "./checkFacts.ts";
import { checkNames } from "./checkNames.ts";
import { checkSense, warnAboutSense } from "./checkSense.ts";
import { checkShares } from "./checkShares.ts";
import { checkTypedFacts } from "./checkTypedFacts.ts";
import { checkUnits } from "./checkUnits.ts";
import type { Graph } from "./graph.ts";

export interface Findings {
  /** mistakes of one kind, in file order, at most ten; empty when the documents may run */
  readonly errors: readonly Problem[];
  /** what a model may mean, but often does not */
  readonly warnings: readonly Problem[];
}

/** Names, units, shares and sense of a model, then the facts it cites where a library is given. */
export function checkModel(graph: Graph, facts?: FactLibrary): Findings {
  const errors = firstFindings([
    () => checkNames(graph),
    () => checkUnits(graph, facts),
    () => checkShares(graph),
    () => checkSense(graph),
    () => [...(facts === undefined ? [] : checkFacts(graph, facts)), ...checkAlignment(graph, facts)],
    () => (facts === undefined ? [] : checkTypedFacts(graph.model, facts)),
  ]);
  return {
    errors,
    warnings: errors.length > 0 ? [] : inFileOrder(warnAboutSense(graph)),
  };
}

/** The problems of the first check that has any. */
export function firstFindings(checks: readonly (() => Problem[])[]): readonly Problem[] {
  for (const check of checks) {
    const problems = check();
    if (problems.length > 0) return firstKindOf(problems);
  }
  return [];
}

export function refuseFindings(findings: Findings): void {
  if (findings.errors.length > 0) throw new PendencyError(findings.errors);
}

function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((left, right) => (left.at?.line ?? 0) - (right.at?.line ?? 0));
}

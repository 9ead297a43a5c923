// Claims as an ensemble compares them run by run: their tests by runs, with published figures as numbers.
import type { Claim, Test } from "../../claim/claim.ts";
import type { Documents } from "../../documents/documents.ts";
import type { ComparedClaim, ComparedSide, ComparedTest } from "../../ensemble/comparedClaim.ts";
import { baseValue, factOf } from "../../judge/factValue.ts";
import type { Measure } from "../../model/measure.ts";
import { stackName } from "../../scenario/stack.ts";
import { claimMeasureName } from "../../study/studyMeasures.ts";

/** Those that runs decide, each of their parts by itself; tests of published figures alone take no run. */
export function comparedClaims(claims: readonly Claim[], documents: Documents): readonly ComparedClaim[] {
  return claims.flatMap((claim) => {
    if (claim.kind.includes("outOfScope")) return [];
    const parts = [...new Set(claim.tests.map(({ part = "" }) => part))];
    return parts.flatMap((part): ComparedClaim[] => {
      const tests = claim.tests.flatMap((test, index) =>
        (test.part ?? "") === part && isOfRuns(test) ? [comparedTest(claim.id, test, index, documents)] : [],
      );
      return tests.length === 0 ? [] : [{ id: claim.id, part, words: claim.short ?? claim.words, tests }];
    });
  });
}

function isOfRuns({ measure, against }: Test): boolean {
  return measure.kind !== "fact" || (against?.kind === "measure" && against.measure.kind !== "fact");
}

function comparedTest(claim: string, test: Test, index: number, documents: Documents): ComparedTest {
  const { measure, against, compare, holdsIf } = test;
  const side = (of: Measure, which: "measure" | "against"): ComparedSide =>
    of.kind === "fact"
      ? { value: baseValue(factOf(of.fact, documents.facts, of.position), documents.model) }
      : { measure: claimMeasureName(claim, index, which), stack: stackName(of.scenario) };
  const other =
    against === null ? null : against.kind === "quantity" ? { value: against.value } : side(against.measure, "against");
  return { measure: side(measure, "measure"), against: other, compare, holdsIf };
}

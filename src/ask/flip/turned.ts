// What a search turns: a claim, or a part of one, and whether it holds in a run.
import type { Claim } from "../../claim/claim.ts";
import type { Documents } from "../../documents/documents.ts";
import { holds } from "../../judge/holds.ts";
import { marginOf } from "../../judge/margin.ts";
import { sidesOf } from "../../judge/sides.ts";
import { canonicalStack, distinctStacks } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import { claimMeasures } from "../../study/studyMeasures.ts";
import type { Look } from "./turningPoint.ts";

/** Tests of a claim that must hold together. */
export interface Turned {
  readonly claim: Claim;
  /** those that a run decides */
  readonly tests: readonly number[];
}

/** All tests of what is turned, in one run; null where it does not tell. */
export function lookAt(
  { claim, tests }: Turned,
  study: Study,
  documents: Documents,
  place: number,
  run: number,
): Look | null {
  const looks = tests.map((index): Look | null => {
    const { measure, against } = sidesOf(claim, index, { ...documents, study });
    const value = measure.values[run] ?? null;
    const other = against === null ? undefined : (against.values[run] ?? null);
    const outcome = holds(claim.tests[index], value, other);
    return outcome === null ? null : { place, holds: outcome, margin: marginOf(claim.tests[index], value, other) };
  });
  const known = looks.filter((look) => look !== null);
  if (known.some((look) => !look.holds) && known.length < looks.length) return { place, holds: false, margin: null };
  if (known.length < looks.length) return null;
  const margins = known.flatMap(({ margin }) => (margin === null ? [] : [margin]));
  const margin = margins.length < known.length ? null : Math.min(...margins);
  return { place, holds: known.every((look) => look.holds), margin };
}

/** The stacks that a claim is judged under. */
export function stacksOf(claim: Claim): readonly (readonly string[])[] {
  return distinctStacks(claimMeasures([claim]).map(({ measure }) => canonicalStack(measure.scenario)));
}

/** What its tests compare, each under its own stack. */
export function measuresOf(claim: Claim): readonly MoreMeasure[] {
  return claimMeasures([claim]).map(({ name, measure }) => ({
    name,
    measure: { ...measure, scenario: canonicalStack(measure.scenario) },
  }));
}

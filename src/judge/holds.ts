// Whether a test holds, given the two sides' numbers. One pair of numbers at a time, all in base units.
import type { Comparison, Test } from "../claim/claim.ts";
import { differenceOf } from "../statistics/differenceOf.ts";

/** true, false, or null where the test cannot be made: a side is missing, or a ratio's divisor is 0. */
export type Outcome = boolean | null;

/**
 * @param measure the claim's own side; null where there was nothing to measure
 * @param against the other side; null where there was nothing to measure, undefined when the test has no other side
 */
export function holds(
  test: Pick<Test, "compare" | "holdsIf">,
  measure: number | null,
  against: number | null | undefined,
): Outcome {
  if (measure === null || against === null) return null;
  const { holdsIf } = test;
  if (holdsIf.kind === "within") return isWithin(test, holdsIf, measure, against);
  const compared = comparedNumber(test, measure, against);
  if (compared === null) return overNothing(holdsIf, measure);
  switch (holdsIf.kind) {
    case "at least":
      return compared >= holdsIf.value;
    case "at most":
      return compared <= holdsIf.value;
    case "more than":
      return compared > holdsIf.value;
    case "less than":
      return compared < holdsIf.value;
  }
}

/** The number the comparison is about: a ratio, a difference or the measure itself; null for a ratio to 0. */
export function comparedNumber(
  test: Pick<Test, "compare">,
  measure: number,
  against: number | undefined,
): number | null {
  if (against === undefined || test.compare === "value") return measure;
  const difference = differenceOf(measure, against);
  if (test.compare === "difference") return difference;
  if (against === 0) return null;
  return difference === 0 ? 1 : measure / against;
}

/** Any number of people is at least five times nobody; nothing else can be said of a ratio to 0. */
function overNothing(holdsIf: Comparison, measure: number): Outcome {
  return (holdsIf.kind === "at least" || holdsIf.kind === "more than") && measure > 0 ? true : null;
}

function isWithin(
  test: Pick<Test, "compare">,
  holdsIf: Extract<Comparison, { kind: "within" }>,
  measure: number,
  against: number | undefined,
): Outcome {
  const other = against ?? 0;
  if (test.compare === "ratio" && other === 0) return null;
  if (holdsIf.isShare) return Math.abs(measure - other) <= holdsIf.value * Math.abs(other);
  return test.compare === "ratio"
    ? Math.abs(measure / other - 1) <= holdsIf.value
    : Math.abs(measure - other) <= holdsIf.value;
}

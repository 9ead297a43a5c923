// By how much a test holds or fails, given the two sides' numbers: what a search for the turning point follows.
import type { Test } from "../claim/claim.ts";
import { comparedNumber } from "./holds.ts";

/**
 * Above 0 where the test holds, below 0 where it fails; 0 on the line itself.
 *
 * @param measure as in `holds`
 * @param against as in `holds`
 * @returns null where the test cannot be made, or its two sides have no distance, as a ratio to 0 has none
 */
export function marginOf(test: Test, measure: number | null, against: number | null | undefined): number | null {
  if (measure === null || against === null) return null;
  const { holdsIf } = test;
  if (holdsIf.kind === "within") {
    const other = against ?? 0;
    if (holdsIf.isShare) return holdsIf.value * Math.abs(other) - Math.abs(measure - other);
    if (test.compare !== "ratio") return holdsIf.value - Math.abs(measure - other);
    return other === 0 ? null : holdsIf.value - Math.abs(measure / other - 1);
  }
  const compared = comparedNumber(test, measure, against);
  if (compared === null) return null;
  const above = compared - holdsIf.value;
  return holdsIf.kind === "at least" || holdsIf.kind === "more than" ? above : -above;
}

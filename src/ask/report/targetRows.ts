// Targets as the page and the terminal show them.
import type { TargetResult } from "../../claim/target.ts";
import type { TargetRow } from "./reportInput.ts";

/** Targets for which the run had something to measure. */
export function targetRows(results: readonly TargetResult[]): readonly TargetRow[] {
  return results.flatMap((result) => {
    const { p10, median, p90, ratio, period, ...rest } = result;
    if (p10 === null || median === null || p90 === null || ratio === null) return [];
    return [{ ...rest, p10, median, p90, ratio, year: period }];
  });
}

// Targets as the page and the terminal show them.
import type { TargetResult } from "../../claim/target.ts";

export interface TargetRow {
  readonly id: string;
  readonly title: string;
  readonly year: string;
  readonly unit: string;
  readonly observed: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  /** modelled median ÷ observed */
  readonly ratio: number;
  /** ratios that count as met */
  readonly band: readonly [number, number];
  readonly status: "met" | "missed" | "by construction";
  readonly source: string;
  /** what a reader should know beside the figure; "" for nothing */
  readonly note: string;
}

/** Targets for which the run had something to measure. */
export function targetRows(results: readonly TargetResult[]): readonly TargetRow[] {
  return results.flatMap((result) => {
    const { p10, median, p90, ratio, period, ...rest } = result;
    if (p10 === null || median === null || p90 === null || ratio === null) return [];
    return [{ ...rest, p10, median, p90, ratio, year: period }];
  });
}

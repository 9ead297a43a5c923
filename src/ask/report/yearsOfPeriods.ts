// Fiscal years of what a study recorded by month.
import type { Model } from "../../model/model.ts";
import { fiscalYearOfMonth } from "../../quantity/fiscalYear.ts";
import type { Study } from "../../study/study.ts";

/** The fiscal year of each recording period; without a calendar, one name for all. */
export function yearsOfPeriods(
  { periodLabels }: Pick<Study, "periodLabels">,
  { runs, fiscalYearStartMonth }: Model,
): readonly string[] {
  if (runs.kind !== "calendar") return periodLabels.map(() => "whole run");
  return periodLabels.map((month) => fiscalYearOfMonth(month, fiscalYearStartMonth));
}

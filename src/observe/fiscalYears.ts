// The fiscal year of each recording period.
import type { ProgramTime } from "../compile/program.ts";
import { fiscalYearOfMonth } from "../quantity/fiscalYear.ts";

/**
 * "FY2024" for the month "2024-03" when fiscal years start in October; "" for every period of a model without
 * a calendar.
 */
export function fiscalYearsOfPeriods({ periodLabels, startDays, fiscalYearStartMonth }: ProgramTime): string[] {
  return periodLabels.map((month) => (startDays === null ? "" : fiscalYearOfMonth(month, fiscalYearStartMonth)));
}

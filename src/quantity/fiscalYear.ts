// Fiscal years: FY N ends in calendar year N, or is calendar year N where years start in January.

/**
 * (2023, 12, 10) → 2024
 *
 * @param startMonth month, 1 to 12, in which fiscal years start
 */
export function fiscalYearOf(year: number, month: number, startMonth: number): number {
  return startMonth > 1 && month >= startMonth ? year + 1 : year;
}

/** ("2023-12", 10) → "FY2024" */
export function fiscalYearOfMonth(yearMonth: string, startMonth: number): string {
  const [year, month] = yearMonth.split("-").map(Number);
  return `FY${fiscalYearOf(year, month, startMonth)}`;
}

/** The calendar year that a month of a fiscal year lies in: (2024, 12, 10) → 2023 */
export function calendarYearOf(fiscalYear: number, month: number, startMonth: number): number {
  return startMonth > 1 && month >= startMonth ? fiscalYear - 1 : fiscalYear;
}

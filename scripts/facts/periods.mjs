// Months and fiscal years as row ids write them. Fiscal year N runs from October N - 1 to September N.

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "October", "Oct", "OCT", "01 October" → 10; null when it is not a month's name */
export function monthNumber(name) {
  const letters = String(name)
    .replace(/[^a-z]/gi, "")
    .slice(0, 3)
    .toLowerCase();
  const index = monthNames.findIndex((month) => month.toLowerCase() === letters);
  return index < 0 ? null : index + 1;
}

/** (2024, 10) → "2023-10" */
export function monthOfFiscalYear(fiscalYear, month) {
  const year = month >= 10 ? fiscalYear - 1 : fiscalYear;
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** ("2023-12") → 2024 */
export function fiscalYearOf(yearMonth) {
  const [year, month] = yearMonth.split("-").map(Number);
  return month >= 10 ? year + 1 : year;
}

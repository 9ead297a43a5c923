// Months and fiscal years as row ids write them. Fiscal year N runs from October N - 1 to September N.
import { calendarYearOf, fiscalYearOf as yearOf } from "../quantity/fiscalYear.ts";

const october = 10;

const monthNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
  "november", "december"]; // prettier-ignore

/** "October", "Oct", "OCT", "01 October" → 10; null when it is not a month's name or its first three letters. */
export function monthNumber(name: string): number | null {
  const letters = name.replaceAll(/[^a-z]/gi, "").toLowerCase();
  const index = monthNames.findIndex(
    (month) => month === letters || month.slice(0, 3) === letters || (letters === "sept" && month === "september"),
  );
  return index < 0 ? null : index + 1;
}

/** (2024, 10) → "2023-10" */
export function monthOfFiscalYear(fiscalYear: number, month: number): string {
  return `${calendarYearOf(fiscalYear, month, october)}-${String(month).padStart(2, "0")}`;
}

/** "2023-12" → 2024 */
export function fiscalYearOf(yearMonth: string): number {
  const [year, month] = yearMonth.split("-").map(Number);
  return yearOf(year, month, october);
}

/** "2024-11" → "November 2024" */
export function monthInWords(yearMonth: string): string {
  const [year, month] = yearMonth.split("-");
  const name = monthNames[Number(month) - 1];
  return `${name[0].toUpperCase()}${name.slice(1)} ${year}`;
}

/** The month after: "2023-12" → "2024-01" */
export function nextMonth(yearMonth: string): string {
  const [year, month] = yearMonth.split("-").map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}

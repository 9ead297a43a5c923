// Months, fiscal quarters and fiscal years one after another, as published series count them.
import { civilFromDays, daysFromCivil, isoDate } from "./date.ts";
import { calendarYearOf, fiscalYearOf } from "./fiscalYear.ts";

export const everyWords = ["month", "quarter", "fiscal year"] as const;
export type Every = (typeof everyWords)[number];

export interface Period {
  /** "2023-12", "FY2024Q2", "FY2024" */
  readonly label: string;
  /** its first day, since 1970-01-01 */
  readonly from: number;
  /** the day after its last */
  readonly to: number;
}

export const monthsIn: Readonly<Record<Every, number>> = { month: 1, quarter: 3, "fiscal year": 12 };

/** The period in which a day lies. @param startMonth month, 1 to 12, in which fiscal years start */
export function periodWith(day: number, every: Every, startMonth: number): Period {
  const { year, month } = civilFromDays(day);
  if (every === "month") return fromMonth(year, month, every, startMonth);
  const sinceStart = (month - startMonth + 12) % 12;
  const back = every === "quarter" ? sinceStart % 3 : sinceStart;
  const first = year * 12 + (month - 1) - back;
  return fromMonth(Math.floor(first / 12), (first % 12) + 1, every, startMonth);
}

/** The period so many after (or before, where negative) another. */
export function periodAfter({ from }: Period, count: number, every: Every, startMonth: number): Period {
  const { year, month } = civilFromDays(from);
  const first = year * 12 + (month - 1) + count * monthsIn[every];
  return fromMonth(Math.floor(first / 12), (first % 12) + 1, every, startMonth);
}

/** "2023-12", "FY2024Q2" or "FY2024"; null for any other text, a year to date too. */
export function periodCalled(label: string, every: Every, startMonth: number): Period | null {
  const month = /^(\d{4})-(\d{2})$/.exec(label);
  if (every === "month") {
    if (month === null || Number(month[2]) < 1 || Number(month[2]) > 12) return null;
    return fromMonth(Number(month[1]), Number(month[2]), every, startMonth);
  }
  const fiscal = /^FY(\d{4})(?:-?Q([1-4]))?$/.exec(label);
  if (fiscal === null || (every === "quarter") === (fiscal[2] === undefined)) return null;
  const year = calendarYearOf(Number(fiscal[1]), startMonth, startMonth);
  const first = year * 12 + (startMonth - 1) + 3 * (Number(fiscal[2] ?? 1) - 1);
  return fromMonth(Math.floor(first / 12), (first % 12) + 1, every, startMonth);
}

function fromMonth(year: number, month: number, every: Every, startMonth: number): Period {
  const last = year * 12 + (month - 1) + monthsIn[every];
  const from = daysFromCivil(year, month, 1);
  const to = daysFromCivil(Math.floor(last / 12), (last % 12) + 1, 1);
  return { label: labelOf(from, year, month, every, startMonth), from, to };
}

function labelOf(from: number, year: number, month: number, every: Every, startMonth: number): string {
  if (every === "month") return isoDate(from).slice(0, 7);
  const fiscal = `FY${String(fiscalYearOf(year, month, startMonth)).padStart(4, "0")}`;
  return every === "fiscal year" ? fiscal : `${fiscal}Q${Math.floor(((month - startMonth + 12) % 12) / 3) + 1}`;
}

// A period as tables write it, in words: fiscal and calendar years must not be taken for one another.

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"]; // prettier-ignore

type PeriodKind =
  | "month"
  | "day"
  | "calendar year"
  | "fiscal year"
  | "fiscal year to date"
  | "fiscal quarter"
  | "other";

/** "FY2023" → "fiscal year", "2023" → "calendar year" … */
export function periodKind(period: string): PeriodKind {
  if (/^FY\d{4}$/.test(period)) return "fiscal year";
  if (/^FY\d{4}YTD$/.test(period)) return "fiscal year to date";
  if (/^FY\d{4}Q[1-4]$/.test(period)) return "fiscal quarter";
  if (/^\d{4}$/.test(period)) return "calendar year";
  if (/^\d{4}-\d{2}$/.test(period)) return "month";
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? "day" : "other";
}

/** "FY2023" → "FY2023 (fiscal year: October 2022 to September 2023)" */
export function describePeriod(period: string): string {
  const kind = periodKind(period);
  const year = Number(/\d{4}/.exec(period)?.[0]);
  switch (kind) {
    case "fiscal year":
      return `${period} (fiscal year: October ${year - 1} to September ${year})`;
    case "fiscal year to date":
      return `${period} (fiscal year from October ${year - 1}, as far as the publication goes)`;
    case "fiscal quarter": {
      const first = 9 + 3 * (Number(period.at(-1)) - 1);
      const name = (month: number): string => `${months[month % 12]} ${month < 12 ? year - 1 : year}`;
      return `${period} (fiscal quarter: ${name(first)} to ${name(first + 2)})`;
    }
    case "calendar year":
      return `${period} (calendar year)`;
    default:
      return period;
  }
}

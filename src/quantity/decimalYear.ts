// A day as a number of years, for axes.

/** @param day as 2024-07-01 */
export function decimalYear(day: string): number {
  const [year, month, date] = day.split("-").map(Number);
  return year + (month - 1 + (date - 1) / 31) / 12;
}

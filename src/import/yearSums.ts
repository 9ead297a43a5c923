// Months must add up to the fiscal year that the publisher prints, within the publisher's own rounding.
import type { Account } from "./account.ts";
import { fiscalYearOf } from "./periods.ts";
import type { FactTable, TableRow } from "./table.ts";
import { addTo } from "../reading/groupedBy.ts";

interface SumRules {
  /** figures are rounded to a multiple of this; 0: exact */
  readonly roundedTo: number;
  /** series that are flows; means and stocks do not add up */
  readonly adds: (series: string) => boolean;
}

/**
 * Compares, for every series, the printed months of a fiscal year with the printed year.
 * A year is compared when all its months are printed, a year to date when no month is missing before the last.
 */
export function checkYearSums(table: FactTable, account: Account, { roundedTo, adds }: SumRules): void {
  const months = new Map<string, TableRow[]>();
  for (const row of table.rows.values()) {
    const { series, period } = cut(row.row);
    if (!/^\d{4}-\d{2}$/.test(period) || !adds(series)) continue;
    addTo(months, `${series}.FY${fiscalYearOf(period)}`, row);
  }
  for (const [year, parts] of months) {
    const toDate = table.rows.get(`${year}YTD`);
    const printed = table.rows.get(year) ?? toDate;
    if (printed === undefined || printed.place === null) continue;
    if (printed !== toDate && parts.length !== 12) continue;
    const sum = parts.reduce((total, row) => total + Number(row.value), 0);
    const allowed = (roundedTo / 2) * (parts.length + 1);
    if (Math.abs(sum - Number(printed.value)) <= allowed + 1e-6) {
      account.checked("sums of months against the printed year", printed.place);
    } else {
      const within = roundedTo === 0 ? "" : `, give or take ${allowed}`;
      account.wrong(printed.place, `the sum of its ${parts.length} months, ${sum}${within}`, printed.value);
    }
  }
}

/** "usbp.China.FY2023" → series and period */
export function cut(row: string): { readonly series: string; readonly period: string } {
  const dot = row.lastIndexOf(".");
  return { series: row.slice(0, dot), period: row.slice(dot + 1) };
}

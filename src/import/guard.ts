// What no edition may hold, whoever publishes it: one figure twice, a record twice, a month left out between others,
// a past fiscal year of fewer than twelve months, a year left out, or nothing at all.
import { groupedBy } from "../reading/groupedBy.ts";
import type { Account } from "./account.ts";
import { fiscalYearOf, monthOfFiscalYear } from "./periods.ts";
import type { CellPlace, Sheet } from "./rawFile.ts";
import type { FactTable, Repeat, TableRow } from "./table.ts";
import { cut } from "./yearSums.ts";

/**
 * Tells every figure that is printed twice, every gap between the months or years of a series, every fiscal year not
 * "to date" that lacks a month, every period of no year, and a file of no figures.
 *
 * @param mayLackMonths whether a series is not listed in a month without any
 * @param mayLackYears  whether fiscal years between others were never found or printed
 */
export function guardEdition(
  table: FactTable,
  accounts: readonly Account[],
  mayLackMonths: (series: string) => boolean = () => false,
  mayLackYears = false,
): void {
  for (const repeat of table.repeats) tellRepeat(repeat, accounts);
  for (const row of table.rows.values()) tellPeriod(row, accounts);
  if (table.rows.size === 0 && table.repeats.length === 0) {
    for (const account of accounts) account.wrong(topLeft(account), "an edition with figures", "none");
  }
  const monthly = [...table.rows.values()].filter(
    ({ row, period }) => /^\d{4}-\d{2}$/.test(period) && !mayLackMonths(cut(row).series),
  );
  for (const [series, rows] of groupedBy(monthly, ({ row }) => cut(row).series))
    tellGaps(series, rows, table, accounts);
  if (mayLackYears) return;
  const yearly = [...table.rows.values()].filter(({ row }) => /^FY\d{4}(YTD)?$/.test(cut(row).period));
  for (const [series, rows] of groupedBy(yearly, ({ row }) => cut(row).series)) tellYearGaps(series, rows, accounts);
}

/** Tells every line whose cells are those of an earlier one, the figure apart. */
export function refuseRepeatedRecords(
  account: Account,
  sheet: Sheet,
  rows: readonly number[],
  figureColumn: number,
): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify(sheet.rows[row].map((cell, column) => (column === figureColumn ? "" : cell)));
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else account.wrong({ sheet: "", row, column: 0 }, "each record once", `the record of line ${first + 1} again`);
  }
}

/** Months of fiscal years as a file of records names them; a year that is not "to date" has all twelve. */
export class MonthsOfYears {
  private readonly years = new Map<number, { toDate: boolean; months: Set<number>; place: CellPlace }>();

  add(year: { readonly number: number; readonly toDate: boolean }, month: number, place: CellPlace): void {
    const known = this.years.get(year.number) ?? { toDate: year.toDate, months: new Set(), place };
    known.months.add(month);
    this.years.set(year.number, known);
  }

  /** Of a year to date, no month before its last may be missing; nor any year between the first and the last. */
  tellMissing(account: Account): void {
    const numbers = [...this.years.keys()].sort((a, b) => a - b);
    for (let number = numbers[0]; number <= (numbers.at(-1) ?? -1); number++) {
      const year = this.years.get(number);
      if (year === undefined) {
        const place = this.years.get(numbers.at(-1) ?? 0)?.place ?? { sheet: "", row: 0, column: 0 };
        account.wrong(place, `records of fiscal year ${number}`, "none");
        continue;
      }
      const inOrder = fiscalMonths.filter((month) => year.months.has(month));
      const count = year.toDate ? fiscalMonths.indexOf(inOrder[inOrder.length - 1]) + 1 : 12;
      const missing = fiscalMonths.slice(0, count).filter((month) => !year.months.has(month));
      if (missing.length === 0) continue;
      const names = missing.map((month) => monthOfFiscalYear(number, month)).join(", ");
      account.wrong(year.place, `records of every month of fiscal year ${number}`, `none of ${names}`);
    }
  }
}

const fiscalMonths = [10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

function tellRepeat({ row, place, address }: Repeat, accounts: readonly Account[]): void {
  const { series, period } = cut(row);
  const at = place ?? placeIn(address);
  accountOf(at, accounts, address).wrong(at, `${series} of ${period} once`, `a second figure for ${period}`);
}

/** A year that was typed wrong makes a figure of a period that never was; a whole record names no year. */
function tellPeriod({ row, period, place, address }: TableRow, accounts: readonly Account[]): void {
  if (period === "all years") return;
  if ([period, row.slice(row.indexOf(".") + 1)].every(namesADay)) return;
  const at = place ?? placeIn(address);
  accountOf(at, accounts, address).wrong(at, "a period of a year from 1800 to 2199", `"${period}"`);
}

/** Of what begins like a date or a fiscal year, whether it is one; words that only mention a year may say more. */
function namesADay(words: string): boolean {
  const [, year, month, day] = /(?:^|\D)((?:18|19|20|21)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/.exec(words) ?? [];
  if (year === undefined) return false;
  if (month === undefined) return true;
  const date = `${year}-${month}-${day ?? "01"}`;
  const time = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function tellGaps(series: string, rows: readonly TableRow[], table: FactTable, accounts: readonly Account[]): void {
  const months = new Set(rows.map(({ period }) => period));
  const sorted = [...months].sort();
  const missing = between(sorted[0], sorted[sorted.length - 1]).filter((month) => !months.has(month));
  for (const month of missing) {
    const next = rows.find(({ period }) => period === sorted.find((one) => one > month)) ?? rows[0];
    const at = next.place ?? placeIn(next.address);
    accountOf(at, accounts, next.address).wrong(
      at,
      `${month} of ${series} before ${next.period}`,
      "no figure of that month",
    );
  }
  if (missing.length > 0) return;
  for (const [year, parts] of groupedBy(rows, ({ period }) => String(fiscalYearOf(period)))) {
    const whole = table.rows.get(`${series}.FY${year}`);
    const toDate = table.rows.get(`${series}.FY${year}YTD`);
    const { place, address } = whole ?? toDate ?? parts[0];
    const at = place ?? placeIn(address);
    if (whole !== undefined && parts.length < 12) {
      accountOf(at, accounts, address).wrong(at, `twelve months of ${series} beside its FY${year}`, `${parts.length}`);
    } else if (toDate !== undefined && !months.has(monthOfFiscalYear(Number(year), 10))) {
      accountOf(at, accounts, address).wrong(
        at,
        `${series} from October on beside its FY${year} to date`,
        "no October",
      );
    }
  }
}

function tellYearGaps(series: string, rows: readonly TableRow[], accounts: readonly Account[]): void {
  const years = rows
    .map((row) => ({ ...row, year: Number(cut(row.row).period.slice(2, 6)) }))
    .toSorted((a, b) => a.year - b.year);
  for (const [n, { year, place, address }] of years.entries()) {
    const before = n === 0 ? year : years[n - 1].year;
    if (year <= before + 1) continue;
    const at = place ?? placeIn(address);
    accountOf(at, accounts, address).wrong(
      at,
      `FY${before + 1} of ${series} before FY${year}`,
      "no figure of that year",
    );
  }
}

/** All months from one to another, both included. */
function between(first: string, last: string): string[] {
  const [from, to] = [first, last].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);
  return Array.from({ length: to - from + 1 }, (_, n) => {
    const [year, month] = [Math.floor((from + n) / 12), ((from + n) % 12) + 1];
    return `${year}-${String(month).padStart(2, "0")}`;
  });
}

/** The file of several that the address begins with, or that has the sheet; of a sum over cells, the first. */
function accountOf(place: CellPlace, accounts: readonly Account[], address: string): Account {
  const named = accounts.find(({ file }) => address.startsWith(`${file.name} line `));
  if (named !== undefined) return named;
  const having = accounts.filter(({ file }) => file.text === null && file.sheetNames.includes(place.sheet));
  return having.at(-1) ?? accounts[0];
}

function topLeft({ file }: Account): CellPlace {
  return { sheet: file.text === null ? (file.sheetNames[0] ?? "") : "", row: 0, column: 0 };
}

/** "line 7, column persons", with a file's name before it or not → the seventh line */
function placeIn(address: string): CellPlace {
  const line = /^(?:\S+ )?line (\d+)\b/.exec(address);
  return { sheet: "", row: line === null ? 0 : Number(line[1]) - 1, column: 0 };
}

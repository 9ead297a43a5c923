// DHS Office of Homeland Security Statistics: Border Patrol encounters in the Key Homeland Security Metrics.
import type { Account } from "../account.ts";
import { columnsOf, count, figureAt, shown, textAt } from "../cells.ts";
import type { Importer } from "../importer.ts";
import { allOther, isOneOfFifteen, knownCitizenship, nationalities } from "../nationality.ts";
import { firstMonthKept, ohssLicence, ohssPublisher, ohssRounding, rounded } from "./ohssMonthly.ts";
import { fiscalYearOf, monthInWords, monthNumber, monthOfFiscalYear } from "../periods.ts";
import { cellName } from "../rawFile.ts";
import type { Sheet } from "../rawFile.ts";
import { sheetOf } from "../sheets.ts";
import type { FactTable } from "../table.ts";
import { addTo } from "../../reading/groupedBy.ts";

const title = "Border Patrol encounters nationwide";
const notes = (toDate: string): string =>
  `Encounters are events: a person met twice counts twice. All figures are ${rounded}. The date is that of the workbook. A nationality that the publisher does not ` +
  `list in a month has no row. ${toDate}`;

export const keyMetrics: Importer = {
  publication: "ohss/khsm-2024-11",
  family: "ohss/khsm",
  files: ["ohss/khsm_encounters_usbp_fy25m11.xlsx"],
  source: {
    publisher: ohssPublisher,
    title: "Key Homeland Security Metrics: Border Patrol encounters, data to November 2024",
    publishedOn: "2025-01-16",
    retrievedOn: "2026",
    licence: ohssLicence,
    foundIn: "GitHub repository arilamstein/immigration_enforcement, commit c438a05",
    notes: notes("FY2025YTD is October and November 2024."),
  },
  common: { unit: "persons", confidence: "A", scope: "all Border Patrol sectors; events" },
  roundedTo: ohssRounding,
  mayLackMonths: (series) => series !== "usbp.total",
  newer: (last) => ({
    title: `Key Homeland Security Metrics: Border Patrol encounters, data to ${monthInWords(last)}`,
    notes: notes(`The last fiscal year ends in ${monthInWords(last)}.`),
  }),
  read: (table, [account]) => readKeyMetrics(table, account),
};

interface Line {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly period: string;
  /** "total", or a nationality's label */
  readonly label: string;
  readonly value: number;
}

const year = "Fiscal Year";
const sheets = [
  { name: "Annual Count", columns: [year, "Quantity"], monthly: false },
  { name: "Monthly Count", columns: [year, "Month", "Quantity"], monthly: true },
  { name: "Annual Citizenship", columns: [year, "Citizenship", "Quantity"], monthly: false },
  { name: "Monthly Citizenship", columns: [year, "Month", "Citizenship", "Quantity"], monthly: true },
] as const;

function readKeyMetrics(table: FactTable, account: Account): void {
  const lines = sheets.map((spec) => readLines(account, spec));
  const unfinished = unfinishedYear(lines[1]);
  const totals = new Map<string, Line>();
  const named = new Map<string, Line[]>();
  for (const line of lines.flat()) {
    const { sheet, row, column, label, value } = line;
    const place = { sheet: sheet.name, row, column };
    const period = line.period === unfinished ? `${line.period}YTD` : line.period;
    const chinaEarlier = label === "China" && period >= "FY2010" && period < "FY2014";
    const kept = period.startsWith("FY") ? period >= "FY2014" || chinaEarlier : period >= firstMonthKept;
    if (!kept) account.leftOut("periods before those kept", place);
    else if (label !== "total" && !isOneOfFifteen(label))
      account.leftOut("other citizenships, inside the totals", place);
    else {
      const address = `${sheet.name}!${cellName(row, column)}`;
      if (table.rows.has(`usbp.${label}.${period}`)) {
        account.wrong(place, "each nationality and period once", `a second line for ${label}, ${period}`);
        continue;
      }
      table.add(`usbp.${label}`, period, { title: `${title}: ${label}`, value, address, place });
      if (label === "total") totals.set(period, line);
      else addTo(named, period, line);
    }
  }
  for (const [period, { sheet, row, column, value }] of totals) {
    const listed = named.get(period) ?? [];
    const missing = nationalities.filter((name) => !listed.some(({ label }) => label === name));
    const place = { sheet: sheet.name, row, column };
    const rest = value - listed.reduce((sum, line) => sum + line.value, 0);
    // each of the listed figures and the total is off by at most half the rounding
    if (rest < -(ohssRounding / 2) * (listed.length + 1)) {
      account.wrong(place, "a total that holds its nationalities", `${value}, which is ${-rest} less than they are`);
    }
    table.add(`usbp.${allOther}`, period, {
      title: `${title}: ${allOther}`,
      value: rest,
      address: `${sheet.name}!${cellName(row, column)} less the named nationalities of that period`,
      note:
        "published total less the fifteen named nationalities" +
        (missing.length === 0 ? "" : `; not listed and so inside: ${missing.join(" and ")}`),
    });
  }
  checkYears(lines.flat(), unfinished, account);
}

/**
 * Every printed year against the months of its label, kept or not. A nationality is not listed in a month
 * without any, so a month that is not there counts as none; the year to date is checked like a whole one.
 */
function checkYears(lines: readonly Line[], unfinished: string, account: Account): void {
  const monthsOf = new Map<string, { sum: number; count: number }>();
  for (const { period, label, value } of lines) {
    if (period.startsWith("FY")) continue;
    const key = `${label} FY${fiscalYearOf(period)}`;
    const { sum, count } = monthsOf.get(key) ?? { sum: 0, count: 0 };
    monthsOf.set(key, { sum: sum + value, count: count + 1 });
  }
  for (const { sheet, row, column, period, label, value } of lines) {
    const inYear = monthsOf.get(`total ${period}`)?.count ?? 0;
    if (!period.startsWith("FY") || inYear === 0) continue;
    const { sum } = monthsOf.get(`${label} ${period}`) ?? { sum: 0 };
    const place = { sheet: sheet.name, row, column };
    if (inYear < 12 && period !== unfinished) {
      if (label === "total") account.wrong(place, `twelve months of ${period} beside it`, String(inYear));
      continue;
    }
    const allowed = (ohssRounding / 2) * (inYear + 1);
    if (Math.abs(sum - value) <= allowed) account.checked("sums of months against the printed year", place);
    else account.wrong(place, `the sum of its ${inYear} months, ${sum}, give or take ${allowed}`, String(value));
  }
}

/** "FY2025" when the last month printed is not September. */
function unfinishedYear(months: readonly Line[]): string {
  const last =
    months
      .map(({ period }) => period)
      .sort()
      .at(-1) ?? "";
  return last === "" || last.endsWith("-09") ? "" : `FY${Number(last.slice(0, 4)) + (last.slice(5) >= "10" ? 1 : 0)}`;
}

function readLines(account: Account, { name, columns, monthly }: (typeof sheets)[number]): Line[] {
  const sheet = sheetOf(account, name);
  const at = sheet === null ? null : columnsOf<string>(account, sheet, 0, columns);
  if (sheet === null || at === null) return [];
  const lines: Line[] = [];
  for (let row = 1; row < sheet.rows.length; row++) {
    const place = { sheet: name, row, column: 0 };
    const printed = textAt(sheet, row, at[year]);
    if (!/^20\d\d$/.test(printed)) {
      account.wrong(place, "a fiscal year", shown(sheet.rows[row][at[year]]), "a line may be shifted or cut off");
      continue;
    }
    const month = monthly ? monthNumber(textAt(sheet, row, at.Month)) : null;
    if (monthly && month === null) {
      account.wrong({ ...place, column: at.Month }, 'a month such as "01 October"', shown(sheet.rows[row][at.Month]));
      continue;
    }
    const citizen = at.Citizenship;
    const label =
      citizen === undefined
        ? "total"
        : knownCitizenship(account, { ...place, column: citizen }, textAt(sheet, row, citizen));
    const value = figureAt(account, sheet, row, at.Quantity, count);
    if (label === null || value === null) continue;
    const period = month === null ? `FY${printed}` : monthOfFiscalYear(Number(printed), month);
    lines.push({ sheet, row, column: at.Quantity, period, label, value });
  }
  if (lines.length === 0) account.wrong({ sheet: name, row: 1, column: 0 }, "lines of figures", "none");
  return lines;
}

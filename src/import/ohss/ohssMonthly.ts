// DHS Office of Homeland Security Statistics: the monthly tables of enforcement and legal processes, one
// workbook an edition.
import { didYouMean } from "../../reading/suggest.ts";
import type { Account } from "../account.ts";
import { figureAt, headingAt, shown, textAt } from "../cells.ts";
import type { Importer } from "../importer.ts";
import { allOther, knownCitizenship } from "../nationality.ts";
import { monthlySheets } from "./ohssMonthlySheets.ts";
import type { MonthlySheet } from "./ohssMonthlySheets.ts";
import { monthInWords, monthNumber, monthOfFiscalYear } from "../periods.ts";
import { cellName } from "../rawFile.ts";
import type { Sheet } from "../rawFile.ts";
import { sheetOf } from "../sheets.ts";
import { newTable } from "../table.ts";
import type { FactTable } from "../table.ts";
import { checkYearSums, cut } from "../yearSums.ts";

export const ohssPublisher = "DHS Office of Homeland Security Statistics";
export const ohssLicence = "public domain in the United States (work of the federal government)";
export const ohssRounding = 10;
export const rounded = "rounded by the publisher to the nearest 10";
export const firstMonthKept = "2018-10";

const notes = (toDate: string): string =>
  `Encounters are events: a person met twice counts twice. All figures are ${rounded}; the publisher prints X (not applicable) and NA (not available), which have no ` +
  `row here. ${toDate} Months are kept from October 2018, fiscal years from ` +
  '2014. "all other" is the published total less the fifteen named nationalities; "others" is the ' +
  "publisher's own remainder in a table that names fewer.";

export const monthlyTables: Importer = {
  publication: "ohss/ielp-2024-08",
  family: "ohss/ielp",
  files: ["ohss/2024_1206_ohss_immigration-enforcement-and-legal-processes-tables-august-2024.xlsx"],
  source: {
    publisher: ohssPublisher,
    title: "Immigration Enforcement and Legal Processes Monthly Tables, August 2024",
    publishedOn: "2024-12-06",
    retrievedOn: "2026",
    licence: ohssLicence,
    foundIn: "GitHub repository brentryanjohnson/DHS-Monthly-Tables, commit 4543483",
    notes: notes("FY2024YTD is October 2023 to August 2024."),
  },
  common: { unit: "persons", confidence: "A" },
  roundedTo: ohssRounding,
  // a programme that stopped for a while prints X; that no line is missing is looked at sheet by sheet
  mayLackMonths: () => true,
  newer: (last) => ({
    title: `Immigration Enforcement and Legal Processes Monthly Tables, ${monthInWords(last)}`,
    notes: notes(`The last fiscal year ends in ${monthInWords(last)}.`),
  }),
  read(table, [account]) {
    const all = newTable(monthlyTables.common);
    for (const spec of monthlySheets) {
      const sheet = sheetOf(account, spec.sheet);
      if (sheet !== null) readMonthlySheet(table, all, account, sheet, spec);
    }
    const unread = account.file.sheetNames.filter((name) => !monthlySheets.some((spec) => spec.sheet === name));
    for (const name of unread) account.leftOut("sheet not read", { sheet: name, row: 0, column: 0 });
    // "all other" is a difference of the columns that are checked
    const adds = (series: string): boolean => !series.endsWith(`.${allOther}`);
    checkYearSums(all, account, { roundedTo: ohssRounding, adds });
  },
};

/**
 * The printed fiscal year is on the "Total" line; its months follow on lines that leave the year blank.
 *
 * @param all gets the months that are not kept, too: a year is checked against them before they are left out
 */
function readMonthlySheet(table: FactTable, all: FactTable, account: Account, sheet: Sheet, spec: MonthlySheet): void {
  const header = sheet.rows.findIndex((cells) => cells[0] === "Fiscal Year" && cells[1] === "Month");
  if (header < 1) {
    account.wrong({ sheet: sheet.name, row: 0, column: 0 }, 'a line that begins "Fiscal Year", "Month"', "none");
    return;
  }
  const columns = columnSeries(account, sheet, header, spec);
  const rows = periodRows(account, sheet, header + 1);
  for (const { row, period } of rows) {
    const isMonth = !period.startsWith("FY");
    const isEarly = isMonth && period < firstMonthKept;
    if (isEarly) account.leftOut(`months before ${firstMonthKept}`, { sheet: sheet.name, row, column: 1 });
    let [sumOfNamed, total] = [0, NaN];
    for (const { column, series } of columns) {
      const place = { sheet: sheet.name, row, column };
      const isKept = !isMonth || spec.months(series);
      if (!isKept && !isEarly) account.leftOut("months of a series kept by fiscal year", place);
      const value = figureAt(account, sheet, row, column, { whole: true, formulas: "refused", blanks: ["X", "NA"] });
      if (value === null) continue;
      all.add(series, period, { title: "", value, address: "", place });
      if (!isKept || isEarly) continue;
      const address = `${sheet.name}!${cellName(row, column)}`;
      const title = `${spec.title}: ${series.slice(series.indexOf(".") + 1)}`;
      table.add(series, period, {
        title,
        value,
        scope: spec.scope,
        address,
        place,
      });
      if (series === `${spec.remainder}.total`) total = value;
      else sumOfNamed += value;
    }
    if (spec.remainder === undefined || isEarly) continue;
    table.add(`${spec.remainder}.${allOther}`, period, {
      title: `${spec.title}: ${allOther}`,
      value: total - sumOfNamed,
      scope: spec.scope,
      address: `${sheet.name}!${cellName(row, 2)} less the fifteen columns on that row`,
      note: "published total less the fifteen",
    });
  }
}

/** Which series each column is. A heading nobody knows is refused: it may be a new column or a shifted one. */
function columnSeries(
  account: Account,
  sheet: Sheet,
  header: number,
  spec: MonthlySheet,
): { column: number; series: string }[] {
  const found: { column: number; series: string }[] = [];
  const label = (row: number, column: number, text: string, words: MonthlySheet["headings"]): string | null => {
    const place = { sheet: sheet.name, row, column };
    if (words === "citizenships") return knownCitizenship(account, place, text);
    if (Object.hasOwn(words, text)) return words[text];
    account.wrong(place, `one of ${Object.keys(words).join(", ")}`, shown(text), didYouMean(text, Object.keys(words)));
    return null;
  };
  let group = "";
  for (let column = 2; column < sheet.rows[header].length; column++) {
    group = headingAt(sheet, header - 1, column) || group;
    const heading = headingAt(sheet, header, column);
    if (heading === "") {
      account.leftOut("column without a heading", { sheet: sheet.name, row: header, column });
      continue;
    }
    const groupLabel = spec.groups === undefined ? "" : label(header - 1, column, group, spec.groups);
    const own = label(header, column, heading, spec.headings);
    if (groupLabel === null || own === null) continue;
    const series = spec.series(groupLabel, own);
    if (series !== null) found.push({ column, series });
    else account.leftOut("column not kept", { sheet: sheet.name, row: header, column });
  }
  const twice = found.find(({ series }, n) => found.findIndex((one) => one.series === series) < n);
  if (twice === undefined) return found;
  account.wrong(
    { sheet: sheet.name, row: header, column: twice.column },
    "each column once",
    `a second ${twice.series}`,
  );
  return [];
}

/**
 * The lines of figures with their periods; they end at the first line without a month. Months must follow one
 * another.
 */
function periodRows(account: Account, sheet: Sheet, first: number): { row: number; period: string }[] {
  const found: { row: number; period: string }[] = [];
  let [year, expected] = ["", 0];
  for (let row = first; textAt(sheet, row, 1) !== ""; row++) {
    const place = { sheet: sheet.name, row, column: 1 };
    const word = textAt(sheet, row, 1);
    if (word === "Total") {
      const printed = textAt(sheet, row, 0);
      if (
        !/^20\d\d( YTD)?$/.test(printed) ||
        (year !== "" && Number(printed.slice(0, 4)) !== Number(year.slice(0, 4)) + 1)
      ) {
        account.wrong({ ...place, column: 0 }, "the next fiscal year", shown(sheet.rows[row][0]));
        return found;
      }
      if (year !== "" && expected !== 12)
        account.wrong(place, `twelve months of ${year} before the next year`, `${expected}`);
      [year, expected] = [printed, 0];
      found.push({ row, period: `FY${printed.replace(" ", "")}` });
      continue;
    }
    const month = monthNumber(word);
    if (year === "" || month === null || (month + 2) % 12 !== expected) {
      account.wrong(place, "the month after the line above, or Total", shown(word), "a line may be missing or shifted");
      return found;
    }
    expected += 1;
    found.push({ row, period: monthOfFiscalYear(Number(year.slice(0, 4)), month) });
  }
  const last = found.at(-1);
  const place = { sheet: sheet.name, row: (last?.row ?? first) + 1, column: 1 };
  if (last === undefined) account.wrong(place, "lines of figures below the headings", "none");
  else if (!year.endsWith("YTD") && expected !== 12) {
    account.wrong(place, `twelve months of ${year}`, `${expected}`, "the sheet may be cut off");
  }
  return found;
}

/** The last month that has a figure, "2024-08"; "" when there is none. */
export function lastMonthOf(table: Pick<FactTable, "rows">): string {
  return (
    [...table.rows.keys()]
      .map((row) => cut(row).period)
      .filter((period) => /^\d{4}-\d\d$/.test(period))
      .sort()
      .at(-1) ?? ""
  );
}

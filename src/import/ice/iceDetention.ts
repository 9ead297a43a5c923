// ICE Detention Statistics: yearly workbooks whose "Detention" sheets hold several small tables each, laid
// out anew most years.
import type { Account } from "../account.ts";
import { figureAt, textAt } from "../cells.ts";
import { detentionTables } from "./iceDetentionTables.ts";
import type { DetentionTable } from "./iceDetentionTables.ts";
import type { Importer } from "../importer.ts";
import { monthNumber, monthOfFiscalYear, nextMonth } from "../periods.ts";
import { cellName } from "../rawFile.ts";
import type { Sheet } from "../rawFile.ts";
import { sheetOf } from "../sheets.ts";
import { newTable } from "../table.ts";
import type { FactTable } from "../table.ts";
import { checkYearSums, cut } from "../yearSums.ts";

export const icePublisher = "U.S. Immigration and Customs Enforcement";
export const iceLicence = "public domain in the United States (work of the federal government)";

/** Workbooks of a whole year that do not say "EOFY": ICE wrote so only from 2020, and not in 2022. */
const wholeYears = ["FY19-detentionstats.xlsx", "FY22-detentionStats.xlsx"];

export const detentionStatistics: Importer = {
  publication: "ice/detention-statistics",
  family: "ice/detention-statistics",
  files: ["FY19-detentionstats.xlsx", "FY20-detentionstats.xlsx", "FY21-detentionstats.xlsx", "FY22-detentionStats.xlsx",
    "FY23_detentionStats.xlsx", "FY24_detentionStats.xlsx", "FY25_detentionStats09242025.xlsx",
    "FY26_detentionStats_04092026.xlsx"].map((file) => `ice/${file}`), // prettier-ignore
  source: {
    publisher: icePublisher,
    title: "Detention Statistics workbooks, fiscal years 2019 to 2026",
    publishedOn: "2026-04-09",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: "GitHub repository CarwilB/ice-detention, commit d4dc30a, data/ice/",
    notes:
      "The address names the workbook. Year-to-date editions (FY2021, FY2025 to 24 September 2025, FY2026 to " +
      "early April 2026) give FY<year>YTD; April 2026 is a partial month. Final book-outs of FY2021 to FY2023 are " +
      "releases only: they leave removals out, and their total with them.",
  },
  anyNumber: true,
  common: { confidence: "A" },
  roundedTo: 0,
  newer: (last) => ({
    title: `Detention Statistics workbook, data to ${last}`,
    notes:
      "The address names the workbook. An edition that does not say it is the end of a fiscal year gives " +
      "FY<year>YTD, and its last month may be a partial one.",
  }),
  read(table, accounts) {
    for (const account of accounts) readWorkbook(table, account);
  },
};

/** Lines below each agency or reason, which are not kept. */
const criminality = [
  "",
  "Convicted Criminal",
  "Pending Criminal Charges",
  "Other Immigration Violator",
  "Non-Criminal",
];

interface Edition {
  readonly account: Account;
  readonly sheet: Sheet;
  readonly fiscalYear: number;
  readonly wholeYear: boolean;
  /** months after this one are printed as 0: not yet happened */
  readonly lastMonth: string;
}

function readWorkbook(table: FactTable, account: Account): void {
  const name = account.file.sheetNames.find((one) => one.trim().startsWith("Detention")) ?? "Detention";
  const sheet = sheetOf(account, name);
  if (sheet === null) return;
  for (const other of account.file.sheetNames) {
    if (other !== name) account.leftOut("sheet not read", { sheet: other, row: 0, column: 0 });
  }
  const first = findHeading(sheet, detentionTables[0].heading);
  const said = first === null ? null : /(EOFY|FY)\s?(20\d\d)/.exec(first.text);
  if (first === null || said === null) {
    const place = first === null ? { row: 0, column: 0 } : first;
    account.wrong({ sheet: name, ...place }, `a heading "${detentionTables[0].name}: FY…"`, first?.text ?? "none");
    return;
  }
  const fiscalYear = Number(said[2]);
  const wholeYear = said[1] === "EOFY" || wholeYears.includes(account.file.name);
  const lastMonth = lastMonthIn(sheet, first, fiscalYear);
  const own = newTable(detentionStatistics.common);
  for (const spec of detentionTables) readTable(own, { account, sheet, fiscalYear, wholeYear, lastMonth }, spec);
  checkYearSums(own, account, { roundedTo: 0, adds: (series) => /^(bookIns|finalBookOuts)\./.test(series) });
  checkParts(own, account);
  for (const row of own.rows.values()) {
    if (table.put(row) || row.place === null) continue;
    account.wrong(row.place, "each fiscal year in one workbook", `a second ${row.row}`);
  }
}

/** The last month with book-ins: later ones are printed as 0. */
function lastMonthIn(sheet: Sheet, { row, column }: Heading, fiscalYear: number): string {
  let last = monthOfFiscalYear(fiscalYear, 10);
  for (let c = column + 1; c < sheet.rows[row + 1].length; c++) {
    const month = monthNumber(textAt(sheet, row + 1, c));
    const value = sheet.rows[row + 2]?.[c];
    if (month !== null && typeof value === "number" && value > 0) last = monthOfFiscalYear(fiscalYear, month);
  }
  return last;
}

function readTable(table: FactTable, edition: Edition, spec: DetentionTable): void {
  const { account, sheet, fiscalYear, lastMonth } = edition;
  const found = findHeading(sheet, spec.heading);
  const byMonth =
    found !== null &&
    sheet.rows[found.row + 1].slice(found.column + 1).some((cell) => monthNumber(String(cell ?? "")) !== null);
  if (found === null || (!byMonth && fiscalYear >= spec.byMonthSince)) {
    const place = { sheet: sheet.name, row: found?.row ?? 0, column: found?.column ?? 0 };
    account.wrong(place, `a table "${spec.name}" by month`, found === null ? "none" : "one without months");
    return;
  }
  const columns = monthColumns(edition, found);
  const seen = new Set<string>();
  for (let row = found.row + 2; isFilled(sheet, row, found.column); row++) {
    const label = textAt(sheet, row, found.column);
    const series = spec.series(label);
    const place = { sheet: sheet.name, row, column: found.column };
    if (series === null) {
      account.leftOut(
        criminality.includes(label) ? "lines by criminality" : `line "${label}", which no table here has`,
        place,
      );
      continue;
    }
    if (seen.has(series)) {
      account.wrong(place, `one line "${label}" in the table`, "a second one");
      continue;
    }
    seen.add(series);
    const scope = typeof spec.scope === "string" ? spec.scope : spec.scope(fiscalYear);
    for (const { column, period } of columns) {
      const cell = { sheet: sheet.name, row, column };
      if (!period.startsWith("FY") && period > lastMonth) {
        account.leftOut("months not yet over, printed as 0", cell);
        continue;
      }
      const value = figureAt(account, sheet, row, column, {
        whole: spec.unit === "persons" && spec.adds,
        formulas: "stored",
      });
      if (value === null) continue;
      table.add(series, period, {
        title: `${spec.title}: ${series.split(".")[1]}`,
        value,
        unit: spec.unit,
        scope,
        address: `${account.file.name} ${sheet.name.trim()}!${cellName(row, column)}`,
        place: cell,
      });
    }
  }
  const missing = spec.needed.filter((series) => !seen.has(series));
  const top = { sheet: sheet.name, row: found.row, column: found.column };
  if (missing.length > 0) account.wrong(top, `lines for ${spec.needed.join(", ")}`, `none for ${missing.join(", ")}`);
}

/** Twelve months in their order, then the year. */
function monthColumns(
  { account, sheet, fiscalYear, wholeYear }: Edition,
  { row, column }: Heading,
): { column: number; period: string }[] {
  const found: { column: number; period: string }[] = [];
  let expected = monthOfFiscalYear(fiscalYear, 10);
  for (let c = column + 1; c < sheet.rows[row + 1].length; c++) {
    const text = textAt(sheet, row + 1, c);
    const month = monthNumber(text);
    if (/^(FY Overall|Total)$/.test(text)) {
      found.push({ column: c, period: `FY${fiscalYear}${wholeYear ? "" : "YTD"}` });
      break; // whatever stands further right is another table
    }
    if (month === null) continue;
    const period = monthOfFiscalYear(fiscalYear, month);
    if (period !== expected)
      account.wrong({ sheet: sheet.name, row: row + 1, column: c }, `the month ${expected}`, text);
    found.push({ column: c, period });
    expected = nextMonth(period);
  }
  return found;
}

/** Agencies and release reasons add up to the total, by period. */
function checkParts(table: FactTable, account: Account): void {
  for (const row of table.rows.values()) {
    const { series, period } = cut(row.row);
    const [measure, part] = series.split(".");
    if (part !== "total" || row.place === null || measure === "lengthOfStay") continue;
    const parts = [...table.rows.values()].filter((one) => {
      const [itsMeasure, itsPart] = cut(one.row).series.split(".");
      // bonds are also printed by who set them
      return (
        itsMeasure === measure &&
        cut(one.row).period === period &&
        itsPart !== "total" &&
        !itsPart.startsWith("bondSetBy")
      );
    });
    const sum = parts.reduce((total, one) => total + Number(one.value), 0);
    // means are printed to at least two decimals, each off by half a hundredth at most
    const allowed = measure === "adp" ? 0.005 * (parts.length + 1) : 0;
    if (Math.abs(sum - Number(row.value)) <= allowed + 1e-6)
      account.checked("parts against the printed total", row.place);
    else account.wrong(row.place, `the sum of ${parts.length} parts, ${sum}`, row.value);
  }
}

interface Heading {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

function findHeading(sheet: Sheet, pattern: RegExp): Heading | null {
  for (let row = 0; row < sheet.rows.length; row++) {
    const column = sheet.rows[row].findIndex((cell) => pattern.test(String(cell ?? "")));
    if (column >= 0) return { row, column, text: textAt(sheet, row, column) };
  }
  return null;
}

function isFilled(sheet: Sheet, row: number, column: number): boolean {
  return (sheet.rows[row] ?? []).slice(column).some((cell) => cell !== null);
}

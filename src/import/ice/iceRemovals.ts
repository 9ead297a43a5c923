// ICE removals by country of citizenship: a column of countries and one column a fiscal year, mostly transcribed.
import type { Account } from "../account.ts";
import { count, figureAt, shown, textAt } from "../cells.ts";
import { iceLicence, icePublisher } from "./iceDetention.ts";
import type { Importer } from "../importer.ts";
import { allOther, isOneOfFifteen, knownCitizenship } from "../nationality.ts";
import type { CellPlace, Sheet } from "../rawFile.ts";
import { recordRows, recordsOf } from "../sheets.ts";
import type { FactTable } from "../table.ts";

export const iceOnly = "ICE Enforcement and Removal Operations only; events";
export const congressIdeology = "GitHub repository corbett-hobbs/congress-ideology";
const common = { unit: "persons", confidence: "B", scope: iceOnly } as const;

/** Fiscal years 2019 to 2024. The totals are those the report prints. */
export const annualReport2024: Importer = {
  publication: "ice/annual-report-2024",
  family: "ice/annual-report",
  files: ["ice/transcribed_ice_removals_by_country_fy2019-2024.csv"],
  source: {
    publisher: icePublisher,
    title: "Annual Report, Fiscal Year 2024, appendix: removals by country of citizenship",
    publishedOn: "2024-12-19",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: `text in ${congressIdeology}, commit 8602fcb, pipeline/raw/ice/iceAnnualReportFY2024.txt`,
    notes:
      "Transcribed; all six column sums equal the printed totals. From 12 May 2023 ICE also counts CBP " +
      "expedited-removal cases flown by ICE Air.",
  },
  common,
  roundedTo: 0,
  newer: () => ({ title: "Annual Report, appendix: removals by country of citizenship", notes: "Transcribed." }),
  read: (table, [account]) => readCountries(table, account, printedTotals),
};

/** Fiscal years 2017 and 2018. */
export const removals2017And2018: Importer = {
  publication: "ice/removals-2017-2018",
  family: "ice/removals",
  files: ["ice/FY2017andFY2018ICERemovalsbyCountryofCitizenship.csv"],
  source: {
    publisher: icePublisher,
    title: "ICE removals by country of citizenship, fiscal years 2017 and 2018",
    publishedOn: "2018",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: "GitHub repository UWCHR/ice-air, commit 3e03f0b, share/resources/",
    notes: "Column sums equal the totals that ICE printed: 226,119 and 256,085.",
  },
  common,
  roundedTo: 0,
  newer: () => ({ title: "ICE removals by country of citizenship", notes: "" }),
  read: (table, [account]) => readCountries(table, account, printedTotals),
};

/** Fiscal year 2015. */
export const ero2015: Importer = {
  publication: "ice/ero-2015",
  family: "ice/ero",
  files: ["ice/transcribed_ice_removals_by_country_fy2015.csv"],
  source: {
    publisher: icePublisher,
    title: "ICE Enforcement and Removal Operations Report, Fiscal Year 2015, appendix C",
    publishedOn: "2015-12-22",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: `text in ${congressIdeology}, commit b22ed0b, pipeline/raw/ice/ice-ero-report-fy2015.txt`,
    notes: "Transcribed; the rows add up to the printed total of 235,413.",
  },
  common,
  roundedTo: 0,
  newer: () => ({ title: "ICE Enforcement and Removal Operations Report, removals by country", notes: "Transcribed." }),
  read: (table, [account]) => readCountries(table, account, printedTotals),
};

/** Totals that the reports print beside the countries, against which the transcribed columns are added up. */
const printedTotals: Readonly<Record<string, number>> = {
  FY2015: 235413,
  FY2017: 226119,
  FY2018: 256085,
  FY2019: 267258,
  FY2020: 185884,
  FY2021: 59011,
  FY2022: 72177,
  FY2023: 142580,
  FY2024: 271484,
};

interface CountryTable {
  readonly sheet: Sheet;
  /** lines with a country that is known; "total" where a total is printed */
  readonly lines: readonly { readonly row: number; readonly label: string }[];
}

function readCountries(table: FactTable, account: Account, printed: Readonly<Record<string, number>>): void {
  const sheet = recordsOf(account);
  if (sheet === null) return;
  if (!/^country[_ ]?of[_ ]?citizenship$/i.test(textAt(sheet, 0, 0))) {
    account.wrong(
      { sheet: "", row: 0, column: 0 },
      'a first column "country_of_citizenship"',
      shown(sheet.rows[0]?.[0]),
    );
    return;
  }
  const lines = recordRows(sheet).flatMap((row) => {
    // a country that the report prints twice stays two lines, the second marked in the transcription
    const name = textAt(sheet, row, 0).replace(/ \(second row as printed\)$/, "");
    const label = knownCitizenship(account, { sheet: "", row, column: 0 }, name);
    return label === null ? [] : [{ row, label }];
  });
  for (let column = 1; column < sheet.rows[0].length; column++) {
    const year = /^(?:fy)?(20\d\d)$/i.exec(textAt(sheet, 0, column))?.[1];
    if (year !== undefined) readYear(table, account, { sheet, lines }, column, `FY${year}`, printed[`FY${year}`]);
    else account.wrong({ sheet: "", row: 0, column }, "a fiscal year such as fy2024", shown(sheet.rows[0][column]));
  }
}

function readYear(
  table: FactTable,
  account: Account,
  { sheet, lines }: CountryTable,
  column: number,
  period: string,
  inReport: number | undefined,
): void {
  const heading = textAt(sheet, 0, column);
  let [named, total, printed] = [0, 0, inReport];
  let place: CellPlace = { sheet: "", row: 0, column };
  for (const { row, label } of lines) {
    const value = figureAt(account, sheet, row, column, count);
    if (value === null) continue;
    if (label === "total") {
      [printed, place] = [value, { sheet: "", row, column }];
      continue;
    }
    total += value;
    if (!isOneOfFifteen(label)) {
      account.leftOut("other countries, inside the total", { sheet: "", row, column });
      continue;
    }
    named += value;
    const address = `line ${row + 1}, column ${heading}`;
    if (table.rows.has(`removals.${label}.${period}`))
      account.wrong({ sheet: "", row, column: 0 }, "each country once", label);
    else table.add(`removals.${label}`, period, { title: `ICE removals: ${label}`, value, address });
  }
  if (printed === undefined) account.leftOut("printed total not at hand, the sum stands unchecked", place);
  else if (printed === total) account.checked("sums of countries against the printed total", place);
  else account.wrong(place, `countries that add up to the printed total, ${printed}`, String(total));
  const address = `all lines, column ${heading}`;
  table.add("removals.total", period, {
    title: "ICE removals: total",
    value: total,
    address,
    note: "sum of all countries",
  });
  table.add(`removals.${allOther}`, period, {
    title: `ICE removals: ${allOther}`,
    value: total - named,
    address,
    note: "sum of all countries less the fifteen named nationalities",
  });
}

// U.S. Customs and Border Protection: encounters as records by month, place, component and citizenship, summed here.
import type { Account } from "../account.ts";
import { columnsOf, count, figureAt, shown, textAt } from "../cells.ts";
import { MonthsOfYears, refuseRepeatedRecords } from "../guard.ts";
import type { Importer } from "../importer.ts";
import { allOther, isOneOfFifteen, knownCitizenship, nationalities } from "../nationality.ts";
import { monthInWords, monthNumber, monthOfFiscalYear } from "../periods.ts";
import type { CellPlace, Sheet } from "../rawFile.ts";
import { recordRows, recordsOf } from "../sheets.ts";
import type { FactTable } from "../table.ts";

export const cbpPublisher = "U.S. Customs and Border Protection";
export const cbpLicence = "public domain in the United States (work of the federal government)";
export const cbpEvents = "events; a person met twice counts twice";

/** Southwest land border encounters by component, October 2021 to August 2025. */
export const southwestBorder: Importer = {
  publication: "cbp/sbo-2025-08",
  family: "cbp/sbo",
  files: ["cbp/sbo-encounters-fy22-fy25-aug.csv"],
  source: {
    publisher: cbpPublisher,
    title: "Southwest Land Border Encounters, October 2021 to August 2025",
    publishedOn: "2025",
    retrievedOn: "2026",
    licence: cbpLicence,
    foundIn: "GitHub repository arilamstein/immigration_enforcement, commit c438a05, borderpatrol/",
    notes:
      "Each figure is the sum of the file's records for the period, over demographic, citizenship and title of " +
      "authority. FY2025YTD ends in August 2025.",
  },
  common: { unit: "persons", confidence: "A", scope: `southwest land border; ${cbpEvents}` },
  roundedTo: 0,
  newer: (last) => ({
    title: `Southwest Land Border Encounters, to ${monthInWords(last)}`,
    notes:
      "Each figure is the sum of the file's records for the period, over demographic, citizenship and title of " +
      `authority. The last fiscal year ends in ${monthInWords(last)}.`,
  }),
  read: (table, [account]) => readSouthwest(table, account),
};

const southwestColumns = ["Fiscal Year", "Month Grouping", "Month (abbv)", "Component", "Demographic",
  "Citizenship Grouping", "Title of Authority", "Encounter Type", "Encounter Count"] as const; // prettier-ignore
const components: Readonly<Record<string, string>> = {
  "Office of Field Operations": "ofo",
  "U.S. Border Patrol": "usbp",
};

function readSouthwest(table: FactTable, account: Account): void {
  const sheet = recordsOf(account);
  const at = sheet === null ? null : columnsOf(account, sheet, 0, southwestColumns);
  if (sheet === null || at === null) return;
  const sums: Sums = new Map();
  const months = new MonthsOfYears();
  const rows = recordRows(sheet);
  refuseRepeatedRecords(account, sheet, rows, at["Encounter Count"]);
  for (const row of rows) {
    const year = yearOf(account, sheet, row, at["Fiscal Year"]);
    const month = monthIn(account, sheet, row, at["Month (abbv)"]);
    const component = oneOf(account, sheet, row, at.Component, components);
    knownCitizenship(account, place(row, at["Citizenship Grouping"]), textAt(sheet, row, at["Citizenship Grouping"]));
    const value = figureAt(account, sheet, row, at["Encounter Count"], count);
    if (year === null || month === null || component === null || value === null) continue;
    months.add(year, month, place(row, at["Month (abbv)"]));
    const yearPeriod = `FY${year.number}${year.toDate ? "YTD" : ""}`;
    for (const period of [monthOfFiscalYear(year.number, month), yearPeriod]) {
      for (const series of ["total", component]) addTo(sums, `swb.${series} ${period}`, value);
    }
  }
  months.tellMissing(account);
  addSums(table, sums, (series) => `Southwest land border encounters: ${series.slice(4)}`);
}

/** Nationwide encounters by citizenship and border region, fiscal years 2020 to 2023. */
export const nationwide2023: Importer = {
  publication: "cbp/nationwide-2023",
  family: "cbp/nationwide",
  files: ["cbp/nationwide-encounters-fy20-fy23-state.csv"],
  source: {
    publisher: cbpPublisher,
    title: "Nationwide Encounters by state, fiscal years 2020 to 2023",
    publishedOn: "2023-10",
    retrievedOn: "2026",
    licence: cbpLicence,
    foundIn: "GitHub repository UWCHR/cbp, commit abd1f57, import/input/",
    notes:
      "Each figure is the sum of the file's records. Includes airports, crew members and refused visitors. " +
      "Regions: all, southwest, northern, otherRegion (air, sea, interior). By family status and month for the " +
      "southwest border alone; familyUnits has accompanied minors at ports in it.",
  },
  common: {
    unit: "persons",
    confidence: "A",
    scope: `Border Patrol and ports of entry with administrative cases; ${cbpEvents}`,
  },
  roundedTo: 0,
  newer: () => ({
    title: "Nationwide Encounters by state",
    notes:
      "Each figure is the sum of the file's records. Includes airports, crew members and refused visitors. " +
      "Regions: all, southwest, northern, otherRegion (air, sea, interior). By family status and month for the " +
      "southwest border alone; familyUnits has accompanied minors at ports in it.",
  }),
  read: (table, [account]) => readNationwide(table, account),
};

const nationwideColumns = ["Fiscal Year", "Month Grouping", "Month (abbv)", "Land Border Region", "State", "Demographic",
  "Citizenship", "Title of Authority", "Encounter Count"] as const; // prettier-ignore
const regions: Readonly<Record<string, string>> = {
  "Southwest Land Border": "southwest",
  "Northern Land Border": "northern",
  Other: "otherRegion",
};

/** Minors whom ports met beside their parents are people in a family. */
const families: Readonly<Record<string, string>> = {
  "Single Adults": "singleAdults",
  FMUA: "familyUnits",
  "Accompanied Minors": "familyUnits",
  "UC / Single Minors": "unaccompaniedChildren",
};

function readNationwide(table: FactTable, account: Account): void {
  const sheet = recordsOf(account);
  const at = sheet === null ? null : columnsOf(account, sheet, 0, nationwideColumns);
  if (sheet === null || at === null) return;
  const sums: Sums = new Map();
  const seen = new Set<string>();
  const months = new MonthsOfYears();
  const rows = recordRows(sheet);
  refuseRepeatedRecords(account, sheet, rows, at["Encounter Count"]);
  for (const row of rows) {
    const year = yearOf(account, sheet, row, at["Fiscal Year"]);
    const month = monthIn(account, sheet, row, at["Month (abbv)"]);
    const region = oneOf(account, sheet, row, at["Land Border Region"], regions);
    const label = knownCitizenship(account, place(row, at.Citizenship), textAt(sheet, row, at.Citizenship));
    const value = figureAt(account, sheet, row, at["Encounter Count"], count);
    if (year === null || month === null || region === null || label === null || value === null) continue;
    months.add(year, month, place(row, at["Month (abbv)"]));
    const family = oneOf(account, sheet, row, at.Demographic, families);
    if (family !== null && region === "southwest") {
      const who = isOneOfFifteen(label) ? label : allOther;
      const period = monthOfFiscalYear(year.number, month);
      addTo(sums, `encounters.southwest.${family}.${who} ${period}`, value);
      seen.add(period);
    }
    if (!isOneOfFifteen(label))
      account.leftOut("other citizenships, inside the totals only", place(row, at.Citizenship));
    for (const where of ["all", region]) {
      for (const who of ["total", ...(isOneOfFifteen(label) ? [label] : [])]) {
        addTo(sums, `encounters.${where}.${who} FY${year.number}${year.toDate ? "YTD" : ""}`, value);
      }
    }
  }
  months.tellMissing(account);
  // a month of the file without a record of somebody has nobody of that kind in it
  for (const period of seen) {
    for (const family of new Set(Object.values(families))) {
      for (const who of [...nationalities, allOther]) {
        const key = `encounters.southwest.${family}.${who} ${period}`;
        if (!sums.has(key)) sums.set(key, { value: 0, records: 0 });
      }
    }
  }
  addSums(table, sums, (series) => `Encounters by region and citizenship: ${series.split(".").slice(1).join(", ")}`);
}

function place(row: number, column: number): CellPlace {
  return { sheet: "", row, column };
}

/** "2024", or "2025 (FYTD)" for a year not yet over. */
function yearOf(
  account: Account,
  sheet: Sheet,
  row: number,
  column: number,
): { number: number; toDate: boolean } | null {
  const parts = /^(20\d\d)( \(FYTD\))?$/.exec(textAt(sheet, row, column));
  if (parts === null) {
    account.wrong(place(row, column), 'a fiscal year such as 2024 or "2025 (FYTD)"', shown(sheet.rows[row][column]));
    return null;
  }
  if (parts[2] !== undefined) account.repaired('"(FYTD)" behind the year, read as a year to date', place(row, column));
  return { number: Number(parts[1]), toDate: parts[2] !== undefined };
}

function monthIn(account: Account, sheet: Sheet, row: number, column: number): number | null {
  const month = monthNumber(textAt(sheet, row, column));
  if (month === null) account.wrong(place(row, column), "a month such as OCT", shown(sheet.rows[row][column]));
  return month;
}

function oneOf(
  account: Account,
  sheet: Sheet,
  row: number,
  column: number,
  words: Readonly<Record<string, string>>,
): string | null {
  const word = textAt(sheet, row, column);
  if (Object.hasOwn(words, word)) return words[word];
  account.wrong(place(row, column), Object.keys(words).join(" or "), shown(sheet.rows[row][column]));
  return null;
}

type Sums = Map<string, { readonly value: number; readonly records: number }>;

function addTo(sums: Sums, key: string, value: number): void {
  const known = sums.get(key) ?? { value: 0, records: 0 };
  sums.set(key, { value: known.value + value, records: known.records + 1 });
}

/** Keys are "<series> <period>"; the series may hold spaces, the period none. */
function addSums(table: FactTable, sums: Sums, title: (series: string) => string): void {
  for (const [key, { value, records }] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const space = key.lastIndexOf(" ");
    const series = key.slice(0, space);
    table.add(series, key.slice(space + 1), { title: title(series), value, address: `sum of ${records} records` });
  }
}

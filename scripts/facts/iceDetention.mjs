// ICE Detention Statistics: eight yearly workbooks, whose "Detention" sheets hold several small tables each.
import { monthNumber, monthOfFiscalYear } from "./periods.mjs";
import { cellName } from "./rawFolder.mjs";
import { newTable } from "./table.mjs";

const editions = [
  { fiscalYear: 2019, file: "FY19-detentionstats.xlsx", wholeYear: true },
  { fiscalYear: 2020, file: "FY20-detentionstats.xlsx", wholeYear: true },
  { fiscalYear: 2021, file: "FY21-detentionstats.xlsx", wholeYear: false },
  { fiscalYear: 2022, file: "FY22-detentionStats.xlsx", wholeYear: true },
  { fiscalYear: 2023, file: "FY23_detentionStats.xlsx", wholeYear: true },
  { fiscalYear: 2024, file: "FY24_detentionStats.xlsx", wholeYear: true },
  { fiscalYear: 2025, file: "FY25_detentionStats09242025.xlsx", wholeYear: false },
  { fiscalYear: 2026, file: "FY26_detentionStats_04092026.xlsx", wholeYear: false, lastMonth: "2026-04" },
];

export async function detentionStatistics(raw) {
  const table = newTable(
    "ice/detention-statistics",
    {
      publisher: "U.S. Immigration and Customs Enforcement",
      title: "Detention Statistics workbooks, fiscal years 2019 to 2026",
      publishedOn: "2026-04-09",
      retrievedOn: "2026",
      licence: "public domain in the United States (work of the federal government)",
      foundIn: "GitHub repository CarwilB/ice-detention, commit d4dc30a, data/ice/",
      ...raw.provenance(...editions.map(({ file }) => `ice/${file}`)),
      notes:
        "The address names the workbook. Year-to-date editions (FY2021, FY2025 to 24 September 2025, FY2026 to " +
        "early April 2026) give FY<year>YTD; April 2026 is a partial month. Final book-outs of FY2021 to FY2023 are " +
        "releases only: they leave removals out, and their total with them.",
    },
    { confidence: "A" },
  );
  for (const edition of editions) {
    const book = await raw.workbook(`ice/${edition.file}`);
    const sheet = [...book.keys()].find((name) => name.trim().startsWith("Detention"));
    for (const spec of specs) addTable(table, edition, sheet, book.get(sheet), spec);
  }
  return table;
}

const agencies = {
  Total: "total",
  Average: "total",
  CBP: "CBP",
  "CBP Average": "CBP",
  ICE: "ICE",
  "ICE Average": "ICE",
};
const reasons = {
  Total: "total",
  "Bonded Out": "bond",
  "Bond Set by ICE": "bondSetByIce",
  "Bond Set by IJ": "bondSetByJudge",
  "Order of Recognizance": "recognizance",
  "Order of Supervision": "orderOfSupervision",
  Paroled: "parole",
  "Proceedings Terminated": "proceedingsTerminated",
  "Release to Remove": "removal",
  "Relief Granted by IJ": "relief",
  "Transfer to U.S. Marshals or other agency": "toOtherAgency",
  Transferred: "transferred",
  "Court Ordered": "courtOrdered",
  Other: "other",
};

/** The heading above the table, and what its lines are called. */
const specs = [
  {
    heading: /Initial Book-Ins by Arresting Agency and Month/,
    series: (name) => (name in agencies ? `bookIns.${agencies[name]}` : null),
    title: "Initial book-ins to ICE detention",
    unit: "persons",
    scope: "all facilities; by arresting agency; events",
  },
  {
    heading: /Average Daily Population by Arresting Agency/,
    series: (name) => (name in agencies ? `adp.${agencies[name]}` : null),
    title: "Average daily population in ICE detention",
    unit: "persons",
    scope: "all facilities; by arresting agency; mean over the days of the period",
  },
  {
    heading: /Average Length of Stay by Arresting Agency/,
    series: (name) => (name in agencies ? `lengthOfStay.${agencies[name]}` : null),
    title: "Average length of stay in ICE detention",
    unit: "days",
    scope: "all facilities; by arresting agency; mean over stays that ended in the period",
  },
  {
    heading: /Final (Releases|Book Outs) by Release Reason/,
    series: (name) => (name in reasons ? `finalBookOuts.${reasons[name]}` : null),
    title: "Final book-outs from ICE detention",
    unit: "persons",
    scope: (fiscalYear) =>
      fiscalYear <= 2023 ? "all facilities; releases only without removals; events" : "all facilities; events",
  },
];

function addTable(table, { fiscalYear, file, wholeYear, lastMonth }, sheet, rows, spec) {
  const found = findHeading(rows, spec.heading);
  if (found === null) return;
  const headings = rows[found.row + 1];
  const yearPeriod = `FY${fiscalYear}${wholeYear ? "" : "YTD"}`;
  const scope = typeof spec.scope === "string" ? spec.scope : spec.scope(fiscalYear);
  for (let r = found.row + 2; r < rows.length && rows[r].slice(found.column).some((cell) => cell !== null); r++) {
    const series = spec.series(String(rows[r][found.column] ?? "").trim());
    if (series === null) continue;
    for (let c = found.column + 1; c < headings.length; c++) {
      const month = monthNumber(headings[c] ?? "");
      const isYear = /^(FY Overall|Total)$/.test(String(headings[c] ?? "").trim());
      if ((month === null && !isYear) || typeof rows[r][c] !== "number") continue;
      const period = isYear ? yearPeriod : monthOfFiscalYear(fiscalYear, month);
      if (!isYear && lastMonth !== undefined && period > lastMonth) continue; // printed as 0: not yet happened
      table.add(series, period, {
        title: `${spec.title}: ${series.split(".")[1]}`,
        value: rows[r][c],
        unit: spec.unit,
        scope,
        address: `${file} ${sheet.trim()}!${cellName(r, c)}`,
      });
    }
  }
}

function findHeading(rows, pattern) {
  for (let row = 0; row < rows.length; row++) {
    const column = rows[row].findIndex((cell) => pattern.test(String(cell ?? "")));
    if (column >= 0) return { row, column };
  }
  return null;
}

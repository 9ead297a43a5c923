// DHS Office of Homeland Security Statistics: the monthly enforcement tables and the key metrics.
import { allOther, nationalities, nationalityLabel } from "./nationalities.mjs";
import { monthNumber, monthOfFiscalYear } from "./periods.mjs";
import { cellName } from "./rawFolder.mjs";
import { newTable } from "./table.mjs";

const publisher = "DHS Office of Homeland Security Statistics";
const licence = "public domain in the United States (work of the federal government)";
const firstMonthKept = "2018-10";
const rounded = "rounded by the publisher to the nearest 10";

/** Enforcement and legal processes, edition with data to August 2024. */
export async function monthlyTables(raw) {
  const file = "ohss/2024_1206_ohss_immigration-enforcement-and-legal-processes-tables-august-2024.xlsx";
  const book = await raw.workbook(file);
  const table = newTable(
    "ohss/ielp-2024-08",
    {
      publisher,
      title: "Immigration Enforcement and Legal Processes Monthly Tables, August 2024",
      publishedOn: "2024-12-06",
      retrievedOn: "2026",
      licence,
      foundIn: "GitHub repository brentryanjohnson/DHS-Monthly-Tables, commit 4543483",
      ...raw.provenance(file),
      notes:
        `Encounters are events: a person met twice counts twice. All figures are ${rounded}; the publisher prints X (not applicable) and NA (not available), which have no ` +
        "row here. FY2024YTD is October 2023 to August 2024. Months are kept from October 2018, fiscal years from " +
        '2014. "all other" is the published total less the fifteen named nationalities; "others" is the ' +
        "publisher's own remainder in a table that names fewer.",
    },
    { unit: "persons", confidence: "A" },
  );
  for (const spec of monthlySpecs) addSheet(table, book.get(spec.sheet), spec);
  return table;
}

const outcomes = {
  "Total Encounters": "total",
  "T8 repatriations": "t8repatriation",
  "T42 expulsions": "t42",
  "Migrant Protection Protocols": "mpp",
  "Transfers to ICE": "toIce",
  "Transfers to HHS": "toHhs",
  "USBP Releases": "usbpRelease",
  "OFO Paroles": "ofoParole",
  "Other outcomes": "otherOutcome",
};
const bookOutReasons = {
  Total: "total",
  "Removal Book-out": "removal",
  "Order of Supervision": "orderOfSupervision",
  "Bonded Out": "bond",
  "Order of Recognizance": "recognizance",
  Paroled: "parole",
  Relief: "relief",
  Other: "other",
};
const families = {
  "Single Adults": "singleAdults",
  "Family Unit Individuals": "familyUnits",
  "Unaccompanied Children/Single Minors": "unaccompaniedChildren",
  "Accompanied Minors (OFO)": "accompaniedMinors",
};
const fearResults = {
  Total: "total",
  "Positive Fear": "positive",
  "Negative Fear": "negative",
  "Administrative Closure": "closed",
};
const repatriationTypes = {
  "Total Repatriations": "total",
  "Total Title 8 Repatriations": "title8",
  "Title 8 Enforcement Repatriations": "title8Enforcement",
  "Title 42 Expulsions": "title42",
  "Total Removals": "removals",
  "Expedited Removals": "expeditedRemovals",
  "Reinstatements of Removal Orders": "reinstatements",
  "Other Removals": "otherRemovals",
  "Total Enforcement Returns": "enforcementReturns",
  Withdrawals: "withdrawals",
  "Voluntary Returns": "voluntaryReturns",
  "Voluntary Departures": "voluntaryDepartures",
  "Other Enforcement Returns": "otherEnforcementReturns",
  "Total Administrative Returns": "administrativeReturns",
  "Crew Members Detained": "crewMembersDetained",
};

/** "total", "others", or the nationality */
function citizenship(published) {
  if (/^total/i.test(published)) return "total";
  if (/^(all )?others?$/i.test(published)) return "others";
  return nationalityLabel(published);
}
const eventsAtBorder = "events";

/**
 * One sheet each. series() turns a column's group and heading into a series name, or null to leave it out;
 * months says which of the series keep their months; remainder adds "all other" from a total.
 */
const monthlySpecs = [
  {
    sheet: "Nationwide USBP",
    title: "Border Patrol encounters nationwide",
    scope: `all Border Patrol sectors; ${eventsAtBorder}`,
    series: (_, name) => keepFifteen("usbp", name),
    remainder: "usbp",
  },
  {
    sheet: "Nationwide OFO",
    title: "Enforcement encounters at ports of entry nationwide",
    scope: `Office of Field Operations; enforcement only (no crew or administrative cases); ${eventsAtBorder}`,
    series: (_, name) => keepFifteen("ofo", name),
    remainder: "ofo",
  },
  {
    sheet: "SWB Encounters by Family Status",
    title: "Southwest border encounters by family status",
    scope: `southwest border; Border Patrol and ports of entry; ${eventsAtBorder}`,
    series: (group, name) => (group === "Total CBP" ? `swbEncounters.${families[name] ?? "total"}` : null),
  },
  {
    sheet: "CBP SWB Book-Outs by Citp",
    title: "Southwest border book-outs",
    scope: `southwest border; ${eventsAtBorder}; first outcome after CBP custody`,
    series: (group, name) => `swbBookOuts.${outcomes[name]}.${citizenship(group)}`,
  },
  {
    sheet: "CBP SWB Book-Outs by Family",
    title: "Southwest border book-outs by family status",
    scope: `southwest border; ${eventsAtBorder}; first outcome after CBP custody`,
    series: (group, name) => (group in families ? `swbBookOutsByFamily.${outcomes[name]}.${families[group]}` : null),
    months: () => false,
  },
  {
    sheet: "CBP One Appointments",
    title: "CBP One appointments",
    scope: "persons processed at southwest border ports of entry with an appointment",
    series: (_, name) => `cbpOne.${citizenship(name)}`,
  },
  {
    sheet: "CHNV Paroles",
    title: "Paroles under the Cuba Haiti Nicaragua Venezuela processes",
    scope: "persons paroled on arrival by air",
    series: (_, name) => `chnvParoles.${citizenship(name)}`,
  },
  {
    sheet: "Nationwide CF by Result",
    title: "Credible fear screenings completed",
    scope: "USCIS; nationwide; screenings; closed is neither positive nor negative",
    series: (_, name) => `credibleFear.${fearResults[name]}`,
  },
  {
    sheet: "Nationwide CF Filed by Citp",
    title: "Credible fear screenings referred to USCIS",
    scope: "nationwide; screenings; China is inside others",
    series: (_, name) => `credibleFearReferrals.${citizenship(name)}`,
    months: (series) => series.endsWith(".total"),
  },
  {
    sheet: "ERO Arrests by Citizenship",
    title: "ERO administrative arrests",
    scope: "ICE Enforcement and Removal Operations; events; China is inside others",
    series: (_, name) => `eroArrests.${citizenship(name)}`,
  },
  {
    sheet: "ICE Book-Ins by Arrest Agency",
    title: "Book-ins to ICE detention by initial arresting agency",
    scope: "initial book-ins; events",
    series: (_, name) => `iceBookIns.${name === "Total" ? "total" : name}`,
  },
  {
    sheet: "ICE Book-Ins by Citizenship",
    title: "Book-ins to ICE detention by citizenship",
    scope: "initial book-ins; events; China is inside others",
    series: (_, name) => (name === "Total" ? null : `iceBookIns.${citizenship(name)}`),
    months: () => false,
  },
  {
    sheet: "ICE Book-Outs by Arrest Agency",
    title: "Final book-outs from ICE detention by reason",
    scope: "final book-outs; events",
    series: (group, name) => `iceBookOuts.${bookOutReasons[name]}${group === "Total" ? "" : `.${group}`}`,
    months: (series) => series.split(".").length === 2,
  },
  {
    sheet: "ICE ERO R&R by Citizenship",
    title: "ICE removals and returns",
    scope: "ICE Enforcement and Removal Operations; events; China is inside others",
    series: (_, name) => `iceRemovals.${citizenship(name)}`,
  },
  {
    sheet: "ICE ERO R&R by Arrest Agcy",
    title: "ICE removals and returns by initial arresting agency",
    scope: "ICE Enforcement and Removal Operations; events",
    series: (_, name) => (name === "Total" ? null : `iceRemovals.${name}`),
  },
  {
    sheet: "DHS Repats by Type",
    title: "DHS repatriations by type",
    scope: "CBP and ICE; events",
    // the sheet heads two columns "Withdrawals"
    series: (group, name) =>
      group === "DHS Administrative Returns" && name === "Withdrawals"
        ? "dhsRepatriations.administrativeWithdrawals"
        : `dhsRepatriations.${repatriationTypes[name]}`,
  },
  {
    sheet: "DHS Removals by Citizenship",
    title: "DHS removals",
    scope: "CBP and ICE; events; China is inside others",
    series: (_, name) => `dhsRemovals.${citizenship(name)}`,
    months: () => false,
  },
  {
    sheet: "DHS Enf Returns by Citizenship",
    title: "DHS enforcement returns",
    scope: "CBP and ICE; events",
    series: (_, name) => `dhsEnforcementReturns.${citizenship(name)}`,
    months: (series) => /\.(total|China)$/.test(series),
  },
  {
    sheet: "DHS Adm Returns by Citizens",
    title: "DHS administrative returns",
    scope: "CBP; mostly crew members; events",
    series: (_, name) => `dhsAdministrativeReturns.${citizenship(name)}`,
    months: () => false,
  },
];

function keepFifteen(prefix, name) {
  const label = citizenship(name);
  return label === "total" || nationalities.includes(label) ? `${prefix}.${label}` : null;
}

/** The printed fiscal year is on the "Total" line; its months follow on lines that leave the year blank. */
function addSheet(table, rows, { sheet, title, scope, series, months = () => true, remainder }) {
  const headerRow = rows.findIndex((row) => row[0] === "Fiscal Year");
  const groups = carryRight(rows[headerRow - 1]);
  const headings = rows[headerRow].map((cell) =>
    String(cell ?? "")
      .replace(/\d+$/, "")
      .trim(),
  );
  let year = "";
  for (let r = headerRow + 1; r < rows.length && rows[r][1] !== null; r++) {
    if (rows[r][0] !== null) year = String(rows[r][0]);
    const period = periodOf(year, rows[r][1]);
    const isMonth = !period.startsWith("FY");
    if (isMonth && period < firstMonthKept) continue;
    let sumOfNamed = 0;
    let total = NaN;
    for (let c = 2; c < headings.length; c++) {
      const name = headings[c] === "" ? null : series(groups[c], headings[c]);
      const value = rows[r][c];
      if (name === null || typeof value !== "number" || (isMonth && !months(name))) continue;
      const group = name.slice(name.indexOf(".") + 1);
      table.add(name, period, { title: `${title}: ${group}`, value, scope, address: `${sheet}!${cellName(r, c)}` });
      if (name === `${remainder}.total`) total = value;
      else sumOfNamed += value;
    }
    if (remainder === undefined) continue;
    table.add(`${remainder}.${allOther}`, period, {
      title: `${title}: ${allOther}`,
      value: total - sumOfNamed,
      scope,
      address: `${sheet}!${cellName(r, 2)} less the fifteen columns on that row`,
      note: "published total less the fifteen",
    });
  }
}

/** A merged heading is written once, over its first column. */
function carryRight(row) {
  let last = "";
  return row.map((cell) => {
    if (cell !== null) last = String(cell).replace(/\d+$/, "").trim();
    return last;
  });
}

/** ("2024 YTD", "Total") → "FY2024YTD"; ("2024 YTD", "October") → "2023-10" */
function periodOf(year, month) {
  if (month === "Total") return `FY${year.replace(" ", "")}`;
  return monthOfFiscalYear(parseInt(year, 10), monthNumber(month));
}

/** Border Patrol encounters in the Key Homeland Security Metrics, to November 2024. */
export async function keyMetrics(raw) {
  const file = "ohss/khsm_encounters_usbp_fy25m11.xlsx";
  const book = await raw.workbook(file);
  const table = newTable(
    "ohss/khsm-2024-11",
    {
      publisher,
      title: "Key Homeland Security Metrics: Border Patrol encounters, data to November 2024",
      publishedOn: "2025-01-16",
      retrievedOn: "2026",
      licence,
      foundIn: "GitHub repository arilamstein/immigration_enforcement, commit c438a05",
      ...raw.provenance(file),
      notes:
        `Encounters are events: a person met twice counts twice. All figures are ${rounded}. The date is that of the workbook. A nationality that the publisher does not ` +
        "list in a month has no row. FY2025YTD is October and November 2024.",
    },
    { unit: "persons", confidence: "A", scope: `all Border Patrol sectors; ${eventsAtBorder}` },
  );
  const title = "Border Patrol encounters nationwide";
  const totals = new Map();
  const named = new Map();
  const addRow = (sheet, r, citizenshipColumn, period, value) => {
    const label = citizenshipColumn === null ? "total" : nationalityLabel(book.get(sheet)[r][citizenshipColumn]);
    const column = book.get(sheet)[r].length - 1;
    const chinaEarlier = label === "China" && period >= "FY2010" && period < "FY2014";
    const kept = period.startsWith("FY") ? period >= "FY2014" || chinaEarlier : period >= firstMonthKept;
    if (!kept || (label !== "total" && !nationalities.includes(label))) return;
    const address = `${sheet}!${cellName(r, column)}`;
    table.add(`usbp.${label}`, period, { title: `${title}: ${label}`, value, address });
    if (label === "total") totals.set(period, { value, address });
    else named.set(period, [...(named.get(period) ?? []), { label, value }]);
  };
  const yearPeriod = (year) => (year === 2025 ? "FY2025YTD" : `FY${year}`);
  const each = (sheet, use) => book.get(sheet).forEach((row, r) => r > 0 && use(row, r));
  each("Annual Count", (row, r) => addRow("Annual Count", r, null, yearPeriod(row[0]), row[1]));
  each("Monthly Count", (row, r) =>
    addRow("Monthly Count", r, null, monthOfFiscalYear(row[0], monthNumber(row[1])), row[2]),
  );
  each("Annual Citizenship", (row, r) => addRow("Annual Citizenship", r, 1, yearPeriod(row[0]), row[2]));
  each("Monthly Citizenship", (row, r) =>
    addRow("Monthly Citizenship", r, 2, monthOfFiscalYear(row[0], monthNumber(row[1])), row[3]),
  );
  for (const [period, { value, address }] of totals) {
    const listed = named.get(period) ?? [];
    const missing = nationalities.filter((name) => !listed.some(({ label }) => label === name));
    table.add(`usbp.${allOther}`, period, {
      title: `${title}: ${allOther}`,
      value: value - listed.reduce((sum, entry) => sum + entry.value, 0),
      address: `${address} less the named nationalities of that period`,
      note:
        "published total less the fifteen named nationalities" +
        (missing.length === 0 ? "" : `; not listed and so inside: ${missing.join(" and ")}`),
    });
  }
  return table;
}

// ICE's detained population before its workbooks' months and on single days, its budget, its flights, and
// lists of countries.
import { congressIdeology } from "./iceRemovals.ts";
import { iceLicence, icePublisher } from "./iceDetention.ts";
import type { Importer } from "../importer.ts";
import { readRecords } from "../records.ts";

/** Average daily population before the workbooks' months, fiscal years 1979 to 2021. */
export const adpHistory: Importer = {
  publication: "ice/adp-history",
  family: "ice/adp-history",
  files: ["ice/ADP_monthly_Oct18_Apr21.csv", "ice/Immigration_Detention_ADP_1979_2021_apr.csv"],
  source: {
    publisher: icePublisher,
    title: "Average daily population in immigration detention, 1979 to April 2021",
    publishedOn: "2021-04",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: "GitHub repository n8craig/ICE-Detention-Year-End-Reports, commit 1f187b0",
    notes: "Compiled there from INS and ICE reports. FY2021YTD ends in April 2021. FY1993 was not found.",
  },
  common: { unit: "persons", confidence: "B", scope: "INS then ICE detention; mean over the days of the period" },
  roundedTo: 0,
  mayLackYears: true,
  read(table, [months, years]) {
    const title = "Average daily population in immigration detention";
    for (const record of readRecords(months, ["Date", "ADP"])) {
      const value = record.figure("ADP");
      if (value === null) continue;
      table.add("adp", record.text("Date"), { title, value, address: `${months.file.name} ${record.address("ADP")}` });
    }
    for (const record of readRecords(years, ["FY", "ADP"])) {
      const value = record.figure("ADP");
      if (value === null) continue;
      const year = record.text("FY");
      const period = `FY${year}${year === "2021" ? "YTD" : ""}`;
      table.add("adp", period, { title, value, address: `${years.file.name} ${record.address("ADP")}` });
    }
  },
};

interface Snapshot {
  readonly as_of?: unknown;
  readonly detained_total?: unknown;
  readonly by_arresting_agency?: { readonly cbp?: unknown; readonly ice?: unknown };
}

/** People detained on two days of 2026. */
export const detainedSnapshots: Importer = {
  publication: "ice/detained-snapshots",
  family: "ice/detained-snapshots",
  files: ["ice/ice_detention_history.json"],
  source: {
    publisher: icePublisher,
    title: "Currently detained, snapshots of the detention statistics",
    publishedOn: "2026-07-11",
    retrievedOn: "2026",
    licence: `${iceLicence}; compilation CC BY 4.0 (MigrantUSA)`,
    foundIn: "GitHub repository migrantusa/us-immigration-data, commit b9b59b3",
    notes: "",
  },
  common: { unit: "persons", confidence: "A", scope: "detained on the day; all facilities" },
  roundedTo: 0,
  read(table, [account]) {
    const place = { sheet: "", row: 0, column: 0 };
    for (const [n, snapshot] of snapshotsIn(account.file.text).entries()) {
      account.read(3);
      const day = snapshot.as_of;
      const figures = [
        ["detained.total", "Detained on the day", snapshot.detained_total, "detained_total"],
        [
          "detained.CBP",
          "Detained on the day: arrested by CBP",
          snapshot.by_arresting_agency?.cbp,
          "by_arresting_agency.cbp",
        ],
        [
          "detained.ICE",
          "Detained on the day: arrested by ICE",
          snapshot.by_arresting_agency?.ice,
          "by_arresting_agency.ice",
        ],
      ] as const;
      for (const [series, title, value, key] of figures) {
        const address = `national_adp[${n}].${key}`;
        if (typeof day !== "string" || !/^\d{4}-\d\d-\d\d$/.test(day) || typeof value !== "number") {
          account.wrong(place, `a day and a number at ${address}`, JSON.stringify(value) ?? "nothing");
        } else table.add(series, day, { title, value, address });
      }
    }
    if (table.rows.size === 0) account.wrong(place, 'JSON with a list "national_adp"', "something else");
  },
};

function snapshotsIn(text: string | null): readonly Snapshot[] {
  try {
    const found: unknown = JSON.parse(text ?? "");
    const list = (found as { national_adp?: unknown }).national_adp;
    return Array.isArray(list) ? (list as Snapshot[]) : [];
  } catch {
    return [];
  }
}

const budgetLines: Readonly<Record<string, string>> = {
  "Custody Operations": "custodyOperations",
  "Transportation and Removal Program": "transportationAndRemoval",
  "Alternatives to Detention": "alternativesToDetention",
  "Fugitive Operations": "fugitiveOperations",
  "Criminal Alien Program": "criminalAlienProgram",
  "ERO total": "eroTotal",
  "TRP: charter aircraft": "charterAircraft",
  "TRP: ground transportation": "groundTransportation",
  "TRP: unaccompanied children/family unit": "childrenAndFamilyTransport",
  "TRP: escorts, commercial air": "commercialEscorts",
  "Custody: detention facility ops": "detentionFacilityOperations",
  "Custody: detainee medical": "detaineeMedical",
  "Custody: third-party medical": "thirdPartyMedical",
  "Custody: pay": "custodyPay",
  "ATD: ISAP IV contract": "atdContract",
};

/** Enforcement and Removal Operations' budget lines. */
export const budget: Importer = {
  publication: "ice/budget",
  family: "ice/budget",
  files: ["ice/transcribed_ice_ero_budget_usd_thousands.csv"],
  source: {
    publisher: icePublisher,
    title: "Congressional Budget Justifications, fiscal years 2026 and 2027: Enforcement and Removal Operations",
    publishedOn: "2026",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: `text in ${congressIdeology}, commit 8602fcb, dhsFY26-ice-cbj.txt and dhsFY27-ice-budget.txt`,
    notes:
      "Printed in thousands of dollars, written here in dollars. The programme lines add up to the printed totals.",
  },
  common: { unit: "USD", confidence: "B" },
  roundedTo: 0,
  mayLackYears: true,
  read(table, [account]) {
    const years = [
      ["FY2024", "fy2024_enacted", "enacted; as printed in the FY2026 justification"],
      ["FY2025", "fy2025_full_year_cr", "full-year continuing resolution; as printed in the FY2027 justification"],
      ["FY2027", "fy2027_request", "request"],
    ] as const;
    for (const record of readRecords(account, ["line", "fy2024_enacted", "fy2025_full_year_cr", "fy2027_request"])) {
      const line = record.text("line");
      if (!Object.hasOwn(budgetLines, line)) {
        account.wrong(record.place("line"), "a budget line that is known", JSON.stringify(line));
        continue;
      }
      for (const [period, column, scope] of years) {
        const thousands = record.figure(column);
        if (thousands === null) continue;
        table.add(budgetLines[line], period, {
          title: line,
          value: thousands * 1000,
          scope,
          address: record.address(column),
        });
      }
    }
  },
};

/** How many countries ICE called uncooperative or at risk. */
export const recalcitrantLists: Importer = {
  publication: "ice/recalcitrant-lists",
  family: "ice/recalcitrant-lists",
  files: ["ice/transcribed_recalcitrant_lists.csv"],
  source: {
    publisher: icePublisher,
    title: "Countries uncooperative, or at risk of it, in taking back their nationals",
    publishedOn: "2024-12",
    retrievedOn: "2026",
    licence: "figures of government lists, as quoted",
    foundIn: "CRS IF11025 and press pages; the note of each row names its source",
    notes: "China is on every list whose names are known. Names with a question mark are remembered, not verified.",
  },
  common: { unit: "countries", confidence: "C", scope: "as ICE classifies countries; the day or month of the list" },
  roundedTo: 0,
  // lists are made now and then, not every month
  mayLackMonths: () => true,
  read(table, [account]) {
    const columns = ["as_of", "uncooperative_count", "at_risk_count", "uncooperative_countries", "source"] as const;
    for (const record of readRecords(account, columns)) {
      const [period, names, source] = [
        record.text("as_of"),
        record.text("uncooperative_countries"),
        record.text("source"),
      ];
      const [firstDate] = period.split("/");
      const note = names === "" ? source : `${source}; ${names.replaceAll(";", ", ")}`;
      for (const [series, column, title] of [
        ["uncooperative", "uncooperative_count", "Uncooperative countries"],
        ["atRisk", "at_risk_count", "Countries at risk of non-cooperation"],
      ] as const) {
        const value = record.figure(column);
        if (value !== null)
          table.add(series, firstDate, { period, note, address: record.address(column), title, value });
      }
    }
  },
};

/** Passengers of ICE Air by fiscal year. */
export const iceAirArts: Importer = {
  publication: "ice-air/arts",
  family: "ice-air/arts",
  files: ["ice/transcribed_ice_air_arts_annual_fy2011-2019.csv"],
  source: {
    publisher: "University of Washington Center for Human Rights, from ICE's Alien Repatriation Tracking System",
    title: "ICE Air passengers by fiscal year, 2011 to May 2019",
    publishedOn: "2019",
    retrievedOn: "2026",
    licence: "record of the federal government released under FOIA; aggregates as printed",
    foundIn: "GitHub repository UWCHR/ice-air, commit 3e03f0b, installment2/analyze/note/global.ipynb",
    notes: "FY2019YTD ends on 4 May 2019.",
  },
  common: { unit: "passengers", confidence: "B", scope: "ICE Air charter missions; events" },
  roundedTo: 0,
  read(table, [account]) {
    const kinds = [
      ["removalPassengers", "removal_passengers", "ICE Air removal passengers"],
      ["transferPassengers", "transfer_passengers", "ICE Air transfer passengers"],
      ["removalPassengers.China", "chinese_removal_passengers", "Chinese nationals removed on ICE Air"],
    ] as const;
    for (const record of readRecords(account, [
      "fiscal_year",
      "removal_passengers",
      "transfer_passengers",
      "chinese_removal_passengers",
      "note",
    ])) {
      const year = record.text("fiscal_year");
      for (const [series, column, title] of kinds) {
        const value = record.figure(column);
        if (value === null) continue;
        const period = `FY${year}${year === "2019" ? "YTD" : ""}`;
        table.add(series, period, { title, value, address: record.address(column), note: record.text("note") });
      }
    }
  },
};

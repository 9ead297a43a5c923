// ICE removals over the years, persons with final orders, and charters: short transcriptions from reports and
// the press.
import { congressIdeology, iceOnly } from "./iceRemovals.ts";
import { iceLicence, icePublisher } from "./iceDetention.ts";
import type { Importer } from "../importer.ts";
import { knownCitizenship } from "../nationality.ts";
import { readRecords } from "../records.ts";

const persons = { unit: "persons", confidence: "B", scope: iceOnly } as const;

/** All removals, fiscal years 2003 to 2025. */
export const removalsTotal: Importer = {
  publication: "ice/removals-total",
  family: "ice/removals-total",
  files: ["ice/transcribed_ice_removals_total_fy2003-2025.csv"],
  source: {
    publisher: icePublisher,
    title: "ICE removals by fiscal year, 2003 to 2025",
    publishedOn: "2026",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: `${congressIdeology}, commit b22ed0b, pipeline/output/enforcement_series.json`,
    notes:
      "Breaks: before FY2007 without returns; yearly closing rule changed from FY2009; from 12 May 2023 CBP " +
      "expedited-removal cases flown by ICE Air are counted.",
  },
  common: persons,
  roundedTo: 0,
  read(table, [account]) {
    for (const record of readRecords(account, ["fiscal_year", "ice_removals", "note"])) {
      const value = record.figure("ice_removals");
      if (value === null) continue;
      table.add("removals.total", `FY${record.text("fiscal_year")}`, {
        title: "ICE removals: total",
        value,
        address: record.address("ice_removals"),
        note: record.text("note"),
      });
    }
  },
};

const toChina = ["fiscal_year", "series", "persons", "source"] as const;

/** Removals to China by ICE, fiscal years 2014 to 2024, from four reports. */
export const removalsToChina: Importer = {
  publication: "ice/removals-to-china",
  family: "ice/removals-to-china",
  files: ["ice/transcribed_removals_to_china.csv"],
  source: {
    publisher: icePublisher,
    title: "ICE removals of Chinese nationals, fiscal years 2014 to 2024, from successive annual reports",
    publishedOn: "2024-12-19",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: `reports' text in ${congressIdeology} and UWCHR/ice-air; the note of each row names the report`,
    notes: "ICE only. Not to be joined with the DHS Yearbook series, which counts every component of DHS.",
  },
  common: persons,
  roundedTo: 0,
  read(table, [account]) {
    for (const record of readRecords(account, toChina)) {
      if (record.text("series") !== "ICE removals") {
        account.leftOut("lines of other series", record.place("series"));
        continue;
      }
      const value = record.figure("persons");
      if (value === null) continue;
      const period = `FY${record.text("fiscal_year")}`;
      const note = record.text("source");
      table.add("removals.China", period, {
        title: "ICE removals: China",
        value,
        address: record.address("persons"),
        note,
      });
    }
  },
};

/** DHS Yearbook: Chinese nationals before ICE's own tables begin. */
export const chinaRemovalsAndReturns: Importer = {
  publication: "dhs/yearbook-china",
  family: "dhs/yearbook-china",
  files: ["ice/transcribed_removals_to_china.csv"],
  source: {
    publisher: "INS and DHS Office of Immigration Statistics",
    title: "Yearbook of Immigration Statistics: removals and returns of Chinese nationals, 1993 to 2013",
    publishedOn: "2014",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: "GitHub repository flymperopoulos/US-Immigration, commit 920efac, DHS/DHS_Data/",
    notes:
      "Removals count every component of the department; not to be joined with ICE's own series. Removals of " +
      "FY2009 to FY2013 were not found.",
  },
  common: { unit: "persons", confidence: "A" },
  roundedTo: 0,
  read(table, [account]) {
    const kinds: Readonly<Record<string, readonly [string, string, string]>> = {
      "DHS/INS removals (all components)": ["removals.China", "DHS removals: China", "all components; events"],
      "DHS returns (all kinds, mostly crew)": [
        "returns.China",
        "DHS returns: China",
        "all kinds; mostly crew members; events",
      ],
    };
    for (const record of readRecords(account, toChina)) {
      const kind = record.text("series");
      if (!Object.hasOwn(kinds, kind)) {
        account.leftOut("lines of other series", record.place("series"));
        continue;
      }
      const [series, title, scope] = kinds[kind];
      const value = record.figure("persons");
      if (value === null) continue;
      table.add(series, `FY${record.text("fiscal_year")}`, { title, value, scope, address: record.address("persons") });
    }
  },
};

/** Persons with final orders on the non-detained docket, 24 November 2024. */
export const finalOrders: Importer = {
  publication: "ice/final-orders-2024-11-24",
  family: "ice/final-orders",
  files: ["ice/transcribed_final_orders_by_country_2024-11-24.csv"],
  source: {
    publisher: icePublisher,
    title: "Noncitizens on the non-detained docket with final orders of removal, by citizenship",
    publishedOn: "2024-11-24",
    retrievedOn: "2026",
    licence: "figures of a government list, as quoted",
    foundIn: "press pages quoting the list ICE gave to Congress",
    notes: "Partial: the countries that press pages quote. Russia and Peru, among others, were not found.",
  },
  common: { unit: "persons", confidence: "C", scope: "non-detained docket; final order of removal; not removed" },
  roundedTo: 0,
  read(table, [account]) {
    const column = "noncitizens_with_final_orders_on_nondetained_docket";
    for (const record of readRecords(account, ["country", column, "note"])) {
      const label = knownCitizenship(account, record.place("country"), record.text("country"));
      const value = record.figure(column);
      if (value === null || label === null) continue;
      table.add(`finalOrders.${label}`, "2024-11-24", {
        title: `Final orders on the non-detained docket: ${label}`,
        value,
        address: record.address(column),
        note: record.text("note"),
      });
    }
  },
};

/** Large charters to China since June 2024. */
export const chinaCharters: Importer = {
  publication: "ice/china-charters",
  family: "ice/china-charters",
  files: ["ice/transcribed_china_removal_charters.csv"],
  source: {
    publisher: "U.S. Department of Homeland Security and ICE",
    title: "Large charter flights to China since June 2024",
    publishedOn: "2025-06-03",
    retrievedOn: "2026",
    licence: "figures of public releases, as quoted",
    foundIn: "press pages quoting releases of DHS and ICE",
    notes: "Six flights; the passengers of two were not found and have no row.",
  },
  common: { confidence: "C", scope: "large charters announced by DHS or ICE; not small or commercial removals" },
  roundedTo: 0,
  read(table, [account]) {
    for (const record of readRecords(account, ["date", "passengers", "note"])) {
      const [period, note] = [record.text("date"), record.text("note")];
      const [firstDay] = period.split("/");
      table.add("charters", firstDay, {
        title: "Large charter to China",
        period,
        value: 1,
        unit: "flights",
        address: record.address("date").split(",")[0],
        note,
      });
      const value = record.figure("passengers");
      if (value === null) continue;
      table.add("passengers", firstDay, {
        title: "Passengers on the large charter to China",
        period,
        value,
        unit: "passengers",
        address: record.address("passengers"),
        note,
      });
    }
  },
};

// U.S. Immigration and Customs Enforcement: removals, final orders, flights, budget.
import { allOther, nationalities, nationalityLabel } from "./nationalities.mjs";
import { newTable } from "./table.mjs";

const publisher = "U.S. Immigration and Customs Enforcement";
const licence = "public domain in the United States (work of the federal government)";
const iceOnly = "ICE Enforcement and Removal Operations only; events";
const congressIdeology = "GitHub repository corbett-hobbs/congress-ideology";

/** Removals by citizenship, fiscal years 2019 to 2024. */
export function annualReport2024(raw) {
  const file = "ice/transcribed_ice_removals_by_country_fy2019-2024.csv";
  const table = newTable(
    "ice/annual-report-2024",
    {
      publisher,
      title: "Annual Report, Fiscal Year 2024, appendix: removals by country of citizenship",
      publishedOn: "2024-12-19",
      retrievedOn: "2026",
      licence,
      foundIn: `text in ${congressIdeology}, commit 8602fcb, pipeline/raw/ice/iceAnnualReportFY2024.txt`,
      ...raw.provenance(file),
      notes:
        "Transcribed; all six column sums equal the printed totals. From 12 May 2023 ICE also counts CBP " +
        "expedited-removal cases flown by ICE Air.",
    },
    { unit: "persons", confidence: "B", scope: iceOnly },
  );
  addRemovals(table, raw.csv(file), (heading) => heading.toUpperCase());
  return table;
}

/** Removals by citizenship, fiscal years 2017 and 2018. */
export function removals2017And2018(raw) {
  const file = "ice/FY2017andFY2018ICERemovalsbyCountryofCitizenship.csv";
  const table = newTable(
    "ice/removals-2017-2018",
    {
      publisher,
      title: "ICE removals by country of citizenship, fiscal years 2017 and 2018",
      publishedOn: "2018",
      retrievedOn: "2026",
      licence,
      foundIn: "GitHub repository UWCHR/ice-air, commit 3e03f0b, share/resources/",
      ...raw.provenance(file),
      notes: "Column sums equal the totals that ICE printed: 226,119 and 256,085.",
    },
    { unit: "persons", confidence: "B", scope: iceOnly },
  );
  addRemovals(table, raw.csv(file), (heading) => `FY${heading}`);
  return table;
}

/** Removals by citizenship, fiscal year 2015. */
export function ero2015(raw) {
  const file = "ice/transcribed_ice_removals_by_country_fy2015.csv";
  const table = newTable(
    "ice/ero-2015",
    {
      publisher,
      title: "ICE Enforcement and Removal Operations Report, Fiscal Year 2015, appendix C",
      publishedOn: "2015-12-22",
      retrievedOn: "2026",
      licence,
      foundIn: `text in ${congressIdeology}, commit b22ed0b, pipeline/raw/ice/ice-ero-report-fy2015.txt`,
      ...raw.provenance(file),
      notes: "Transcribed; the rows add up to the printed total of 235,413.",
    },
    { unit: "persons", confidence: "B", scope: iceOnly },
  );
  addRemovals(table, raw.csv(file), (heading) => heading.toUpperCase());
  return table;
}

/** A first column of countries and one column a fiscal year; a country named TOTAL is not a country. */
function addRemovals(table, rows, periodOf) {
  const title = "ICE removals";
  for (let c = 1; c < rows[0].length; c++) {
    const period = periodOf(rows[0][c]);
    let named = 0;
    let total = 0;
    for (let r = 1; r < rows.length; r++) {
      if (/^total$/i.test(rows[r][0].trim())) continue;
      const value = Number(rows[r][c]);
      const label = nationalityLabel(rows[r][0]);
      total += value;
      if (!nationalities.includes(label)) continue;
      named += value;
      table.add(`removals.${label}`, period, { title: `${title}: ${label}`, value, address: at(r, rows[0][c]) });
    }
    const address = `all lines, column ${rows[0][c]}`;
    table.add("removals.total", period, {
      title: `${title}: total`,
      value: total,
      address,
      note: "sum of all countries",
    });
    table.add(`removals.${allOther}`, period, {
      title: `${title}: ${allOther}`,
      value: total - named,
      address,
      note: "sum of all countries less the fifteen named nationalities",
    });
  }
}

/** All removals, fiscal years 2003 to 2025. */
export function removalsTotal(raw) {
  const file = "ice/transcribed_ice_removals_total_fy2003-2025.csv";
  const table = newTable(
    "ice/removals-total",
    {
      publisher,
      title: "ICE removals by fiscal year, 2003 to 2025",
      publishedOn: "2026",
      retrievedOn: "2026",
      licence,
      foundIn: `${congressIdeology}, commit b22ed0b, pipeline/output/enforcement_series.json`,
      ...raw.provenance(file),
      notes:
        "Breaks: before FY2007 without returns; yearly closing rule changed from FY2009; from 12 May 2023 CBP " +
        "expedited-removal cases flown by ICE Air are counted.",
    },
    { unit: "persons", confidence: "B", scope: iceOnly },
  );
  raw.csv(file).forEach(([year, value, note], r) => {
    if (r === 0) return;
    table.add("removals.total", `FY${year}`, {
      title: "ICE removals: total",
      value,
      address: at(r, "ice_removals"),
      note,
    });
  });
  return table;
}

/** Removals to China by ICE, fiscal years 2014 to 2024, from four reports. */
export function removalsToChina(raw) {
  const file = "ice/transcribed_removals_to_china.csv";
  const table = newTable(
    "ice/removals-to-china",
    {
      publisher,
      title: "ICE removals of Chinese nationals, fiscal years 2014 to 2024, from successive annual reports",
      publishedOn: "2024-12-19",
      retrievedOn: "2026",
      licence,
      foundIn: `reports' text in ${congressIdeology} and UWCHR/ice-air; the note of each row names the report`,
      ...raw.provenance(file),
      notes: "ICE only. Not to be joined with the DHS Yearbook series, which counts every component of DHS.",
    },
    { unit: "persons", confidence: "B", scope: iceOnly },
  );
  raw.csv(file).forEach(([year, series, value, note], r) => {
    if (series !== "ICE removals") return;
    table.add("removals.China", `FY${year}`, { title: "ICE removals: China", value, address: at(r, "persons"), note });
  });
  return table;
}

/** Large charters to China since June 2024. */
export function chinaCharters(raw) {
  const file = "ice/transcribed_china_removal_charters.csv";
  const table = newTable(
    "ice/china-charters",
    {
      publisher: "U.S. Department of Homeland Security and ICE",
      title: "Large charter flights to China since June 2024",
      publishedOn: "2025-06-03",
      retrievedOn: "2026",
      licence: "figures of public releases, as quoted",
      foundIn: "press pages quoting releases of DHS and ICE",
      ...raw.provenance(file),
      notes: "Six flights; the passengers of two were not found and have no row.",
    },
    { confidence: "C", scope: "large charters announced by DHS or ICE; not small or commercial removals" },
  );
  raw.csv(file).forEach(([date, passengers, note], r) => {
    if (r === 0) return;
    const [firstDay] = date.split("/");
    const cells = { period: date, note };
    table.add("charters", firstDay, {
      ...cells,
      title: "Large charter to China",
      value: 1,
      unit: "flights",
      address: `line ${r + 1}`,
    });
    if (passengers === "") return;
    table.add("passengers", firstDay, {
      ...cells,
      title: "Passengers on the large charter to China",
      value: passengers,
      unit: "passengers",
      address: at(r, "passengers"),
    });
  });
  return table;
}

/** Persons with final orders on the non-detained docket, 24 November 2024. */
export function finalOrders(raw) {
  const file = "ice/transcribed_final_orders_by_country_2024-11-24.csv";
  const table = newTable(
    "ice/final-orders-2024-11-24",
    {
      publisher,
      title: "Noncitizens on the non-detained docket with final orders of removal, by citizenship",
      publishedOn: "2024-11-24",
      retrievedOn: "2026",
      licence: "figures of a government list, as quoted",
      foundIn: "press pages quoting the list ICE gave to Congress",
      ...raw.provenance(file),
      notes: "Partial: the countries that press pages quote. Russia and Peru, among others, were not found.",
    },
    { unit: "persons", confidence: "C", scope: "non-detained docket; final order of removal; not removed" },
  );
  raw.csv(file).forEach(([country, value, note], r) => {
    if (r === 0) return;
    const label = country === "TOTAL" ? "total" : nationalityLabel(country);
    const address = at(r, "noncitizens_with_final_orders_on_nondetained_docket");
    table.add(`finalOrders.${label}`, "2024-11-24", {
      title: `Final orders on the non-detained docket: ${label}`,
      value,
      address,
      note,
    });
  });
  return table;
}

/** Average daily population before the workbooks' months, fiscal years 1979 to 2021. */
export function adpHistory(raw) {
  const months = "ice/ADP_monthly_Oct18_Apr21.csv";
  const years = "ice/Immigration_Detention_ADP_1979_2021_apr.csv";
  const table = newTable(
    "ice/adp-history",
    {
      publisher,
      title: "Average daily population in immigration detention, 1979 to April 2021",
      publishedOn: "2021-04",
      retrievedOn: "2026",
      licence,
      foundIn: "GitHub repository n8craig/ICE-Detention-Year-End-Reports, commit 1f187b0",
      ...raw.provenance(months, years),
      notes: "Compiled there from INS and ICE reports. FY2021YTD ends in April 2021. FY1993 was not found.",
    },
    { unit: "persons", confidence: "B", scope: "INS then ICE detention; mean over the days of the period" },
  );
  const title = "Average daily population in immigration detention";
  raw.csv(months).forEach(([month, value], r) => {
    if (r > 0) table.add("adp", month, { title, value, address: `ADP_monthly_Oct18_Apr21.csv ${at(r, "ADP")}` });
  });
  raw.csv(years).forEach(([year, value], r) => {
    if (r === 0 || value === "") return;
    const address = `Immigration_Detention_ADP_1979_2021_apr.csv ${at(r, "ADP")}`;
    table.add("adp", `FY${year}${year === "2021" ? "YTD" : ""}`, { title, value, address });
  });
  return table;
}

/** People detained on two days of 2026. */
export function detainedSnapshots(raw) {
  const file = "ice/ice_detention_history.json";
  const table = newTable(
    "ice/detained-snapshots",
    {
      publisher,
      title: "Currently detained, snapshots of the detention statistics",
      publishedOn: "2026-07-11",
      retrievedOn: "2026",
      licence: `${licence}; compilation CC BY 4.0 (MigrantUSA)`,
      foundIn: "GitHub repository migrantusa/us-immigration-data, commit b9b59b3",
      ...raw.provenance(file),
      notes: "",
    },
    { unit: "persons", confidence: "A", scope: "detained on the day; all facilities" },
  );
  raw.json(file).national_adp.forEach(({ as_of: day, detained_total: value, by_arresting_agency: by }, n) => {
    const address = (key) => `national_adp[${n}].${key}`;
    table.add("detained.total", day, { title: "Detained on the day", value, address: address("detained_total") });
    table.add("detained.CBP", day, {
      title: "Detained on the day: arrested by CBP",
      value: by.cbp,
      address: address("by_arresting_agency.cbp"),
    });
    table.add("detained.ICE", day, {
      title: "Detained on the day: arrested by ICE",
      value: by.ice,
      address: address("by_arresting_agency.ice"),
    });
  });
  return table;
}

const budgetLines = {
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
export function budget(raw) {
  const file = "ice/transcribed_ice_ero_budget_usd_thousands.csv";
  const table = newTable(
    "ice/budget",
    {
      publisher,
      title: "Congressional Budget Justifications, fiscal years 2026 and 2027: Enforcement and Removal Operations",
      publishedOn: "2026",
      retrievedOn: "2026",
      licence,
      foundIn: `text in ${congressIdeology}, commit 8602fcb, dhsFY26-ice-cbj.txt and dhsFY27-ice-budget.txt`,
      ...raw.provenance(file),
      notes:
        "Printed in thousands of dollars, written here in dollars. The programme lines add up to the printed totals.",
    },
    { unit: "USD", confidence: "B" },
  );
  const years = [
    ["FY2024", "fy2024_enacted", "enacted; as printed in the FY2026 justification"],
    ["FY2025", "fy2025_full_year_cr", "full-year continuing resolution; as printed in the FY2027 justification"],
    ["FY2027", "fy2027_request", "request"],
  ];
  raw.csv(file).forEach((cells, r) => {
    if (r === 0) return;
    years.forEach(([period, column, scope], n) => {
      if (cells[n + 1] === "") return;
      const value = Number(cells[n + 1]) * 1000;
      table.add(budgetLines[cells[0]], period, { title: cells[0], value, scope, address: at(r, column) });
    });
  });
  return table;
}

/** How many countries ICE called uncooperative or at risk. */
export function recalcitrantLists(raw) {
  const file = "ice/transcribed_recalcitrant_lists.csv";
  const table = newTable(
    "ice/recalcitrant-lists",
    {
      publisher,
      title: "Countries uncooperative, or at risk of it, in taking back their nationals",
      publishedOn: "2024-12",
      retrievedOn: "2026",
      licence: "figures of government lists, as quoted",
      foundIn: "CRS IF11025 and press pages; the note of each row names its source",
      ...raw.provenance(file),
      notes: "China is on every list whose names are known. Names with a question mark are remembered, not verified.",
    },
    { unit: "countries", confidence: "C", scope: "as ICE classifies countries; the day or month of the list" },
  );
  raw.csv(file).forEach(([asOf, uncooperative, atRisk, names, source], r) => {
    if (r === 0) return;
    const [firstDate] = asOf.split("/");
    const note = names === "" ? source : `${source}; ${names.replaceAll(";", ", ")}`;
    const rest = { period: asOf, note };
    const cells = (column) => ({ ...rest, address: at(r, column) });
    table.add("uncooperative", firstDate, {
      ...cells("uncooperative_count"),
      title: "Uncooperative countries",
      value: uncooperative,
    });
    if (atRisk === "") return;
    table.add("atRisk", firstDate, {
      ...cells("at_risk_count"),
      title: "Countries at risk of non-cooperation",
      value: atRisk,
    });
  });
  return table;
}

/** Passengers of ICE Air by fiscal year. */
export function iceAirArts(raw) {
  const file = "ice/transcribed_ice_air_arts_annual_fy2011-2019.csv";
  const table = newTable(
    "ice-air/arts",
    {
      publisher: "University of Washington Center for Human Rights, from ICE's Alien Repatriation Tracking System",
      title: "ICE Air passengers by fiscal year, 2011 to May 2019",
      publishedOn: "2019",
      retrievedOn: "2026",
      licence: "record of the federal government released under FOIA; aggregates as printed",
      foundIn: "GitHub repository UWCHR/ice-air, commit 3e03f0b, installment2/analyze/note/global.ipynb",
      ...raw.provenance(file),
      notes: "FY2019YTD ends on 4 May 2019.",
    },
    { unit: "passengers", confidence: "B", scope: "ICE Air charter missions; events" },
  );
  raw.csv(file).forEach(([year, removals, transfers, chinese, note], r) => {
    if (r === 0) return;
    const period = `FY${year}${year === "2019" ? "YTD" : ""}`;
    const add = (series, title, value, column) =>
      value !== "" && table.add(series, period, { title, value, address: at(r, column), note });
    add("removalPassengers", "ICE Air removal passengers", removals, "removal_passengers");
    add("transferPassengers", "ICE Air transfer passengers", transfers, "transfer_passengers");
    add("removalPassengers.China", "Chinese nationals removed on ICE Air", chinese, "chinese_removal_passengers");
  });
  return table;
}

function at(row, column) {
  return `line ${row + 1}, column ${column}`;
}

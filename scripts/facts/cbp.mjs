// U.S. Customs and Border Protection: encounters by month, region, component and citizenship.
import { nationalities, nationalityLabel } from "./nationalities.mjs";
import { fiscalYearOf, monthNumber, monthOfFiscalYear } from "./periods.mjs";
import { newTable } from "./table.mjs";

const publisher = "U.S. Customs and Border Protection";
const licence = "public domain in the United States (work of the federal government)";
const events = "events; a person met twice counts twice";

/** Border Patrol's monthly totals as CBP publishes them, beside a FOIA record count. */
export function usbpCrossReference(raw) {
  const file = "cbp/usbp_encounters_monthly_cross_reference_fy2020-fy2026.csv";
  const table = newTable(
    "cbp/usbp-cross-reference",
    {
      publisher,
      title: "Border Patrol encounters by month, October 2019 to July 2026",
      publishedOn: "2026",
      retrievedOn: "2026",
      licence: `${licence}; compilation CC0`,
      foundIn: "GitHub repository deportationdata/cbp, commit a4a0ef6, data/encounters/validation/",
      ...raw.provenance(file),
      notes:
        "The column of CBP's published totals. Fiscal years are the sums of their months; FY2026YTD ends in July 2026.",
    },
    { unit: "persons", confidence: "A", scope: `all Border Patrol sectors; ${events}` },
  );
  const sums = new Map();
  raw.csv(file).forEach(([fiscalYear, , monthStart, , published], r) => {
    if (r === 0) return;
    const value = Number(published);
    table.add("usbp.total", monthStart.slice(0, 7), {
      title: "Border Patrol encounters nationwide",
      value,
      address: `line ${r + 1}, column cbp_usb_encounter_count`,
    });
    addTo(sums, fiscalYear, value);
  });
  for (const [year, { value, count }] of sums) {
    table.add("usbp.total", `FY${year}${count === 12 ? "" : "YTD"}`, {
      title: "Border Patrol encounters nationwide",
      value,
      address: `the ${count} months of ${year}, column cbp_usb_encounter_count`,
      note: "sum of the published months",
    });
  }
  return table;
}

/** Southwest land border encounters by component, October 2021 to August 2025. */
export function southwestBorder(raw) {
  const file = "cbp/sbo-encounters-fy22-fy25-aug.csv";
  const table = newTable(
    "cbp/sbo-2025-08",
    {
      publisher,
      title: "Southwest Land Border Encounters, October 2021 to August 2025",
      publishedOn: "2025",
      retrievedOn: "2026",
      licence,
      foundIn: "GitHub repository arilamstein/immigration_enforcement, commit c438a05, borderpatrol/",
      ...raw.provenance(file),
      notes:
        "Each figure is the sum of the file's records for the period, over demographic, citizenship and title of " +
        "authority. FY2025YTD ends in August 2025.",
    },
    { unit: "persons", confidence: "A", scope: `southwest land border; ${events}` },
  );
  const components = { "Office of Field Operations": "ofo", "U.S. Border Patrol": "usbp" };
  const sums = new Map();
  raw.csv(file).forEach(([printedYear, , month, component, , , , , count], r) => {
    if (r === 0) return;
    const year = parseInt(printedYear, 10); // the unfinished year is printed "2025 (FYTD)"
    const yearPeriod = `FY${year}${year === 2025 ? "YTD" : ""}`;
    for (const period of [monthOfFiscalYear(year, monthNumber(month)), yearPeriod]) {
      for (const series of ["total", components[component]]) addTo(sums, `swb.${series} ${period}`, Number(count));
    }
  });
  addSums(table, sums, (series) => `Southwest land border encounters: ${series.slice(4)}`);
  return table;
}

/** Nationwide encounters by citizenship and border region, fiscal years 2020 to 2023. */
export function nationwide2023(raw) {
  const file = "cbp/nationwide-encounters-fy20-fy23-state.csv";
  const table = newTable(
    "cbp/nationwide-2023",
    {
      publisher,
      title: "Nationwide Encounters by state, fiscal years 2020 to 2023",
      publishedOn: "2023-10",
      retrievedOn: "2026",
      licence,
      foundIn: "GitHub repository UWCHR/cbp, commit abd1f57, import/input/",
      ...raw.provenance(file),
      notes:
        "Each figure is the sum of the file's records. Includes airports, crew members and refused visitors. " +
        "Regions: all, southwest, northern, otherRegion (air, sea, interior).",
    },
    {
      unit: "persons",
      confidence: "A",
      scope: `Border Patrol and ports of entry with administrative cases; ${events}`,
    },
  );
  const regions = { "Southwest Land Border": "southwest", "Northern Land Border": "northern", Other: "otherRegion" };
  const sums = new Map();
  raw.csv(file).forEach(([year, , , region, , , citizenship, , count], r) => {
    if (r === 0) return;
    const label = nationalityLabel(citizenship);
    for (const place of ["all", regions[region]]) {
      for (const who of ["total", ...(nationalities.includes(label) ? [label] : [])]) {
        addTo(sums, `encounters.${place}.${who} FY${year}`, Number(count));
      }
    }
  });
  addSums(table, sums, (series) => `Encounters by region and citizenship: ${series.split(".").slice(1).join(", ")}`);
  return table;
}

/** Border Patrol apprehensions by month and sector, fiscal years 2000 to 2020: the long view. */
export function usbp2000To2020(raw) {
  const file = "cbp/usbp_monthly_encounters_fy2000-fy2020.csv";
  const table = newTable(
    "cbp/usbp-2000-2020",
    {
      publisher,
      title: "Border Patrol monthly encounters by sector, fiscal years 2000 to 2020",
      publishedOn: "2021",
      retrievedOn: "2026",
      licence,
      foundIn: "GitHub repository UWCHR/cbp, commit abd1f57, import/output/ (the agency's PDF table, parsed there)",
      ...raw.provenance(file),
      notes: "Apprehensions, and Title 42 expulsions from March 2020. Fiscal years are the sums of their months.",
    },
    { unit: "persons", confidence: "A" },
  );
  const rows = raw.csv(file, "|");
  const sums = new Map();
  const places = [
    ["usbp.total", "monthly_total", `all Border Patrol sectors; ${events}`],
    ["usbp.southwest", "southwest_border", `southwest border sectors; ${events}`],
  ];
  for (const [series, column, scope] of places) {
    const at = rows[0].indexOf(column);
    const title =
      series === "usbp.total" ? "Border Patrol encounters nationwide" : "Border Patrol encounters: southwest border";
    for (let r = 1; r < rows.length; r++) {
      const period = `${rows[r].at(-1)}-${rows[r][0].padStart(2, "0")}`;
      const value = Number(rows[r][at]);
      table.add(series, period, { title, value, scope, address: `line ${r + 1}, column ${column}` });
      addTo(sums, `${series} FY${fiscalYearOf(period)}`, value);
    }
    for (const [key, { value }] of sums) {
      const [name, period] = key.split(" ");
      if (name !== series) continue;
      table.add(series, period, {
        title,
        value,
        scope,
        address: `the 12 months of ${period}, column ${column}`,
        note: "sum of the published months",
      });
    }
  }
  return table;
}

function addTo(sums, key, value) {
  const entry = sums.get(key) ?? { value: 0, count: 0 };
  sums.set(key, { value: entry.value + value, count: entry.count + 1 });
}

/** keys are "<series> <period>"; the series may hold spaces, the period none */
function addSums(table, sums, title) {
  for (const [key, { value, count }] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cut = key.lastIndexOf(" ");
    const series = key.slice(0, cut);
    table.add(series, key.slice(cut + 1), { title: title(series), value, address: `sum of ${count} records` });
  }
}

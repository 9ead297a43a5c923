// U.S. Customs and Border Protection: Border Patrol encounters by month, two long tables.
import type { Account } from "../account.ts";
import { columnsOf, count, figureAt, shown, textAt } from "../cells.ts";
import { cbpEvents, cbpLicence, cbpPublisher } from "./cbpRecords.ts";
import type { Importer } from "../importer.ts";
import { fiscalYearOf, monthInWords } from "../periods.ts";
import { recordRows, recordsOf } from "../sheets.ts";
import type { FactTable } from "../table.ts";

const title = "Border Patrol encounters nationwide";

/** Border Patrol's monthly totals as CBP publishes them, beside a FOIA record count. */
export const usbpCrossReference: Importer = {
  publication: "cbp/usbp-cross-reference",
  family: "cbp/usbp-cross-reference",
  files: ["cbp/usbp_encounters_monthly_cross_reference_fy2020-fy2026.csv"],
  source: {
    publisher: cbpPublisher,
    title: "Border Patrol encounters by month, October 2019 to July 2026",
    publishedOn: "2026",
    retrievedOn: "2026",
    licence: `${cbpLicence}; compilation CC0`,
    foundIn: "GitHub repository deportationdata/cbp, commit a4a0ef6, data/encounters/validation/",
    notes:
      "The column of CBP's published totals. Fiscal years are the sums of their months; FY2026YTD ends in July 2026.",
  },
  common: { unit: "persons", confidence: "A", scope: `all Border Patrol sectors; ${cbpEvents}` },
  roundedTo: 0,
  newer: (last) => ({
    title: `Border Patrol encounters by month, October 2019 to ${monthInWords(last)}`,
    notes: `The column of CBP's published totals. Fiscal years are the sums of their months; the last ends in ${monthInWords(last)}.`,
  }),
  read: (table, [account]) => readCrossReference(table, account),
};

const crossColumns = ["fiscal_year", "fiscal_month", "month_start", "encounters_final_count", "cbp_usb_encounter_count",
  "difference", "absolute_difference", "percent_difference", "exact_match", "status"] as const; // prettier-ignore

function readCrossReference(table: FactTable, account: Account): void {
  const sheet = recordsOf(account);
  const at = sheet === null ? null : columnsOf(account, sheet, 0, crossColumns);
  if (sheet === null || at === null) return;
  const sums = new Map<string, { value: number; months: number }>();
  for (const row of recordRows(sheet)) {
    const [place, year] = [{ sheet: "", row, column: at.month_start }, textAt(sheet, row, at.fiscal_year)];
    const month = /^(\d{4}-\d\d)-01$/.exec(textAt(sheet, row, at.month_start))?.[1];
    if (month === undefined || String(fiscalYearOf(month)) !== year) {
      account.wrong(place, `the first day of a month of fiscal year ${year}`, shown(sheet.rows[row][at.month_start]));
      continue;
    }
    const value = figureAt(account, sheet, row, at.cbp_usb_encounter_count, count);
    if (value === null) continue;
    const [own, apart] = [at.encounters_final_count, at.absolute_difference].map((column) =>
      textAt(sheet, row, column),
    );
    if (/^\d+$/.test(own) && /^\d+$/.test(apart)) {
      const valuePlace = { sheet: "", row, column: at.cbp_usb_encounter_count };
      if (Math.abs(value - Number(own)) === Number(apart))
        account.checked("totals against the record count", valuePlace);
      else account.wrong(valuePlace, `${apart} more or less than ${own}, as the line says`, String(value));
    }
    table.add("usbp.total", month, { title, value, address: `line ${row + 1}, column cbp_usb_encounter_count` });
    const sum = sums.get(year) ?? { value: 0, months: 0 };
    sums.set(year, { value: sum.value + value, months: sum.months + 1 });
  }
  for (const [year, { value, months }] of sums) {
    table.add("usbp.total", `FY${year}${months === 12 ? "" : "YTD"}`, {
      title,
      value,
      address: `the ${months} months of ${year}, column cbp_usb_encounter_count`,
      note: "sum of the published months",
    });
  }
}

/** Border Patrol apprehensions by month and sector, fiscal years 2000 to 2020: the long view. */
export const usbp2000To2020: Importer = {
  publication: "cbp/usbp-2000-2020",
  family: "cbp/usbp",
  files: ["cbp/usbp_monthly_encounters_fy2000-fy2020.csv"],
  source: {
    publisher: cbpPublisher,
    title: "Border Patrol monthly encounters by sector, fiscal years 2000 to 2020",
    publishedOn: "2021",
    retrievedOn: "2026",
    licence: cbpLicence,
    foundIn: "GitHub repository UWCHR/cbp, commit abd1f57, import/output/ (the agency's PDF table, parsed there)",
    notes: "Apprehensions, and Title 42 expulsions from March 2020. Fiscal years are the sums of their months.",
  },
  common: { unit: "persons", confidence: "A" },
  roundedTo: 0,
  newer: (last) => ({
    title: `Border Patrol monthly encounters by sector, to ${monthInWords(last)}`,
    notes: "Apprehensions, and Title 42 expulsions from March 2020. Fiscal years are the sums of their months.",
  }),
  read: (table, [account]) => readSectors(table, account),
};

const southwest = ["big_bend", "del_rio", "el_centro", "el_paso", "laredo", "rio_grande_valley", "san_diego", "tucson", "yuma"] as const; // prettier-ignore
const northern = ["blaine", "buffalo", "detroit", "grand_forks", "havre", "houlton", "spokane", "swanton"] as const;
const coastal = ["livermore", "miami", "new_orleans", "ramey"] as const;
const sectorColumns = ["month", ...coastal, ...northern, ...southwest, "coastal_border", "northern_border",
  "southwest_border", "monthly_total", "fy", "cy"] as const; // prettier-ignore
const places = [
  ["usbp.total", "monthly_total", ["coastal_border", "northern_border", "southwest_border"], title, "all Border Patrol sectors"],
  ["usbp.southwest", "southwest_border", southwest, "Border Patrol encounters: southwest border", "southwest border sectors"],
] as const; // prettier-ignore

function readSectors(table: FactTable, account: Account): void {
  const sheet = recordsOf(account, "|");
  const at = sheet === null ? null : columnsOf(account, sheet, 0, sectorColumns);
  if (sheet === null || at === null) return;
  for (const [series, column, parts, named, where] of places) {
    const scope = `${where}; ${cbpEvents}`;
    const sums = new Map<string, { value: number; months: number }>();
    for (const row of recordRows(sheet)) {
      const month = Number(textAt(sheet, row, at.month));
      const period = `${textAt(sheet, row, at.cy)}-${String(month).padStart(2, "0")}`;
      const year = textAt(sheet, row, at.fy);
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period) || String(fiscalYearOf(period)) !== year) {
        const place = { sheet: "", row, column: at.month };
        account.wrong(place, `a month of fiscal year ${year}`, `month ${month} of ${textAt(sheet, row, at.cy)}`);
        continue;
      }
      const value = figureAt(account, sheet, row, at[column], count);
      if (value === null) continue;
      const sum = parts.reduce((total, part) => total + Number(textAt(sheet, row, at[part])), 0);
      const place = { sheet: "", row, column: at[column] };
      if (sum === value) account.checked(`${column} against its parts`, place);
      else account.wrong(place, `the sum of ${parts.join(", ")}, ${sum}`, String(value));
      table.add(series, period, { title: named, value, scope, address: `line ${row + 1}, column ${column}` });
      const known = sums.get(year) ?? { value: 0, months: 0 };
      sums.set(year, { value: known.value + value, months: known.months + 1 });
    }
    for (const [year, { value, months }] of sums) {
      const period = `FY${year}${months === 12 ? "" : "YTD"}`;
      const address = `the ${months} months of FY${year}, column ${column}`;
      table.add(series, period, { title: named, value, scope, address, note: "sum of the published months" });
    }
  }
}

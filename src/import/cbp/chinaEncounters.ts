// Encounters of Chinese nationals by month since September 2024, from CBP's table by area of responsibility.
import type { Importer } from "../importer.ts";
import { figuresIn, readRecords } from "../records.ts";

const names = {
  usbp_southwest: ["swb.usbp.China", "Border Patrol, southwest border"],
  usbp_northern: ["northern.usbp.China", "Border Patrol, northern border"],
  usbp_other: ["otherRegion.usbp.China", "Border Patrol, other regions"],
  usbp_total: ["usbp.China", "Border Patrol, nationwide"],
  ofo_southwest: ["swb.ofo.China", "Field Operations, southwest border"],
  ofo_northern: ["northern.ofo.China", "Field Operations, northern border"],
  ofo_other: ["otherRegion.ofo.China", "Field Operations, other regions"],
  ofo_total: ["ofo.China", "Field Operations, nationwide"],
  southwest_both: ["swb.total.China", "southwest border, both agencies"],
  nationwide_total: ["encounters.all.China", "nationwide, both agencies"],
} as const;
type Column = keyof typeof names;
const figures = Object.keys(names) as Column[];

export const chinaEncounters: Importer = {
  publication: "cbp/china-monthly",
  family: "cbp/china-monthly",
  files: ["cbp/derived_china_encounters_monthly_wide_2024-09_2026-08.csv"],
  source: {
    publisher: "U.S. Customs and Border Protection",
    title: "Encounters of Chinese nationals by month, September 2024 to August 2026",
    publishedOn: "2026-09",
    retrievedOn: "2026",
    licence: "public domain in the United States (work of the federal government)",
    foundIn: "danieldimartino/immigration-reform, commit 605e3a8, a table typed from its page; sums by month",
    notes: "Nationwide Encounters by area of responsibility, re-tabulated by a public site. Events, not persons.",
  },
  common: { unit: "persons", confidence: "B", scope: "Title 8; events" },
  roundedTo: 0,
  read(table, [account]) {
    for (const record of readRecords(account, ["month", "fiscal_year", ...figures])) {
      const month = record.text("month");
      if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) {
        account.wrong(record.place("month"), "a month such as 2024-09", JSON.stringify(month));
        continue;
      }
      for (const { series, words, value, address } of figuresIn<Column>(record, names))
        table.add(series, month, { title: `Encounters of Chinese nationals: ${words}`, value, address });
      const sums = [
        ["usbp_total", ["usbp_southwest", "usbp_northern", "usbp_other"]],
        ["ofo_total", ["ofo_southwest", "ofo_northern", "ofo_other"]],
        ["southwest_both", ["usbp_southwest", "ofo_southwest"]],
        ["nationwide_total", ["usbp_total", "ofo_total"]],
      ] as const;
      for (const [total, parts] of sums) {
        const sum = parts.reduce((all, part) => all + Number(record.text(part)), 0);
        if (sum !== Number(record.text(total))) {
          account.wrong(record.place(total), `${sum}, the sum of ${parts.join(", ")}`, record.text(total));
        }
      }
    }
  },
};

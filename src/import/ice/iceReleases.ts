// People in detention on the days of ICE's releases, one line a workbook.
import { iceLicence, icePublisher } from "./iceDetention.ts";
import type { Importer } from "../importer.ts";
import { figuresIn, readRecords } from "../records.ts";

const names = {
  detained_total: ["detained.total", "Detained on the day"],
  detained_arrested_by_ice: ["detained.ICE", "Detained on the day: arrested by ICE"],
  detained_arrested_by_cbp: ["detained.CBP", "Detained on the day: arrested by CBP"],
  detained_convicted: ["detained.convicted", "Detained on the day: convicted"],
  detained_pending_charges: ["detained.pendingCharges", "Detained on the day: charges pending"],
  detained_other_violator: ["detained.otherViolator", "Detained on the day: other immigration violator"],
  detained_expedited_removal: ["detained.expeditedRemoval", "Detained on the day: expedited removal"],
  detained_notice_to_appear: ["detained.noticeToAppear", "Detained on the day: notice to appear"],
  detained_reinstatement: ["detained.reinstatement", "Detained on the day: reinstated order"],
  detained_other_disposition: ["detained.otherDisposition", "Detained on the day: other disposition"],
  ice_removals_fiscal_year_to_date: ["iceRemovalsToDate", "ICE removals of the fiscal year up to the day"],
  atd_total: ["atd.total", "Alternatives to detention"],
  atd_smartlink: ["atd.smartlink", "Alternatives to detention: SmartLINK"],
  atd_ankle_monitor: ["atd.ankleMonitor", "Alternatives to detention: ankle monitor"],
  atd_wristworn: ["atd.wristworn", "Alternatives to detention: wrist-worn device"],
  atd_gps: ["atd.gps", "Alternatives to detention: GPS"],
  atd_voiceid: ["atd.voiceId", "Alternatives to detention: VoiceID"],
  atd_dual: ["atd.dual", "Alternatives to detention: two technologies"],
} as const;
type Column = keyof typeof names;
const figures = Object.keys(names) as Column[];
const told = ["as_of", "fiscal_year", "atd_as_of", "workbook", "found_in", "note"] as const;

export const detentionReleases: Importer = {
  publication: "ice/detention-releases",
  family: "ice/detention-releases",
  files: ["ice/derived_ice_detention_snapshots_2021-01_2026-04.csv"],
  source: {
    publisher: icePublisher,
    title: "Detained, removals to date and alternatives to detention on 87 release dates, 2021 to 2026",
    publishedOn: "2026-04",
    retrievedOn: "2026",
    licence: iceLicence,
    foundIn: "138 workbooks kept in four GitHub repositories; the note of each row names the workbook",
    notes:
      "One line a workbook, by its as-of date; copies and stale sheets left out. Technologies add up to less than " +
      "the total. Gaps in each of the years.",
  },
  common: { unit: "persons", confidence: "B", scope: "all facilities; on the day" },
  roundedTo: 0,
  read(table, [account]) {
    for (const record of readRecords(account, [...told, ...figures])) {
      const day = record.text("as_of");
      for (const { column, series, words: title, value, address } of figuresIn<Column>(record, names)) {
        const period = column.startsWith("atd_") ? record.text("atd_as_of") || day : day;
        const remark = record.text("note");
        const note = remark === "" ? record.text("workbook") : `${record.text("workbook")}; ${remark}`;
        if (table.rows.has(`${series}.${period}`)) account.leftOut("a day's figure again", record.place(column));
        else table.add(series, period, { title, value, address, note });
      }
    }
  },
};

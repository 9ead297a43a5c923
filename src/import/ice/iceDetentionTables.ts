// The tables of ICE's "Detention" sheets that are read: the heading above each, and what its lines are called.

export interface DetentionTable {
  readonly name: string;
  readonly heading: RegExp;
  readonly series: (line: string) => string | null;
  /** series without which the table is not whole */
  readonly needed: readonly string[];
  /** the fiscal year from which it is printed by month, and not only for the year */
  readonly byMonthSince: number;
  readonly title: string;
  readonly unit: string;
  readonly scope: string | ((fiscalYear: number) => string);
  /** whole counts whose months add up to the year */
  readonly adds: boolean;
}

const agencies: Readonly<Record<string, string>> = {
  Total: "total",
  Average: "total",
  CBP: "CBP",
  "CBP Average": "CBP",
  ICE: "ICE",
  "ICE Average": "ICE",
};
const reasons: Readonly<Record<string, string>> = {
  Total: "total",
  "Bonded Out": "bond",
  "Bond Set by ICE": "bondSetByIce",
  "Bond Set by IJ": "bondSetByJudge",
  "Order of Recognizance": "recognizance",
  "Order of Supervision": "orderOfSupervision",
  "Order of supervision": "orderOfSupervision",
  Paroled: "parole",
  "Prosecutorial Discretion": "prosecutorialDiscretion",
  "Proceedings Terminated": "proceedingsTerminated",
  "Release to Remove": "removal",
  "Relief Granted by IJ": "relief",
  "Transfer to U.S. Marshals or other agency": "toOtherAgency",
  Transferred: "transferred",
  "Court Ordered": "courtOrdered",
  Other: "other",
};

const byAgency = (measure: string) => ({
  series: (line: string) => (Object.hasOwn(agencies, line) ? `${measure}.${agencies[line]}` : null),
  needed: ["total", "CBP", "ICE"].map((agency) => `${measure}.${agency}`),
  byMonthSince: 0,
});

export const detentionTables: readonly DetentionTable[] = [
  {
    name: "ICE Initial Book-Ins by Arresting Agency and Month",
    heading: /Initial Book-Ins by Arresting Agency and Month/,
    ...byAgency("bookIns"),
    title: "Initial book-ins to ICE detention",
    unit: "persons",
    scope: "all facilities; by arresting agency; events",
    adds: true,
  },
  {
    name: "ICE Average Daily Population by Arresting Agency",
    heading: /Average Daily Population by Arresting Agency/,
    ...byAgency("adp"),
    title: "Average daily population in ICE detention",
    unit: "persons",
    scope: "all facilities; by arresting agency; mean over the days of the period",
    adds: false,
  },
  {
    name: "ICE Average Length of Stay by Arresting Agency",
    heading: /Average Length of Stay by Arresting Agency/,
    ...byAgency("lengthOfStay"),
    title: "Average length of stay in ICE detention",
    unit: "days",
    scope: "all facilities; by arresting agency; mean over stays that ended in the period",
    adds: false,
  },
  {
    name: "ICE Final Book Outs by Release Reason",
    heading: /Final (Releases|Book Outs) by Release Reason/,
    series: (line) => (Object.hasOwn(reasons, line) ? `finalBookOuts.${reasons[line]}` : null),
    needed: ["finalBookOuts.total", "finalBookOuts.bond"],
    byMonthSince: 2021,
    title: "Final book-outs from ICE detention",
    unit: "persons",
    scope: (fiscalYear) =>
      fiscalYear <= 2023 ? "all facilities; releases only without removals; events" : "all facilities; events",
    adds: true,
  },
];

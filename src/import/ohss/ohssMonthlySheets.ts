// The sheets of OHSS's monthly tables that are read: what they count, and which series their columns are.
import { citizenshipLabel, isOneOfFifteen } from "../nationality.ts";

export interface MonthlySheet {
  readonly sheet: string;
  readonly title: string;
  readonly scope: string;
  /** what the columns' headings are, so that a word nobody knows is refused */
  readonly headings: "citizenships" | Readonly<Record<string, string>>;
  /** the merged headings above them, where they matter */
  readonly groups?: "citizenships" | Readonly<Record<string, string>>;
  /** name of the series from the labels of group and heading; null leaves the column out */
  readonly series: (group: string, label: string) => string | null;
  /** which series keep their months, others their fiscal years only */
  readonly months: (series: string) => boolean;
  /** adds "all other", the total of this series less the fifteen nationalities */
  readonly remainder?: string;
}

const events = "events";
const all = (): boolean => true;
const none = (): boolean => false;

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
  Total: "total",
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
const agencies = { Total: "total", CBP: "CBP", ICE: "ICE" };

/** In the order of the table. */
export const monthlySheets: readonly MonthlySheet[] = [
  {
    sheet: "Nationwide USBP",
    title: "Border Patrol encounters nationwide",
    scope: `all Border Patrol sectors; ${events}`,
    headings: "citizenships",
    series: (_, label) => ofFifteen("usbp", label),
    months: all,
    remainder: "usbp",
  },
  {
    sheet: "Nationwide OFO",
    title: "Enforcement encounters at ports of entry nationwide",
    scope: `Office of Field Operations; enforcement only (no crew or administrative cases); ${events}`,
    headings: "citizenships",
    series: (_, label) => ofFifteen("ofo", label),
    months: all,
    remainder: "ofo",
  },
  {
    sheet: "SWB Encounters by Family Status",
    title: "Southwest border encounters by family status",
    scope: `southwest border; Border Patrol and ports of entry; ${events}`,
    headings: families,
    groups: { "Total CBP": "total", USBP: "usbp", OFO: "ofo" },
    series: (group, label) => (group === "total" ? `swbEncounters.${label}` : null),
    months: all,
  },
  {
    sheet: "SWB Encounters by Citizenship",
    title: "Southwest border encounters at ports of entry",
    scope: `southwest border; Office of Field Operations; ${events}`,
    headings: "citizenships",
    groups: { "Total CBP": "total", USBP: "usbp", OFO: "ofo" },
    series: (group, label) => (group === "ofo" ? `swbOfo.${label}` : null),
    months: all,
  },
  {
    sheet: "CBP SWB Book-Outs by Citp",
    title: "Southwest border book-outs",
    scope: `southwest border; ${events}; first outcome after CBP custody`,
    headings: outcomes,
    groups: "citizenships",
    series: (group, label) => `swbBookOuts.${label}.${citizenshipLabel(group)}`,
    months: all,
  },
  {
    sheet: "CBP SWB Book-Outs by Family",
    title: "Southwest border book-outs by family status",
    scope: `southwest border; ${events}; first outcome after CBP custody`,
    headings: outcomes,
    groups: { ...families, "Total Encounters": "total" },
    series: (group, label) => (group === "total" ? null : `swbBookOutsByFamily.${label}.${group}`),
    months: all,
  },
  {
    sheet: "CBP One Appointments",
    title: "CBP One appointments",
    scope: "persons processed at southwest border ports of entry with an appointment",
    headings: "citizenships",
    series: (_, label) => `cbpOne.${label}`,
    months: all,
  },
  {
    sheet: "CHNV Paroles",
    title: "Paroles under the Cuba Haiti Nicaragua Venezuela processes",
    scope: "persons paroled on arrival by air",
    headings: "citizenships",
    series: (_, label) => `chnvParoles.${label}`,
    months: all,
  },
  {
    sheet: "Nationwide CF by Result",
    title: "Credible fear screenings completed",
    scope: "USCIS; nationwide; screenings; closed is neither positive nor negative",
    headings: fearResults,
    series: (_, label) => `credibleFear.${label}`,
    months: all,
  },
  {
    sheet: "Nationwide CF Filed by Citp",
    title: "Credible fear screenings referred to USCIS",
    scope: "nationwide; screenings; China is inside others",
    headings: "citizenships",
    series: (_, label) => `credibleFearReferrals.${label}`,
    months: all,
  },
  {
    sheet: "ERO Arrests by Citizenship",
    title: "ERO administrative arrests",
    scope: "ICE Enforcement and Removal Operations; events; China is inside others",
    headings: "citizenships",
    series: (_, label) => `eroArrests.${label}`,
    months: all,
  },
  {
    sheet: "ICE Book-Ins by Arrest Agency",
    title: "Book-ins to ICE detention by initial arresting agency",
    scope: "initial book-ins; events",
    headings: agencies,
    series: (_, label) => `iceBookIns.${label}`,
    months: all,
  },
  {
    sheet: "ICE Book-Ins by Citizenship",
    title: "Book-ins to ICE detention by citizenship",
    scope: "initial book-ins; events; China is inside others",
    headings: "citizenships",
    series: (_, label) => (label === "total" ? null : `iceBookIns.${label}`),
    months: none,
  },
  {
    sheet: "ICE Book-Outs by Arrest Agency",
    title: "Final book-outs from ICE detention by reason",
    scope: "final book-outs; events",
    headings: bookOutReasons,
    groups: agencies,
    series: (group, label) => `iceBookOuts.${label}${group === "total" ? "" : `.${group}`}`,
    months: (series) => series.split(".").length === 2 || series.startsWith("iceBookOuts.removal."),
  },
  {
    sheet: "ICE ERO R&R by Citizenship",
    title: "ICE removals and returns",
    scope: "ICE Enforcement and Removal Operations; events; China is inside others",
    headings: "citizenships",
    series: (_, label) => `iceRemovals.${label}`,
    months: all,
  },
  {
    sheet: "ICE ERO R&R by Arrest Agcy",
    title: "ICE removals and returns by initial arresting agency",
    scope: "ICE Enforcement and Removal Operations; events",
    headings: agencies,
    series: (_, label) => (label === "total" ? null : `iceRemovals.${label}`),
    months: all,
  },
  {
    sheet: "DHS Repats by Type",
    title: "DHS repatriations by type",
    scope: "CBP and ICE; events",
    headings: repatriationTypes,
    groups: {
      "Total Repatriations": "",
      "DHS Removals": "removals",
      "DHS Enforcement Returns": "enforcement",
      "DHS Administrative Returns": "administrative",
    },
    // the sheet heads two columns "Withdrawals"
    series: (group, label) =>
      group === "administrative" && label === "withdrawals"
        ? "dhsRepatriations.administrativeWithdrawals"
        : `dhsRepatriations.${label}`,
    months: all,
  },
  {
    sheet: "DHS Removals by Citizenship",
    title: "DHS removals",
    scope: "CBP and ICE; events; China is inside others",
    headings: "citizenships",
    series: (_, label) => `dhsRemovals.${label}`,
    months: none,
  },
  {
    sheet: "DHS Enf Returns by Citizenship",
    title: "DHS enforcement returns",
    scope: "CBP and ICE; events",
    headings: "citizenships",
    series: (_, label) => `dhsEnforcementReturns.${label}`,
    months: (series) => /\.(total|China)$/.test(series),
  },
  {
    sheet: "DHS Adm Returns by Citizens",
    title: "DHS administrative returns",
    scope: "CBP; mostly crew members; events",
    headings: "citizenships",
    series: (_, label) => `dhsAdministrativeReturns.${label}`,
    months: none,
  },
];

function ofFifteen(prefix: string, label: string): string | null {
  return label === "total" || isOneOfFifteen(label) ? `${prefix}.${label}` : null;
}

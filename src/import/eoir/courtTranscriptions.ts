// What TRAC, EOIR and others said of the immigration courts, line by line, and row counts of EOIR's releases.
import { transcription } from "../transcription.ts";

/** TRAC counts every kind of case, and dismissals for want of a charging document among the completions. */
export const tracMonthly = transcription({
  publication: "trac/court-monthly",
  file: "eoir/transcribed_court_monthly_trac.csv",
  source: {
    publisher: "TRAC, Syracuse University",
    title: "Immigration court by month and fiscal year, from emails and reports of 2016 to 2026",
    publishedOn: "2026-01",
    foundIn: "TRAC pages and press copies; the note of each row says which",
    notes: "Months are as first printed: later entries change them. Not to be mixed with EOIR's own counts.",
  },
  scope: "all courts; as TRAC counts",
  names: {
    pending_active: "pending",
    new_cases_month: "receipts",
    new_cases_fiscal_year_to_date: "receipts",
    completions_month: "completions",
    completions_fiscal_year_to_date: "completions",
    completions_annual: "completions",
  },
});

export const courtOutcomes = transcription({
  publication: "eoir/outcomes-quoted",
  file: "eoir/transcribed_court_official_and_outcomes.csv",
  source: {
    publisher: "Executive Office for Immigration Review, quoted; TRAC, CRS, GAO and press",
    title: "Official counts of the courts by the day they were known, and outcomes of cases",
    publishedOn: "2026",
    foundIn: "press releases and pages; the note of each row says which",
    notes: "Several publishers, each named in its row. Outcomes of December 2025 are TRAC's.",
  },
  scope: "immigration courts; as the row's publisher counts",
});

export const asylumDecisions = transcription({
  publication: "trac/asylum-decisions",
  file: "eoir/transcribed_court_asylum_decisions.csv",
  source: {
    publisher: "TRAC, Syracuse University; EOIR as quoted",
    title: "Asylum decisions of immigration judges, fiscal years 2014 to 2026",
    publishedOn: "2026-02",
    foundIn: "TRAC pages and press copies; the note of each row says which",
    notes: "Rates are of decisions; those of EOIR are of all closings of asylum cases.",
  },
  scope: "asylum decisions of immigration judges",
  names: {
    decisions_month: "decisions",
    grants_month: "grants",
    grant_rate: "asylumGrantRate",
  },
});

export const judgesAdditions = transcription({
  publication: "eoir/judges-additions",
  file: "eoir/transcribed_judges_and_bia_additions.csv",
  source: {
    publisher: "EOIR, NPR, TRAC, DOJ and others",
    title: "Immigration judges on board, hired and lost, and appeals pending at the Board",
    publishedOn: "2026",
    foundIn: "press releases and pages; the note of each row says which",
    notes: "Several counts that do not agree on who is a judge; beside eoir/judges.",
  },
  scope: "as the row's publisher counts",
  names: { judges_on_board: "judges", bia_pending: "biaPending" },
});

export const releaseRows = transcription({
  publication: "eoir/release-rows",
  file: "eoir/derived_eoir_release_rows_2025-2026.csv",
  source: {
    publisher: "Executive Office for Immigration Review, counted by third parties",
    title: "Rows of EOIR's monthly case data releases, 2025 and 2026",
    publishedOn: "2026-09",
    foundIn: "GitHub repositories deportationdata/eoir, gmalbert/immigration and kianbob/openimmigration",
    notes: "Counts of rows and cases; changes a month are differences of two releases.",
  },
  scope: "rows of a release",
});

/** Proceedings are more than cases: changes of venue and transfers are completed proceedings too. */
export const releaseCounts = transcription({
  publication: "eoir/release-2026-02",
  file: "eoir/derived_openimmigration_release_2026-02.csv",
  source: {
    publisher: "Executive Office for Immigration Review, counted by OpenImmigration",
    title: "Proceedings, relief, appeals and bond in the case data release of about 1 February 2026",
    publishedOn: "2026-02-26",
    foundIn: "GitHub repository kianbob/openimmigration",
    notes: "The site lost 22 % of the case rows and calls some codes by wrong names; the note of each row says which.",
  },
  scope: "rows of a release, by calendar year of the decision; proceedings and not cases",
  names: {
    proceedings_relief_or_grant: "proceedingsRelief",
    bia_decisions: "biaDecisionsOfAllTypes",
    BR: "Brazil",
    CH: "China",
    CO: "Colombia",
    CU: "Cuba",
    EC: "Ecuador",
    ES: "El Salvador",
    GT: "Guatemala",
    HA: "Haiti",
    HO: "Honduras",
    IN: "India",
    MX: "Mexico",
    NU: "Nicaragua",
    PE: "Peru",
    RU: "Russia",
    VE: "Venezuela",
  },
});

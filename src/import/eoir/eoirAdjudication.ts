// Executive Office for Immigration Review: pending cases, receipts and completions, transcribed from two editions.
import type { Account } from "../account.ts";
import type { Importer } from "../importer.ts";
import { readRecords } from "../records.ts";
import type { FactTable } from "../table.ts";

const eoirPublisher = "Executive Office for Immigration Review";
const licence = "public domain in the United States (work of the federal government)";
const files = ["eoir/transcribed_eoir_pending_receipts_completions.csv"];
const title = "Adjudication Statistics: Pending Cases, New Cases, and Total Completions";

/** Series A: statistics generated on 19 April 2021. */
export const adjudication2021: Importer = {
  publication: "eoir/adjudication-2021-04",
  family: "eoir/adjudication",
  files,
  source: {
    publisher: eoirPublisher,
    title,
    publishedOn: "2021-04-19",
    retrievedOn: "2026",
    licence,
    foundIn: "docslib.org/doc/3527409",
    notes: "Probably leaves out most inactive (administratively closed) cases: an inference, not a statement of EOIR.",
  },
  common: { unit: "cases", confidence: "B" },
  roundedTo: 0,
  read: (table, [account]) => readEditionNamed(table, account, /^A_/, "all courts; active cases (inferred)"),
};

/** Series B: statistics generated on 31 July 2025. A newer transcription names its own series. */
export const adjudication2025: Importer = {
  publication: "eoir/adjudication-2025-07",
  family: "eoir/adjudication",
  files,
  source: {
    publisher: eoirPublisher,
    title,
    publishedOn: "2025-07-31",
    retrievedOn: "2026",
    licence,
    foundIn: "a third party's note tabulating the publication; the document itself was not opened",
    notes: "Fiscal years 2016 and 2017 are not in the note.",
  },
  common: { unit: "cases", confidence: "C" },
  roundedTo: 0,
  mayLackYears: true,
  newer: () => ({ title, notes: "Transcribed." }),
  read: (table, [account]) =>
    readEditionNamed(table, account, /^(?!A_)/, "all courts; active and inactive cases (inferred)"),
};

const columns = [
  "series",
  "fiscal_year",
  "pending_end_fy",
  "initial_receipts",
  "total_completions",
  "motions_to_reopen",
] as const;

function readEditionNamed(table: FactTable, account: Account, edition: RegExp, pendingScope: string): void {
  const kinds = [
    ["pending", "pending_end_fy", "Pending cases at the end of the fiscal year", `${pendingScope}; stock`],
    ["receipts", "initial_receipts", "Initial receipts (new cases)", "all courts; flow"],
    ["completions", "total_completions", "Total completions", "all courts; flow; a reopened case completes again"],
    ["motions", "motions_to_reopen", "Motions to reopen", "all courts; flow"],
  ] as const;
  for (const record of readRecords(account, columns)) {
    const year = record.text("fiscal_year");
    if (!edition.test(record.text("series"))) account.leftOut("lines of another edition", record.place("series"));
    else if (!/^20\d\d(Q[1-4])?(YTD)?$/.test(year))
      account.wrong(record.place("fiscal_year"), "a fiscal year", `"${year}"`);
    else {
      for (const [name, column, rowTitle, scope] of kinds) {
        const value = record.figure(column);
        if (value === null) continue;
        table.add(name, `FY${year}`, {
          title: rowTitle,
          value,
          scope,
          address: record.address(column),
          place: record.place(column),
        });
      }
    }
  }
}

/** Immigration judges, from several counts that do not agree on who is a judge. */
export const judges: Importer = {
  publication: "eoir/judges",
  family: "eoir/judges",
  files: ["eoir/transcribed_immigration_judges.csv"],
  source: {
    publisher: eoirPublisher,
    title: "Immigration judges on board, from several compilations",
    publishedOn: "2026-05-26",
    retrievedOn: "2026",
    licence: "figures of public documents, as quoted",
    foundIn: "Human Rights First brief, CIS (2020), CRS R47637, EOIR court directory; the note of each row says which",
    notes: "Fiscal years 2000 to 2015: the alignment of the years is inferred from a chart whose labels were lost.",
  },
  common: { unit: "judges" },
  roundedTo: 0,
  read(table, [account]) {
    for (const record of readRecords(account, ["as_of", "immigration_judges", "source", "note"])) {
      const value = record.figure("immigration_judges");
      if (value === null) continue;
      const [asOf, source, remark] = [record.text("as_of"), record.text("source"), record.text("note")];
      const suffix = asOf.replace("end ", "").replace(" ", "");
      const fromDirectory = suffix === "2026-05-26";
      table.add("judges", suffix, {
        title: "Immigration judges",
        period: asOf,
        value,
        scope: fromDirectory ? "judges named in the court directory" : "judges on board as counted by the source",
        address: record.address("immigration_judges"),
        confidence: fromDirectory ? "A" : "C",
        note: remark === "" ? source : `${source}; ${remark}`,
      });
    }
  },
};

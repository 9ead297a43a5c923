// Executive Office for Immigration Review: pending cases, receipts, completions, judges.
import { newTable } from "./table.mjs";

const publisher = "Executive Office for Immigration Review";
const licence = "public domain in the United States (work of the federal government)";
const file = "eoir/transcribed_eoir_pending_receipts_completions.csv";

/** Series A: statistics generated on 19 April 2021. */
export function adjudication2021(raw) {
  return adjudication(raw, "A_generated_2021-04-19", "eoir/adjudication-2021-04", {
    publishedOn: "2021-04-19",
    foundIn: "docslib.org/doc/3527409",
    confidence: "B",
    notes: "Probably leaves out most inactive (administratively closed) cases: an inference, not a statement of EOIR.",
    scope: "all courts; active cases (inferred)",
  });
}

/** Series B: statistics generated on 31 July 2025. */
export function adjudication2025(raw) {
  return adjudication(raw, "B_generated_2025-07-31", "eoir/adjudication-2025-07", {
    publishedOn: "2025-07-31",
    foundIn: "a third party's note tabulating the publication; the document itself was not opened",
    confidence: "C",
    notes: "Fiscal years 2016 and 2017 are not in the note.",
    scope: "all courts; active and inactive cases (inferred)",
  });
}

function adjudication(raw, series, id, { publishedOn, foundIn, confidence, notes, scope }) {
  const table = newTable(
    id,
    {
      publisher,
      title: "Adjudication Statistics: Pending Cases, New Cases, and Total Completions",
      publishedOn,
      retrievedOn: "2026",
      licence,
      foundIn,
      ...raw.provenance(file),
      notes,
    },
    { unit: "cases", confidence },
  );
  const columns = [
    ["pending", "pending_end_fy", "Pending cases at the end of the fiscal year", `${scope}; stock`],
    ["receipts", "initial_receipts", "Initial receipts (new cases)", "all courts; flow"],
    ["completions", "total_completions", "Total completions", "all courts; flow; a reopened case completes again"],
    ["motions", "motions_to_reopen", "Motions to reopen", "all courts; flow"],
  ];
  raw.csv(file).forEach((cells, r) => {
    if (cells[0] !== series) return;
    columns.forEach(([name, column, title, rowScope], n) => {
      if (cells[n + 2] === "") return;
      const address = `line ${r + 1}, column ${column}`;
      table.add(name, `FY${cells[1]}`, { title, value: cells[n + 2], scope: rowScope, address });
    });
  });
  return table;
}

/** Immigration judges, from several counts that do not agree on who is a judge. */
export function judges(raw) {
  const judgesFile = "eoir/transcribed_immigration_judges.csv";
  const table = newTable(
    "eoir/judges",
    {
      publisher,
      title: "Immigration judges on board, from several compilations",
      publishedOn: "2026-05-26",
      retrievedOn: "2026",
      licence: "figures of public documents, as quoted",
      foundIn:
        "Human Rights First brief, CIS (2020), CRS R47637, EOIR court directory; the note of each row says which",
      ...raw.provenance(judgesFile),
      notes: "Fiscal years 2000 to 2015: the alignment of the years is inferred from a chart whose labels were lost.",
    },
    { unit: "judges" },
  );
  raw.csv(judgesFile).forEach(([asOf, value, source, remark], r) => {
    if (r === 0) return;
    const suffix = asOf.replace("end ", "").replace(" ", "");
    const fromDirectory = suffix === "2026-05-26";
    table.add("judges", suffix, {
      title: "Immigration judges",
      period: asOf,
      value,
      scope: fromDirectory ? "judges named in the court directory" : "judges on board as counted by the source",
      address: `line ${r + 1}, column immigration_judges`,
      confidence: fromDirectory ? "A" : "C",
      note: remark === "" ? source : `${source}; ${remark}`,
    });
  });
  return table;
}

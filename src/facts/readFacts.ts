// Turns the text of source.yaml, table.csv and conflicts.yaml into a library of facts.
import Papa from "papaparse";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { cellPosition, lineStart } from "./cellPosition.ts";
import type { Confidence, Fact, FactConflict, FactLibrary, Publication } from "./fact.ts";
import type { DocumentFile } from "../reading/document.ts";
import { readYamlRecord, readYamlRecords } from "../reading/readYamlRecord.ts";

/**
 * Reads a facts folder: `<publisher>/<publication>/source.yaml` and `table.csv`, `conflicts.yaml` and `lags.yaml`.
 * Files with other names are left alone.
 *
 * @param files    in any order; publications keep the order of their tables
 * @param isOnADay conflicts may name figures that no table has: nobody on a day can tell whether one will
 * @throws PendencyError with every problem found, each of kind "facts" with file, line and column
 */
export function readFacts(files: readonly DocumentFile[], isOnADay = false): FactLibrary {
  const problems: Problem[] = [];
  const publications = new Map<string, Publication>();
  for (const file of files) {
    const id = publicationOf(file.path, "source.yaml");
    if (id !== null) publications.set(id, readSource(file, id, problems));
  }
  for (const file of files) if (/(^|\/)lags\.yaml$/.test(file.path)) readLags(file, publications, problems);
  const facts = new Map<string, Fact>();
  const withTable = new Set<string>();
  for (const file of files) {
    const id = publicationOf(file.path, "table.csv");
    if (id === null) continue;
    withTable.add(id);
    const publication = publications.get(id);
    if (publication === undefined) {
      problems.push(noSource(file, id));
    } else {
      readTable(file, publication, facts, problems);
    }
  }
  for (const file of files) {
    const id = publicationOf(file.path, "source.yaml");
    if (id !== null && !withTable.has(id)) problems.push(noTable(file, id));
  }
  const conflicts = files
    .filter(({ path }) => /(^|\/)conflicts\.yaml$/.test(path))
    .flatMap((file) => readConflicts(file, facts, problems, isOnADay));
  if (problems.length > 0) throw new PendencyError(problems);
  return { facts, publications, conflicts };
}

/** "facts/office/monthly-2024-08/table.csv" → "office/monthly-2024-08" */
function publicationOf(path: string, name: string): string | null {
  const parts = path.split(/[\\/]/);
  return parts.length >= 3 && parts.at(-1) === name ? `${parts.at(-3)}/${parts.at(-2)}` : null;
}

const sourceFields = ["publisher", "title", "publishedOn", "retrievedOn", "licence", "foundIn"] as const;
const optionalSourceFields = [
  "vintageOf",
  "rawFile",
  "rawSha256",
  "roundedTo",
  "accepted",
  "suppressBelow",
  "notes",
] as const;

function readSource(file: DocumentFile, id: string, problems: Problem[]): Publication {
  const record = readYamlRecord(file, sourceFields, optionalSourceFields, problems);
  const text = (name: string): string => record.get(name) ?? "";
  for (const name of ["roundedTo", "suppressBelow"]) {
    if (/^\d*$/.test(text(name))) continue;
    problems.push(problemAt(file, { line: 1, column: 1 }, name, "a whole number such as 10", text(name)));
  }
  return {
    id,
    publisher: text("publisher"),
    title: text("title"),
    publishedOn: text("publishedOn"),
    retrievedOn: text("retrievedOn"),
    licence: text("licence"),
    foundIn: text("foundIn"),
    rawFile: text("rawFile"),
    rawSha256: text("rawSha256"),
    roundedTo: Number(text("roundedTo")),
    vintageOf: text("vintageOf"),
    ...(text("accepted") === "" ? {} : { accepted: text("accepted").split("; ") }),
    ...(text("suppressBelow") === "" ? {} : { suppressBelow: Number(text("suppressBelow")) }),
    notes: text("notes"),
  };
}

/** In the order in which tables write them. */
export const tableColumns = [
  "row",
  "title",
  "value",
  "unit",
  "scope",
  "period",
  "address",
  "confidence",
  "note",
] as const;
const plainNumber = /^-?\d+(\.\d+)?(e-?\d+)?$/;
const confidences = new Set<string>(["A", "B", "C", "D"]);

/** Adds the table's facts; a row with a problem adds none. */
function readTable(file: DocumentFile, publication: Publication, facts: Map<string, Fact>, problems: Problem[]): void {
  const parsed = Papa.parse<string[]>(lineFeedsOnly(file.text), { delimiter: "," });
  for (const { row = 0, message } of parsed.errors) {
    problems.push(problemAt(file, lineStart(file, row), publication.id, "a comma-separated table", message));
  }
  if (parsed.errors.length > 0) return;
  const [header, ...rows] = parsed.data;
  const at = columnIndexes(file, header, publication, problems);
  if (at === null) return;
  const { row, title, value, unit, scope, period, address, confidence, note } = at;
  for (let n = 0; n < rows.length; n++) {
    const cells = rows[n];
    if (cells.length === 1 && cells[0] === "") continue; // the line feed that ends the file
    const problem = cells.length === header.length ? badCell(cells, at) : wrongLength(cells, header);
    const id = `${publication.id}#${cells[row]}`;
    if (problem !== null) {
      const place = cellPosition(file, n + 1, problem.column);
      problems.push(problemAt(file, place, id, problem.expected, problem.got));
    } else if (facts.has(id)) {
      const place = cellPosition(file, n + 1, row);
      problems.push(problemAt(file, place, id, "each row once", `a second "${cells[row]}"`));
    } else {
      facts.set(id, {
        id,
        title: cells[title],
        value: Number(cells[value]),
        unit: cells[unit],
        scope: cells[scope],
        period: cells[period],
        address: cells[address],
        confidence: cells[confidence] as Confidence,
        note: cells[note],
        publication,
      });
    }
  }
}

type Columns = Readonly<Record<(typeof tableColumns)[number], number>> & { readonly names: readonly string[] };

/** where each column stands, or null when the header is not the expected one */
function columnIndexes(
  file: DocumentFile,
  header: readonly string[],
  publication: Publication,
  problems: Problem[],
): Columns | null {
  const expected = `the columns ${tableColumns.join(", ")}`;
  const missing = tableColumns.filter((name) => !header.includes(name));
  const unknown = header.filter((name, n) => !tableColumns.some((known) => known === name) || header.indexOf(name) < n);
  if (missing.length === 0 && unknown.length === 0) {
    const at = (name: (typeof tableColumns)[number]): number => header.indexOf(name);
    return {
      names: header,
      row: at("row"),
      title: at("title"),
      value: at("value"),
      unit: at("unit"),
      scope: at("scope"),
      period: at("period"),
      address: at("address"),
      confidence: at("confidence"),
      note: at("note"),
    };
  }
  const place = cellPosition(file, 0, unknown.length > 0 ? header.lastIndexOf(unknown[0]) : 0);
  const got = [
    ...missing.map((name) => `no column "${name}"`),
    ...unknown.map((name) => `an unknown or second column "${name}"`),
  ].join(", ");
  problems.push(problemAt(file, place, publication.id, expected, got));
  return null;
}

interface CellProblem {
  readonly column: number;
  readonly expected: string;
  readonly got: string;
}

/** The columns are looked up once and the row is walked by position: there are twenty thousand rows to read. */
function badCell(cells: readonly string[], { names, value, confidence, note }: Columns): CellProblem | null {
  for (let column = 0; column < cells.length; column++) {
    if (cells[column] === "" && column !== note) {
      return { column, expected: `a ${names[column]}`, got: "an empty cell" };
    }
  }
  if (!plainNumber.test(cells[value]) || !Number.isFinite(Number(cells[value]))) {
    return { column: value, expected: "a plain number such as 24130 or 46.9", got: `"${cells[value]}"` };
  }
  if (!confidences.has(cells[confidence])) {
    return { column: confidence, expected: "a confidence of A, B, C or D", got: `"${cells[confidence]}"` };
  }
  return null;
}

function wrongLength(cells: readonly string[], header: readonly string[]): CellProblem {
  return { column: 0, expected: `${header.length} cells, as in the first line`, got: `${cells.length}` };
}

function readConflicts(
  file: DocumentFile,
  facts: ReadonlyMap<string, Fact>,
  problems: Problem[],
  isOnADay: boolean,
): FactConflict[] {
  return readYamlRecords(file, "conflicts", ["id", "title", "why"], ["facts"], problems).map((entry) => {
    const ids = entry.lists.get("facts") ?? [];
    for (const { text, at } of ids) {
      if (facts.has(text) || isOnADay) continue;
      problems.push(problemAt(file, at, entry.text.get("id") ?? "", "the id of a fact", `"${text}"`));
    }
    return {
      id: entry.text.get("id") ?? "",
      title: entry.text.get("title") ?? "",
      facts: ids.map(({ text }) => text),
      why: entry.text.get("why") ?? "",
    };
  });
}

/** Adds to publications how long after a period their publisher usually prints its figure. */
function readLags(file: DocumentFile, publications: Map<string, Publication>, problems: Problem[]): void {
  for (const { text } of readYamlRecords(file, "lags", ["publication", "days", "basis"], [], problems)) {
    const [id, days] = [text.get("publication") ?? "", text.get("days") ?? ""];
    const publication = publications.get(id);
    const place = { line: 1 + lineOf(file.text, id), column: 1 };
    if (publication === undefined) {
      problems.push(problemAt(file, place, "lags", "the id of a publication", `"${id}"`));
    } else if (!/^\d{1,4}$/.test(days)) {
      problems.push(problemAt(file, place, `lags › ${id}`, "a whole number of days, to 9999", `"${days}"`));
    } else {
      publications.set(id, { ...publication, usualLagDays: Number(days), lagBasis: text.get("basis") ?? "" });
    }
  }
}

/** The line on which the text first stands, from 0. */
function lineOf(text: string, part: string): number {
  return text.slice(0, Math.max(0, text.indexOf(part))).split("\n").length - 1;
}

function noSource(file: DocumentFile, id: string): Problem {
  const got = "no source.yaml for this table";
  return problemAt(file, { line: 1, column: 1 }, id, "a source.yaml beside the table", got);
}

function noTable(file: DocumentFile, id: string): Problem {
  return problemAt(file, { line: 1, column: 1 }, id, "a table.csv beside the source", "no table.csv for this source");
}

function problemAt(
  file: DocumentFile,
  place: { readonly line: number; readonly column: number },
  path: string,
  expected: string,
  got: string,
): Problem {
  return { kind: "facts", at: { file: file.path, ...place }, path, expected, got };
}

function lineFeedsOnly(text: string): string {
  return text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
}

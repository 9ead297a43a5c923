// The import of one release, from the folder of files to the folder of facts: refuse early, read once, count,
// write everything or nothing.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { PendencyError, refuseUsage } from "../../errors.ts";
import { writeTable } from "../writeTable.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { countCells } from "./countCells.ts";
import { factRows } from "./factRows.ts";
import type { FactRows } from "./factRows.ts";
import { describeFault, reportText } from "./importReport.ts";
import type { ImportReport, TableReport } from "./importReport.ts";
import { joinAppeals, joinCases, joinHistories, joinProceedings } from "./joinTables.ts";
import { openEngine } from "./openEngine.ts";
import type { Engine } from "./openEngine.ts";
import { openRelease, problemAt, refusePersonalValues } from "./openRelease.ts";
import type { Release } from "./openRelease.ts";
import { droppedRows, readTable } from "./readTable.ts";
import type { ReadTable } from "./readTable.ts";
import { unpackRelease } from "./unpackRelease.ts";

export interface ImportRequest {
  /** folder of the unpacked release, or its zip */
  readonly from: string;
  /** facts/eoir/case-data-2026-06: publisher, publication, and in its name the edition */
  readonly out: string;
  /** ISO day; null: the day of the last proceeding that was recorded before the end of the edition's month */
  readonly asOf: string | null;
  /** first month that is counted, "2008-10" */
  readonly firstMonth: string;
  readonly suppressBelow: number;
  readonly rowsMayDiffer: number;
  /** what the engine may hold; the program around it takes up to 600 more */
  readonly memoryMB: number;
  readonly threads: number;
}

/**
 * More unknown nationalities than this share of the cases: the lookup belongs to another edition, or a column
 * has moved.
 */
const mostUnknown = 0.01;
/** More dropped rows than this share of a table: what is left does not stand for the release. */
const mostDropped = 0.02;

/**
 * @param narrate told at each step
 * @throws PendencyError with file, row and column; nothing is left at `out` then
 */
export async function importRelease(request: ImportRequest, narrate: (text: string) => void): Promise<ImportReport> {
  const out = resolve(request.out);
  const publication = `${basename(dirname(out))}/${basename(out)}`;
  const lastDay = endOfEdition(request.out);
  if (statSync(out, { throwIfNoEntry: false }) !== undefined) {
    refuseUsage(
      shownPath(out),
      "a folder that is not there yet",
      "one that is",
      "move it away, or name another with --out",
    );
  }
  mkdirSync(dirname(out), { recursive: true });
  // beside the result, so that putting it in place is one rename
  const work = mkdtempSync(`${out}.partial-`);
  let engine: Engine | null = null;
  try {
    const release = openRelease(await unpackRelease(request.from, join(work, "unpacked"), narrate));
    release.tables.forEach(refusePersonalValues);
    engine = await openEngine(work, request);
    const read = await readAll(engine, release, lastDay, request.rowsMayDiffer, narrate);
    const asOf = request.asOf ?? (await lastRecordedDay(engine));
    narrate(`counting, as of ${asOf}`);
    await joinHistories(engine);
    const firstDay = `${request.firstMonth}-01`;
    const cells = await countCells(engine, firstDay, asOf);
    const facts = factRows(cells, request.firstMonth, asOf.slice(0, 7), request.suppressBelow);
    const report = {
      ...(await reportOn(engine, release, read)),
      publication,
      asOf,
      firstDay,
      ...numbersOf(facts, request),
    };
    write(join(work, "facts"), publication, facts, report, {
      retrievedOn: retrievedOn(release),
      vintageOf: editionBefore(out),
    });
    renameSync(join(work, "facts", publication), out);
    return report;
  } finally {
    engine?.close();
    rmSync(work, { recursive: true, force: true });
  }
}

async function readAll(
  engine: Engine,
  release: Release,
  lastDay: string,
  rowsMayDiffer: number,
  narrate: (text: string) => void,
): Promise<readonly ReadTable[]> {
  const read: ReadTable[] = [];
  for (const [n, name] of ["cases", "proceedings", "appeals"].entries()) {
    const table = release.tables[n];
    narrate(`reading ${table.layout.file}, ${Math.ceil(table.bytes / 1e6)} MB`);
    read.push(await readTable(engine, release, table, name, lastDay, rowsMayDiffer));
  }
  const [cases, proceedings, appeals] = read;
  narrate("joining cases, proceedings and appeals");
  await joinCases(engine, cases, release.nationalityCodes);
  refuseUnknownNationalities(cases);
  await joinProceedings(engine, proceedings);
  await joinAppeals(engine, appeals);
  read.forEach(refuseLosses);
  return read;
}

function refuseUnknownNationalities({ table, rows, faults }: ReadTable): void {
  const unknown = faults.find(({ fault }) => fault === "unknownNationality");
  if (unknown === undefined || unknown.rows <= Math.max(10, mostUnknown * rows)) return;
  const [{ line, column, columnName, value }] = unknown.examples;
  const expected = "nationality codes of the release's own lookup";
  const got = `"${value}" here, and ${unknown.rows} unknown of ${rows} rows`;
  const hint = "the lookup belongs to another edition, or a column has moved; nothing was imported";
  throw new PendencyError([problemAt(table.path, line, column, columnName, expected, got, hint)]);
}

function refuseLosses({ table, rows, faults }: ReadTable): void {
  const dropped = droppedRows(faults);
  if (dropped <= Math.max(100, mostDropped * rows)) return;
  const worst = faults
    .map(describeFault)
    .filter(({ treatment }) => treatment === "dropped")
    .sort((a, b) => b.rows - a.rows)[0];
  const [{ line, column, columnName }] = worst.examples;
  const got = `${dropped} of ${rows} that cannot count; most often, as here: ${worst.words}`;
  throw new PendencyError([
    problemAt(table.path, line, column, columnName, `rows that can be read, but for ${100 * mostDropped} %`, got),
  ]);
}

/** The records' own dates are made by a machine, so the last of them is the day of the release. */
async function lastRecordedDay(engine: Engine): Promise<string> {
  const [{ day }] = await engine.rows("select strftime(max(opened), '%Y-%m-%d') as day from proceedings");
  return day === null
    ? refuseUsage("facts import eoir", "a proceeding with a date", "none", "give --as-of <day>")
    : String(day);
}

async function reportOn(
  engine: Engine,
  release: Release,
  read: readonly ReadTable[],
): Promise<Pick<ImportReport, "tables" | "countedCases" | "otherCases" | "casesWithoutProceeding">> {
  const [row] = await engine.rows(
    `select count(*) filter (type is not null) as counted, count(*) filter (type is null) as other,
       count(*) filter (type is not null and not exists (select 1 from histories h where h.idn = cases.idn)) as bare from cases`,
  );
  const tables = read.map(({ table, survey, rows, faults }): TableReport => {
    const dropped = droppedRows(faults);
    return {
      file: table.layout.file,
      sha256: survey.sha256,
      bytes: survey.bytes,
      rows,
      kept: rows - dropped,
      dropped,
      publishedRows: release.publishedRows.get(table.layout.file)?.rows ?? null,
      addedColumns: table.added,
      absentColumns: table.absent,
      faults: faults.map(describeFault),
    };
  });
  return {
    tables,
    countedCases: Number(row.counted),
    otherCases: Number(row.other),
    casesWithoutProceeding: Number(row.bare),
  };
}

function numbersOf(
  facts: FactRows,
  { suppressBelow }: ImportRequest,
): Pick<ImportReport, "figures" | "suppressBelow" | "suppressed"> {
  return { figures: facts.rows.size, suppressBelow, suppressed: facts.suppressed };
}

function write(
  folder: string,
  publication: string,
  facts: FactRows,
  report: ImportReport,
  { retrievedOn: retrieved, vintageOf }: { readonly retrievedOn: string; readonly vintageOf: string },
): void {
  const edition = report.publication.slice(-7);
  const kept =
    report.suppressBelow > 1
      ? `counts below ${report.suppressBelow} are kept back, and a cell that is not here is one of them or zero`
      : "a cell that is not here is zero";
  const files = writeTable({
    id: publication,
    source: {
      publisher: "Executive Office for Immigration Review",
      title: `EOIR Case Data, edition of ${edition}: counts by nationality and docket`,
      publishedOn: edition,
      retrievedOn: retrieved,
      licence: "public domain in the United States (work of the federal government)",
      foundIn: "the monthly case data release of EOIR, one zip; counted here by `pendency facts import eoir`",
      vintageOf,
      rawFile: report.tables.map(({ file }) => file).join(", "),
      rawSha256: report.tables.map(({ sha256 }) => sha256).join(", "),
      roundedTo: 0,
      notes: `Rows are counted, not published sums; ${kept}. As of ${report.asOf}, from ${report.firstDay}. Case types RMV, DEP, EXC, AOC and WHO. What was repaired and dropped: import-report.md beside this file.`,
    },
    rows: facts.rows,
    reports: [],
  });
  mkdirSync(join(folder, publication), { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, publication, "import-report.json"), `${JSON.stringify(report, null, 1)}\n`);
  writeFileSync(join(folder, publication, "import-report.md"), reportText(report));
}

function retrievedOn({ tables }: Release): string {
  return statSync(tables[0].path).mtime.toISOString().slice(0, 10);
}

/** The newest edition that was imported before and is of an earlier month; "" when there is none. */
function editionBefore(out: string): string {
  const family = basename(out).slice(0, -"2026-06".length);
  const earlier = readdirSync(dirname(out))
    .filter(
      (name) => name.startsWith(family) && /^\d{4}-\d{2}$/.test(name.slice(family.length)) && name < basename(out),
    )
    .toSorted()
    .at(-1);
  return earlier === undefined ? "" : `${basename(dirname(out))}/${earlier}`;
}

/** The last day of the month that stands at the end of the folder's name. */
function endOfEdition(out: string): string {
  const found = /(\d{4})-(0[1-9]|1[0-2])$/.exec(basename(resolve(out)));
  if (found === null) {
    return refuseUsage(
      "--out",
      "a folder whose name ends in the edition's month, such as facts/eoir/case-data-2026-06",
      `"${out}"`,
    );
  }
  return new Date(Date.UTC(Number(found[1]), Number(found[2]), 0)).toISOString().slice(0, 10);
}

// One table of the release, read and accounted for: what was repaired, what was dropped, and where.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { PendencyError } from "../../errors.ts";
import { copyAsLatin1 } from "./copyAsLatin1.ts";
import type { ForeignBytes } from "./copyAsLatin1.ts";
import { faultKinds } from "./faults.ts";
import type { FaultCount, FaultExample, FaultName } from "./faults.ts";
import type { Engine } from "./openEngine.ts";
import { problemAt } from "./openRelease.ts";
import type { Release, ReleaseTable } from "./openRelease.ts";
import { joinSplitRow, repairRow } from "./repairRow.ts";
import type { RepairedRow, RowShape } from "./repairRow.ts";
import { faultBits, positionOf, stageMended, stageTable } from "./stageTable.ts";
import { lineOfRow, readLine, surveyFile } from "./surveyFile.ts";
import type { FileSurvey } from "./surveyFile.ts";

/** A table in the engine; later steps add what they find to its faults. */
export interface ReadTable {
  readonly table: ReleaseTable;
  readonly survey: FileSurvey;
  /** rows as the publisher counts them: lines, less the header and the second halves of broken rows */
  readonly rows: number;
  readonly faults: FaultCount[];
}

/** More ragged rows than this share, and the header is that of another file. */
const mostRagged = 0.05;
const mostRaggedRows = 500_000;

/**
 * @param name    the table's name in the engine: `<name>_rows` holds row numbers, typed columns and the mask of
 *   faults
 * @param lastDay ISO day after which every date is a mistake
 * @throws PendencyError when the file is truncated, its rows do not fit its header, or the publisher counted
 *   other rows
 */
export async function readTable(
  engine: Engine,
  release: Release,
  table: ReleaseTable,
  name: string,
  lastDay: string,
  rowsMayDiffer: number,
): Promise<ReadTable> {
  const [survey, foreign] = await Promise.all([surveyFile(table.path), stage(engine, table, name, lastDay)]);
  refuseTruncated(table, survey);
  const lines = survey.lines - 1;
  const [{ read, ragged }] = (await engine.rows(
    `select count(*) as read, count(*) filter (ragged) as ragged from ${name}_read`,
  )) as readonly { read: number; ragged: number }[];
  if (read !== lines) {
    const got = `${read} from the engine, of lines longer than any row can be`;
    throw new PendencyError([problemAt(table.path, 1, 1, "", `${lines} lines of data`, got)]);
  }
  if (ragged > mostRaggedRows || (ragged > 100 && ragged > mostRagged * read)) {
    const [{ row }] = (await engine.rows(`select min(rowid) as row from ${name}_read where ragged`)) as {
      row: number;
    }[];
    const expected = `rows of ${table.header.length} fields, as in the header`;
    const got = `${ragged} of ${read} rows with more or fewer, first here`;
    throw new PendencyError([problemAt(table.path, lineOfRow(survey, row), 1, "", expected, got)]);
  }
  const faults: FaultCount[] = [];
  const broken = await mendRagged(engine, release, table, name, survey, lastDay, faults);
  const rows = lines - broken;
  refuseOtherCount(release, table, rows, rowsMayDiffer);
  if (survey.nulLines > 0) faults.push(lineFault("nulByte", survey.nulLines, survey.firstNulLines, survey, /\0/));
  if (foreign.lines > 0) {
    faults.push(lineFault("foreignByte", foreign.lines, foreign.firstLines, survey, /[\x80-\x9f]/));
  }
  faults.push(...(await countValueFaults(engine, table, name, survey)));
  return { table, survey, rows, faults };
}

/** Reads the file as it is; only if the engine stops at a byte that is not Latin-1, a copy without such bytes. */
async function stage(engine: Engine, table: ReleaseTable, name: string, lastDay: string): Promise<ForeignBytes> {
  const { layout, path, header } = table;
  try {
    await stageTable(engine, layout, name, path, header, lastDay);
    return { lines: 0, firstLines: [] };
  } catch (error) {
    if (!(error instanceof Error) || !/not latin-1 encoded/i.test(error.message)) throw error;
  }
  const copy = join(engine.folder, layout.file);
  const foreign = await copyAsLatin1(path, copy);
  await stageTable(engine, layout, name, copy, header, lastDay);
  rmSync(copy);
  return foreign;
}

function refuseTruncated({ path, header }: ReleaseTable, survey: FileSurvey): void {
  if (survey.endsWithLineFeed) return;
  const line = survey.lines + survey.emptyLines.length;
  const fields = readLine(survey, line).split("\t").length;
  if (fields >= header.length) return;
  const got = `${fields} fields and no end of line: the file is cut off`;
  const hint = "fetch the release again; nothing was imported";
  throw new PendencyError([
    problemAt(path, line, fields, header[fields - 1] ?? "", `a last row of ${header.length} fields`, got, hint),
  ]);
}

function refuseOtherCount(release: Release, table: ReleaseTable, rows: number, mayDiffer: number): void {
  const published = release.publishedRows.get(table.layout.file);
  if (published === undefined || Math.abs(published.rows - rows) <= mayDiffer) return;
  const expected = `${rows} rows, as ${table.layout.file} has`;
  const hint =
    "the file is not whole, or the count is another edition's; --rows-may-differ <number> accepts a difference";
  const place = `${release.folder}/Count.txt`;
  throw new PendencyError([
    problemAt(place, published.line, 2, table.layout.file, expected, `${published.rows}`, hint),
  ]);
}

/** @returns how many lines were second halves of broken rows */
async function mendRagged(
  engine: Engine,
  release: Release,
  table: ReleaseTable,
  name: string,
  survey: FileSurvey,
  lastDay: string,
  faults: FaultCount[],
): Promise<number> {
  const shape: RowShape = {
    looks: table.header.map((column) => table.layout.known[column.toUpperCase()] ?? "text"),
    needed: table.layout.needed.map(({ column }) => positionOf(table.header, column)),
    key: positionOf(table.header, table.layout.needed[0].column),
    isNationality: (code) => release.nationalityCodes.has(code),
  };
  const ragged = (await engine.rows(`select rowid as row from ${name}_read where ragged order by rowid`)) as {
    row: number;
  }[];
  const tallies = new Map<FaultName, { rows: number; examples: FaultExample[] }>();
  const tell = (fault: FaultName, line: number, column: number, value: string): void => {
    const tally = tallies.get(fault) ?? { rows: 0, examples: [] };
    tallies.set(fault, tally);
    tally.rows += 1;
    if (tally.examples.length < 3) {
      tally.examples.push({ line, column, columnName: table.header[column - 1] ?? "beyond the header", value });
    }
  };
  const mended: { row: number; fields: readonly string[] }[] = [];
  let broken = 0;
  for (let n = 0; n < ragged.length; n++) {
    const { row } = ragged[n];
    const line = lineOfRow(survey, row);
    const fields = readLine(survey, line).split("\t");
    let repaired: RepairedRow | null = null;
    if (ragged[n + 1]?.row === row + 1) {
      repaired = joinSplitRow(fields, readLine(survey, lineOfRow(survey, row + 1)).split("\t"), shape);
    }
    if (repaired !== null) {
      broken += 1;
      n += 1;
    }
    repaired ??= repairRow(fields, shape);
    tell(repaired?.fault ?? "unreadableRow", line, fields.length, `${fields.length} fields`);
    if (repaired !== null) mended.push({ row, fields: repaired.fields });
  }
  await stageMended(engine, table.layout, name, table.header, lastDay, mended);
  for (const [fault, tally] of tallies) faults.push({ fault, ...tally });
  return broken;
}

/** What stands in the fields is not repeated: it may be anything. */
function lineFault(
  fault: FaultName,
  rows: number,
  lines: readonly number[],
  survey: FileSurvey,
  mark: RegExp,
): FaultCount {
  const examples = lines.map((line) => {
    const column =
      readLine(survey, line)
        .split("\t")
        .findIndex((field) => mark.test(field)) + 1;
    return { line, column, columnName: "", value: "" };
  });
  return { fault, rows, examples };
}

/** The bits set while reading, counted by kind, with the first rows of each. */
async function countValueFaults(
  engine: Engine,
  table: ReleaseTable,
  name: string,
  survey: FileSurvey,
): Promise<FaultCount[]> {
  const bits = faultBits(table.layout);
  const counts = new Map<FaultName, { rows: number; examples: FaultExample[] }>();
  for (const { bit, fault, column } of bits) {
    if (fault === "missingKey") continue; // counted below, once for a row
    const [{ rows, first }] = (await engine.rows(
      `select count(*) as rows, array_to_string(min(n, 3), ' ') as first from ${name}_rows where (faults & ${2 ** bit}) <> 0`,
    )) as { rows: number; first: string | null }[];
    if (rows === 0) continue;
    const known = counts.get(fault) ?? { rows: 0, examples: [] };
    counts.set(fault, known);
    known.rows += rows;
    known.examples.push(...examplesAt(table, survey, column, rowNumbers(first)));
  }
  const keyBits = bits.filter(({ fault }) => fault === "missingKey");
  const keyMask = keyBits.reduce((mask, { bit }) => mask + 2 ** bit, 0);
  const [{ rows, first }] = (await engine.rows(
    `select count(*) as rows, array_to_string(min(n, 3), ' ') as first from ${name}_rows where (faults & ${keyMask}) <> 0`,
  )) as { rows: number; first: string | null }[];
  const found = [...counts].map(([fault, { rows: many, examples }]) => ({
    fault,
    rows: many,
    examples: examples.slice(0, 3),
  }));
  if (rows === 0) return found;
  return [
    ...found,
    { fault: "missingKey", rows, examples: examplesAt(table, survey, keyBits[0].column, rowNumbers(first)) },
  ];
}

/** "12 40" → [12, 40] */
export function rowNumbers(text: string | null): readonly number[] {
  return text === null || text === "" ? [] : text.split(" ").map(Number);
}

/** Rows by the engine's numbers, shown as lines of the file with the value that stands in the column. */
export function examplesAt(
  { header, layout }: ReleaseTable,
  survey: FileSurvey,
  columnName: string,
  rows: readonly number[],
): FaultExample[] {
  const at = positionOf(header, columnName);
  const isKey = layout.needed.some(({ column, kind }) => column === columnName && kind.toLowerCase().endsWith("key"));
  return rows.map((row) => {
    const line = lineOfRow(survey, row);
    // the numbers of single cases are not repeated; the place is enough
    const value = isKey ? "" : (readLine(survey, line).split("\t")[at] ?? "");
    return { line, column: at + 1, columnName, value: value.replaceAll("\0", "\\0") };
  });
}

/** Rows that do not count, by all faults that drop them. */
export function droppedRows(faults: readonly FaultCount[]): number {
  return faults.reduce((sum, { fault, rows }) => sum + (faultKinds[fault].treatment === "dropped" ? rows : 0), 0);
}

// Reads one table of the release into the engine: the needed columns by name, as keys, days and codes, with a
// mask of what was wrong.
import type { Engine } from "./openEngine.ts";
import { sqlText } from "./openEngine.ts";
import type { FaultName } from "./faults.ts";
import type { NeededColumn, TableLayout } from "./tables.ts";

/** Faults of single values, seen while reading; one bit each, for each column they may be in. */
interface FaultBit {
  readonly bit: number;
  readonly fault: FaultName;
  readonly column: string;
}

/** Dates before this are mistakes: no case in the release is older. */
const firstPossibleDay = "1940-01-01";
const otherFormats = ["%m/%d/%Y", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%Y%m%d", "%d-%b-%Y"];

/** Bits in the order of the table's columns. */
export function faultBits(table: TableLayout): readonly FaultBit[] {
  const kinds = table.needed.flatMap(({ column, kind }): Omit<FaultBit, "bit">[] => {
    switch (kind) {
      case "key":
      case "caseKey":
        return [{ fault: "missingKey", column }];
      case "date":
        return (["unusualDate", "unreadableDate", "impossibleDate"] as const).map((fault) => ({ fault, column }));
      case "code":
        return (["strayMark", "otherSpelling", "wordForNothing"] as const).map((fault) => ({ fault, column }));
      case "words":
        return (["strayMark", "wordForNothing"] as const).map((fault) => ({ fault, column }));
    }
  });
  return kinds.map((each, n) => ({ ...each, bit: n }));
}

/**
 * Makes the table `<name>_read`: one row for each line, in the order of the file, so that `rowid` counts the
 * lines. Rows with too many or too few fields are marked `ragged` and mean nothing.
 *
 * @param header  the columns in the order of the file
 * @param lastDay ISO day after which every date is a mistake
 */
export async function stageTable(
  engine: Engine,
  table: TableLayout,
  name: string,
  path: string,
  header: readonly string[],
  lastDay: string,
): Promise<void> {
  const source = readCsv(path, header.length);
  const ragged = `c${header.length - 1} is null or beyond is not null`;
  await engine.run(
    `create table ${name}_read as select ${typedColumns(table, header, lastDay)}, (${ragged}) as ragged from ${source}`,
  );
}

/** Makes `<name>_mended` of rows that were put right, with the numbers of their lines as the engine counts them. */
export async function stageMended(
  engine: Engine,
  table: TableLayout,
  name: string,
  header: readonly string[],
  lastDay: string,
  rows: readonly { readonly row: number; readonly fields: readonly string[] }[],
): Promise<void> {
  const columns = header.map((_, n) => `c${n} varchar`).join(", ");
  await engine.run(`create temp table ${name}_raw (row_number bigint, ${columns})`);
  for (let at = 0; at < rows.length; at += 200) {
    const values = rows
      .slice(at, at + 200)
      .map(({ row, fields }) => `(${row}, ${fields.map((field) => sqlText(field.replaceAll("\0", ""))).join(", ")})`);
    await engine.run(`insert into ${name}_raw values ${values.join(", ")}`);
  }
  await engine.run(
    `create table ${name}_mended as select row_number as n, ${typedColumns(table, header, lastDay)} from ${name}_raw`,
  );
  await engine.run(`drop table ${name}_raw`);
  const names = [...table.needed.map(({ as }) => as), "faults"].join(", ");
  await engine.run(
    `create view ${name}_rows as select rowid as n, ${names} from ${name}_read where not ragged
     union all select n, ${names} from ${name}_mended`,
  );
}

/**
 * One scan of the file; the engine splits at tabs only, keeps empty fields apart from missing ones, and drops
 * nothing in silence.
 */
export function readCsv(path: string, width: number): string {
  const columns = Array.from({ length: width }, (_, n) => `'c${n}': 'VARCHAR'`);
  return `read_csv(${sqlText(path)}, header = false, skip = 1, auto_detect = false,
    columns = {${[...columns, "'beyond': 'VARCHAR'"].join(", ")}},
    delim = '\t', quote = '', escape = '', encoding = 'latin-1', nullstr = '\x01',
    strict_mode = false, null_padding = true, ignore_errors = true, max_line_size = 4194304)`;
}

function typedColumns(table: TableLayout, header: readonly string[], lastDay: string): string {
  const field = (column: string): string => `c${positionOf(header, column)}`;
  const columns = table.needed.map((each) => `${typed(each, field(each.column), lastDay)} as ${each.as}`);
  const mask = faultBits(table).map(({ bit, fault, column }) => {
    const wrong = isWrong(fault, field(column), lastDay);
    return `(case when ${wrong} then ${2 ** bit} else 0 end)`;
  });
  return `${columns.join(", ")}, (${mask.join(" + ")})::integer as faults`;
}

/** spaces, quotation marks, backslashes, and the line breaks that a few fields end with */
const marks = `' "\\' || chr(9) || chr(10) || chr(13) || chr(27) || chr(160)`;
const cleanText = (field: string): string => `trim(replace(${field}, chr(0), ''), ${marks})`;
const usualDate = (field: string): string => `try_cast(${cleanText(field)} as date)`;
const readDate = (field: string): string =>
  `coalesce(${usualDate(field)}, try_strptime(${cleanText(field)}, [${otherFormats.map(sqlText).join(", ")}])::date)`;
const isPossible = (field: string, lastDay: string): string =>
  `${readDate(field)} between date '${firstPossibleDay}' and date '${lastDay}'`;
/** What programs write where there is nothing: whole, or cut to the three places of a code. */
const wordsForNothing = ["N/A", "NULL", "NUL", "UND", "UNDEFINED"];
const isNothing = (field: string): string =>
  `upper(${cleanText(field)}) in (${wordsForNothing.map(sqlText).join(", ")})`;
const isGiven = (field: string): string => `(${cleanText(field)} <> '' and not ${isNothing(field)})`;

function typed({ kind }: NeededColumn, field: string, lastDay: string): string {
  switch (kind) {
    case "key":
    case "caseKey":
      return `try_cast(${cleanText(field)} as bigint)`;
    case "date":
      return `case when ${isPossible(field, lastDay)} then ${readDate(field)} end`;
    case "code":
    case "words":
      return `case when ${isGiven(field)} then upper(${cleanText(field)}) end`;
  }
}

function isWrong(fault: FaultName, field: string, lastDay: string): string {
  switch (fault) {
    case "missingKey":
      return `try_cast(${cleanText(field)} as bigint) is null`;
    case "unusualDate":
      return `${isGiven(field)} and ${usualDate(field)} is null and ${readDate(field)} is not null`;
    case "unreadableDate":
      return `${isGiven(field)} and ${readDate(field)} is null`;
    case "impossibleDate":
      return `not (${isPossible(field, lastDay)})`;
    case "otherSpelling":
      return `${isGiven(field)} and ${cleanText(field)} <> upper(${cleanText(field)})`;
    case "wordForNothing":
      return isNothing(field);
    default:
      return `contains(${field}, '"') or contains(${field}, '\\')`;
  }
}

/** Columns are found by name, whatever their order. */
export function positionOf(header: readonly string[], column: string): number {
  return header.findIndex((name) => name.toUpperCase() === column.toUpperCase());
}

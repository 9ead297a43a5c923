// The long table of a study as files: the same rows as CSV and as Parquet, in pieces, so that memory stays small.
import type { TidyRow } from "../study/tidyRows.ts";
import { csvLine } from "./csv.ts";
import { longCsv, longParquet } from "./longTable.ts";
import type { LongColumn } from "./longTable.ts";

interface TidyColumn {
  readonly name: string;
  readonly type: "INT32" | "DOUBLE" | "STRING" | "DATE";
  readonly of: (row: TidyRow, startDays: number | null) => string | number | null;
}

/** docs/reference/tables.md says what each is. */
const tidyColumns: readonly TidyColumn[] = [
  { name: "stack", type: "STRING", of: ({ stack }) => stack },
  { name: "replication", type: "INT32", of: ({ replication }) => replication },
  { name: "kind", type: "STRING", of: ({ kind }) => kind },
  { name: "name", type: "STRING", of: ({ name }) => name },
  { name: "series", type: "STRING", of: ({ series }) => series },
  { name: "group_name", type: "STRING", of: ({ groupName }) => groupName },
  { name: "level", type: "STRING", of: ({ level }) => level },
  { name: "start_days", type: "DOUBLE", of: ({ startDays }) => startDays },
  { name: "end_days", type: "DOUBLE", of: ({ endDays }) => endDays },
  { name: "start_date", type: "DATE", of: ({ startDays }, start) => dayOf(startDays, start) },
  { name: "end_date", type: "DATE", of: ({ endDays }, start) => dayOf(endDays, start) },
  { name: "unit", type: "STRING", of: ({ unit }) => unit },
  { name: "value", type: "DOUBLE", of: ({ value }) => value },
];

/** The first line of the table as CSV. */
export const tidyHead = csvLine(tidyColumns.map(({ name }) => name));

/** Days since 1970-01-01; null in a model without a calendar. */
function dayOf(days: number, start: number | null): number | null {
  return start === null ? null : Math.floor(start + days);
}

/**
 * @param startDays days since 1970-01-01 of the runs' first instant; null without a calendar
 * @returns text, piece by piece; a cell is empty where there is nothing
 */
export function tidyCsv(runs: Iterable<readonly TidyRow[]>, startDays: number | null): Generator<string> {
  return longCsv(columnsFrom(startDays), runs);
}

/** The same as bytes of one Parquet file, with a row group for each run. */
export function tidyParquet(
  runs: Iterable<readonly TidyRow[]>,
  startDays: number | null,
  model: string,
): Generator<Uint8Array> {
  return longParquet(columnsFrom(startDays), runs, model);
}

function columnsFrom(startDays: number | null): readonly LongColumn<TidyRow>[] {
  return tidyColumns.map(({ of, ...column }) => ({ ...column, of: (row) => of(row, startDays) }));
}

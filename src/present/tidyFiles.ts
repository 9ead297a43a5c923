// The long table of a study as files: the same rows as CSV and as Parquet, in pieces, so that memory stays small.
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { ColumnSource } from "hyparquet-writer";
import { isoDate } from "../quantity/date.ts";
import type { TidyRow } from "../study/tidyRows.ts";
import { csvLine } from "./csv.ts";

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
export function* tidyCsv(runs: Iterable<readonly TidyRow[]>, startDays: number | null): Generator<string> {
  yield tidyHead;
  for (const rows of runs) {
    const lines = rows.map((row) =>
      csvLine(
        tidyColumns.map(({ type, of }) => {
          const cell = of(row, startDays);
          return type === "DATE" && typeof cell === "number" ? isoDate(cell) : cell;
        }),
      ),
    );
    yield lines.join("");
  }
}

/** The same as bytes of one Parquet file, with a row group for each run. */
export function* tidyParquet(
  runs: Iterable<readonly TidyRow[]>,
  startDays: number | null,
  model: string,
): Generator<Uint8Array> {
  const bytes = new ByteWriter();
  // the writer goes on counting offsets from the beginning of the file
  const flushed = (): Uint8Array => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: "root", num_children: tidyColumns.length }, ...tidyColumns.map(elementOf)],
    createdBy: "pendency",
    kvMetadata: [{ key: "pendency.model", value: model }],
  });
  for (const rows of runs) {
    if (rows.length === 0) continue;
    const columnData = tidyColumns.map(({ name, type, of }): ColumnSource => {
      const data = rows.map((row) => of(row, startDays));
      return { name, data, encoding: type === "STRING" ? "RLE_DICTIONARY" : "PLAIN" };
    });
    void writer.write({ columnData, rowGroupSize: rows.length });
    yield flushed();
  }
  void writer.finish();
  yield flushed();
}

function elementOf({ name, type }: TidyColumn): ConstructorParameters<typeof ParquetWriter>[0]["schema"][number] {
  const repetition_type = "OPTIONAL";
  if (type === "STRING") return { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type };
  if (type === "DATE") return { name, type: "INT32", converted_type: "DATE", repetition_type };
  return { name, type, repetition_type };
}

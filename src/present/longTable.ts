// A long table as a file: the same rows as CSV and as Parquet, in pieces, so that memory stays small.
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { ColumnSource } from "hyparquet-writer";
import { isoDate } from "../quantity/date.ts";
import { csvLine } from "./csv.ts";

export interface LongColumn<Row> {
  readonly name: string;
  /** DATE: days since 1970-01-01 */
  readonly type: "INT32" | "DOUBLE" | "STRING" | "DATE" | "BOOLEAN";
  readonly of: (row: Row) => string | number | boolean | null;
}

/** @returns text, piece by piece; a cell is empty where there is nothing */
export function* longCsv<Row>(
  columns: readonly LongColumn<Row>[],
  groups: Iterable<readonly Row[]>,
): Generator<string> {
  yield csvLine(columns.map(({ name }) => name));
  for (const rows of groups) {
    const lines = rows.map((row) =>
      csvLine(
        columns.map(({ type, of }) => {
          const cell = of(row);
          if (typeof cell === "boolean") return String(cell);
          return type === "DATE" && typeof cell === "number" ? isoDate(cell) : cell;
        }),
      ),
    );
    yield lines.join("");
  }
}

/** The same as bytes of one Parquet file, with a row group for each group of rows. */
export function* longParquet<Row>(
  columns: readonly LongColumn<Row>[],
  groups: Iterable<readonly Row[]>,
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
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(elementOf)],
    createdBy: "pendency",
    kvMetadata: [{ key: "pendency.model", value: model }],
  });
  for (const rows of groups) {
    if (rows.length === 0) continue;
    const columnData = columns.map(({ name, type, of }): ColumnSource => {
      const data = rows.map(of);
      return { name, data, encoding: type === "STRING" ? "RLE_DICTIONARY" : "PLAIN" };
    });
    void writer.write({ columnData, rowGroupSize: rows.length });
    yield flushed();
  }
  void writer.finish();
  yield flushed();
}

function elementOf({
  name,
  type,
}: Pick<LongColumn<never>, "name" | "type">): ConstructorParameters<typeof ParquetWriter>[0]["schema"][number] {
  const repetition_type = "OPTIONAL";
  if (type === "STRING") return { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type };
  if (type === "DATE") return { name, type: "INT32", converted_type: "DATE", repetition_type };
  return { name, type, repetition_type };
}

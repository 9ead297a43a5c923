// The rows of one publication as an importer collects them.
import type { Confidence } from "../facts/fact.ts";
import type { CellPlace } from "./rawFile.ts";

export interface TableRow {
  readonly row: string;
  readonly title: string;
  /** as `table.csv` writes it */
  readonly value: string;
  readonly unit: string;
  readonly scope: string;
  readonly period: string;
  readonly address: string;
  readonly confidence: Confidence;
  readonly note: string;
  /** cell the figure stands in; null for a sum over cells */
  readonly place: CellPlace | null;
}

/** What a row says for itself; the rest comes from the table's common columns. */
interface RowCells extends Partial<Omit<TableRow, "value" | "row">> {
  readonly title: string;
  readonly value: number;
  readonly address: string;
}

/** A figure that came although there was one of its id. */
export type Repeat = Pick<TableRow, "row" | "address" | "place">;

export interface FactTable {
  readonly rows: ReadonlyMap<string, TableRow>;
  readonly repeats: readonly Repeat[];
  /** one figure; its id is the series and, after the last dot, the period. A second one of an id is a repeat */
  add(series: string, period: string, cells: RowCells): void;
  /** a row of another table; false when there is one of that id already */
  put(row: TableRow): boolean;
}

export type CommonCells = Pick<Partial<TableRow>, "unit" | "scope" | "confidence">;

export function newTable(common: CommonCells): FactTable {
  const rows = new Map<string, TableRow>();
  const repeats: Repeat[] = [];
  return {
    rows,
    repeats,
    add(series, period, { value, ...cells }) {
      const row = `${series}.${period}`;
      if (rows.has(row)) {
        repeats.push({ row, address: cells.address, place: cells.place ?? null });
        return;
      }
      const blank = { unit: "", scope: "", confidence: "C" as Confidence, note: "", place: null };
      rows.set(row, { ...blank, ...common, period, ...cells, value: String(value), row });
    },
    put(row) {
      if (rows.has(row.row)) return false;
      rows.set(row.row, row);
      return true;
    },
  };
}

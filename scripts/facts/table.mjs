// Collects the rows of one publication and writes source.yaml and table.csv, always the same bytes.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

export const columns = ["row", "title", "value", "unit", "scope", "period", "address", "confidence", "note"];

/**
 * @param id     "ohss/ielp-2024-08"
 * @param source the fields of source.yaml
 * @param common values for columns that a row may leave out
 */
export function newTable(id, source, common) {
  const rows = new Map();
  return {
    id,
    source,
    rows,
    /** one fact; its id is the series and the period */
    add(series, period, cells) {
      const row = `${series}.${period}`;
      if (rows.has(row)) throw new Error(`${id}#${row} is written twice`);
      rows.set(row, { note: "", ...common, period, ...cells, row });
    },
  };
}

/** facts/<publisher>/<publication>/source.yaml and table.csv */
export function writeTable(folder, { id, source, rows }) {
  const place = join(folder, id);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "source.yaml"), stringify(source, { lineWidth: 110 }));
  const lines = [...rows.values()].map((row) => columns.map((name) => csvCell(row[name])).join(","));
  writeFileSync(join(place, "table.csv"), `${[columns.join(","), ...lines].join("\n")}\n`);
}

function csvCell(value) {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

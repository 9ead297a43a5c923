// A comma-separated text → one sheet. Row n is record n; a record with too few or too many cells is left for
// the reader to refuse.
import Papa from "papaparse";
import type { Sheet } from "./rawFile.ts";
import { refuseFile } from "./zipDirectory.ts";

/**
 * @param delimiter "," or "|"
 * @throws PendencyError when a quotation mark never closes
 */
export function readDelimited(file: string, text: string, delimiter: string): Sheet {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter, newline: "\n" });
  for (const { row = 0, message } of errors) {
    refuseFile(file, "a comma-separated table", `${message} (record ${row + 1})`, "the file may be cut off");
  }
  if (data.length > 0 && isEmpty(data[data.length - 1])) data.pop(); // the line feed that ends the file
  return { name: "", rows: data, formulas: new Set() };
}

export function isEmpty(row: readonly unknown[]): boolean {
  return row.every((cell) => cell === null || cell === "");
}

// Reads the publishers' files from one folder, and remembers the checksum of each.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Papa from "papaparse";
import readWorkbook from "read-excel-file/node";

/** @param folder the raw folder, with cbp/ eoir/ ice/ ohss/ yearbook/ below it */
export function openRawFolder(folder) {
  const bytesOf = (file) => readFileSync(join(folder, file));
  return {
    /** name and checksum as source.yaml writes them; several files are joined by "; " */
    provenance(...files) {
      return {
        rawFile: files.map((file) => basename(file)).join("; "),
        rawSha256: files.map((file) => createHash("sha256").update(bytesOf(file)).digest("hex")).join("; "),
      };
    },
    /** rows as arrays of text; row 0 is the header. Line n of the file is row n - 1. */
    csv(file, delimiter = ",") {
      const text = bytesOf(file)
        .toString("utf8")
        .replace(/^\uFEFF/, "");
      return Papa.parse(text, { delimiter, skipEmptyLines: true }).data;
    },
    json: (file) => JSON.parse(bytesOf(file).toString("utf8")),
    /** sheet name → rows of cells; row r, column c is the cell cellName(r, c) */
    async workbook(file) {
      const sheets = await readWorkbook(join(folder, file));
      return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
    },
  };
}

/** (0, 27) → "AB1" */
export function cellName(row, column) {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

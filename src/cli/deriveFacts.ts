// Rebuilds the derived tables under facts/ from a folder with the publishers' files. The same files give the same bytes.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readEdition } from "../facts/import/importer.ts";
import type { ImportReport } from "../facts/import/account.ts";
import { importers } from "../facts/import/importers.ts";
import { writeTable } from "../facts/import/writeTable.ts";
import { readRawFile } from "./readRawFile.ts";

export interface DerivedTable {
  readonly id: string;
  readonly figures: number;
  readonly reports: readonly ImportReport[];
}

/**
 * @param rawFolder with cbp/ eoir/ ice/ ohss/ below it
 * @param output    a facts folder; tables with no raw file are not touched
 * @throws PendencyError with what is wrong in a file; tables before it have then been written
 */
export function deriveFacts(rawFolder: string, output: string): readonly DerivedTable[] {
  return importers.map((importer) => {
    const table = readEdition(
      importer,
      importer.files.map((file) => readRawFile(join(rawFolder, file))),
    );
    for (const { path, text } of writeTable(table)) {
      mkdirSync(dirname(join(output, path)), { recursive: true });
      writeFileSync(join(output, path), text);
    }
    return { id: table.id, figures: table.rows.size, reports: table.reports };
  });
}

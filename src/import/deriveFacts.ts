// Rebuilds the derived tables under facts/ from a folder with the publishers' files. The same files give the
// same bytes.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ImportReport } from "./account.ts";
import type { Publication } from "../facts/fact.ts";
import { readEdition } from "./importer.ts";
import type { ImportedTable } from "./importer.ts";
import { importers } from "./importers.ts";
import { importerOf, readEditionAgain } from "./newEdition.ts";
import type { RawFile } from "./rawFile.ts";
import { writeTable } from "./writeTable.ts";
import { filesBelow } from "../disk/readFiles.ts";
import { readRawFile } from "./readRawFile.ts";

interface DerivedTable {
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
    const files = importer.files.map((file) => readRawFile(join(rawFolder, file)));
    return write(readEdition(importer, files), output);
  });
}

/**
 * The same for editions that `facts import` wrote. Those whose files are not below the folder are left as they are.
 *
 * @param rawFolder their files, wherever below it
 */
export function deriveImported(
  rawFolder: string,
  output: string,
  editions: readonly Publication[],
): readonly DerivedTable[] {
  return editions.flatMap((edition) => {
    const importer = isImported(edition) ? importerOf(edition.vintageOf ?? "") : null;
    const files = importer === null ? null : filesOf(edition, rawFolder);
    return importer === null || files === null ? [] : [write(readEditionAgain(importer, files, edition), output)];
  });
}

/** Whether an edition was read from files, and follows one that an importer reads. */
export function isImported({ id, rawFile, vintageOf = "" }: Publication): boolean {
  return rawFile !== "" && vintageOf !== "" && !importers.some(({ publication }) => publication === id);
}

/** The files by name and checksum, wherever they lie below the folder; null when one is not there. */
function filesOf({ rawFile, rawSha256 }: Publication, rawFolder: string): readonly RawFile[] | null {
  const checksums = rawSha256.split("; ");
  const files = rawFile.split("; ").map((name, n) => {
    const paths = filesBelow(rawFolder, name).filter((path) => basename(path) === name);
    return paths.map(readRawFile).find(({ sha256 }) => sha256 === checksums[n]) ?? null;
  });
  return files.every((file) => file !== null) ? files : null;
}

function write(table: ImportedTable, output: string): DerivedTable {
  for (const { path, text } of writeTable(table)) {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), text);
  }
  return { id: table.id, figures: table.rows.size, reports: table.reports };
}

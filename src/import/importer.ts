// What an importer is: one publication, the files it is made of, and how they are read.
import type { Publication } from "../facts/fact.ts";
import { openAccount } from "./account.ts";
import type { Account, ImportReport } from "./account.ts";
import { guardEdition } from "./guard.ts";
import type { RawFile } from "./rawFile.ts";
import { newTable } from "./table.ts";
import type { CommonCells, FactTable } from "./table.ts";

/** What source.yaml says beside the raw file's name and checksum. */
type SourceText = Pick<Publication, "publisher" | "title" | "publishedOn" | "retrievedOn" | "licence" | "foundIn" | "notes">; // prettier-ignore

export interface Importer {
  /** the edition in the library: "ohss/khsm-2024-11" */
  readonly publication: string;
  /** what a newer edition's id begins with: "ohss/khsm" */
  readonly family: string;
  /** the edition's files below the raw folder */
  readonly files: readonly string[];
  /** a newer edition may be any number of files, one a year; left out: as many as `files` */
  readonly anyNumber?: true;
  /** series that the publisher does not list in a month without any; left out: none */
  readonly mayLackMonths?: (series: string) => boolean;
  /** fiscal years between others were never found or printed */
  readonly mayLackYears?: true;
  /** said of the edition in the library */
  readonly source: SourceText;
  readonly common: CommonCells;
  /** the publisher rounds every figure to a multiple of this; 0: printed as counted */
  readonly roundedTo: number;
  /** a newer edition's title and notes, from the last month it covers; left out: those of the edition in the library */
  readonly newer?: (lastMonth: string) => Pick<SourceText, "title" | "notes">;
  /** reads the files of one edition, given one account each */
  read(table: FactTable, accounts: readonly Account[]): void;
}

export interface ImportedTable {
  readonly id: string;
  readonly source: SourceText &
    Pick<Publication, "rawFile" | "rawSha256" | "accepted" | "suppressBelow"> & {
      readonly roundedTo: number;
      readonly vintageOf: string;
    };
  readonly rows: FactTable["rows"];
  readonly reports: readonly ImportReport[];
}

/**
 * Reads one edition's files. Nothing comes back when anything in them is wrong.
 *
 * @throws PendencyError with every mistake found, with row and column
 */
export function readEdition(
  importer: Importer,
  files: readonly RawFile[],
  accepted: readonly string[] = [],
): ImportedTable {
  const accounts = files.map((file) => openAccount(file, accepted));
  const table = newTable(importer.common);
  importer.read(table, accounts);
  guardEdition(table, accounts, importer.mayLackMonths, importer.mayLackYears);
  const reports = accounts.map((account) => account.close());
  return {
    id: importer.publication,
    source: {
      ...importer.source,
      rawFile: files.map((file) => file.name).join("; "),
      rawSha256: files.map((file) => file.sha256).join("; "),
      roundedTo: importer.roundedTo,
      vintageOf: "",
    },
    rows: table.rows,
    reports,
  };
}

// A newer edition put beside the one at hand: what differs, and what it would change in models. It is written, and
// taken up by them, where that is asked for.
import { resolve } from "node:path";
import { factFiles } from "../disk/openModel.ts";
import { findModel, knownModels } from "../disk/findModel.ts";
import { openModel } from "../disk/openModel.ts";
import type { Documents } from "../documents/documents.ts";
import type { TakenUp } from "../documents/takeUpEdition.ts";
import { refuseUsage } from "../errors.ts";
import { diffEditions, rowsOf } from "../facts/diffEditions.ts";
import type { EditionDiff, EditionRow } from "../facts/diffEditions.ts";
import type { FactLibrary, Publication } from "../facts/fact.ts";
import { readFacts } from "../facts/readFacts.ts";
import { undeclaredConflicts } from "../facts/undeclaredConflicts.ts";
import { editionEffects } from "../judge/editionEffects.ts";
import type { EditionEffects } from "../judge/editionEffects.ts";
import type { ImportedTable, Importer } from "./importer.ts";
import { importerNamed, readNewEdition } from "./newEdition.ts";
import type { EditionChoices } from "./newEdition.ts";
import { fiscalYearOf } from "./periods.ts";
import { readRawFile } from "./readRawFile.ts";
import { planTakingUp, writeDocuments } from "./takeUp.ts";
import { editionFolder, writeEdition } from "./writeEdition.ts";
import { writeTable } from "./writeTable.ts";

interface EditionRequest extends Omit<EditionChoices, "vintageOf" | "foundIn"> {
  /** the edition that the new one follows, or its family */
  readonly publication: string;
  /** the publisher's files */
  readonly paths: readonly string[];
  /** where they were found; null: they were handed in */
  readonly foundIn: string | null;
  /** models to look at; null: all that name figures of the edition before */
  readonly models: readonly string[] | null;
  /** the facts folder that it is written to; null: nothing is written at all */
  readonly out: string | null;
  /** make the models' documents name the newer edition */
  readonly adopt: boolean;
  /** with `adopt`: given the documents as they would be, before anything is written; what it throws stops the import */
  readonly beforeWriting?: (models: readonly Documents[]) => void;
}

/** The file was imported before. What may be left to do is to take the edition up. */
export interface AtHand {
  readonly kind: "at hand";
  readonly id: string;
  readonly before: string;
  /** null where taking it up was not asked for */
  readonly adopted: TakenUp | null;
  readonly isWritten: boolean;
}

export interface ImportedEdition {
  readonly kind: "imported";
  readonly table: ImportedTable;
  readonly before: string;
  /** null: nothing was written */
  readonly folder: string | null;
  readonly diff: EditionDiff;
  readonly models: readonly (EditionEffects & { readonly model: string })[];
  /** ids of figures that another publication prints otherwise, and nobody has explained */
  readonly conflicts: readonly (readonly string[])[];
  readonly adopted: TakenUp | null;
}

/**
 * Files with a mistake are refused as a whole, and nothing is written before the library and all documents have
 * been read with the new edition in it.
 *
 * @throws PendencyError with what is wrong in the files, in the request or with the place they go to
 */
export function importEdition(library: FactLibrary, request: EditionRequest): AtHand | ImportedEdition {
  const { publication, models: asked, out, adopt } = request;
  const importer = importerNamed(publication);
  const files = request.paths.map(readRawFile);
  const known = [...library.publications.values()].find(({ rawSha256 }) =>
    files.every((file) => rawSha256.includes(file.sha256)),
  );
  if (known !== undefined) return takeUpKnown(library, known, request);
  const before = library.publications.has(publication) ? publication : importer.publication;
  const handedIn = `the publisher's file ${files.map(({ name }) => name).join(", ")}, as handed to the import`;
  const table = readNewEdition(importer, files, {
    ...request,
    vintageOf: before,
    foundIn: request.foundIn ?? handedIn,
  });
  if (library.publications.has(table.id)) {
    refuseUsage("facts import", "an id that is not taken", `"${table.id}"`, "give the edition another one with --as");
  }
  const newFiles = writeTable(table);
  const withNew = [...newFiles, ...factFiles()];
  const newLibrary = readFacts(withNew); // every check of the library, before anything is written
  const rowsBefore = rowsOf(library, before);
  const diff = diffEditions(comparable(rowsBefore, table, importer), editionRows(table));
  const names = modelsNaming(before, asked);
  const models = names.map((model) => ({ model, ...editionEffects(openModel(model), before, diff) }));
  const editions = {
    before,
    after: table.id,
    rowsBefore: new Set(rowsBefore.keys()),
    rowsAfter: new Set(table.rows.keys()),
  };
  const planned = adopt ? planTakingUp(names, editions, withNew) : null;
  if (planned !== null) request.beforeWriting?.(planned.models);
  const adopted = planned?.takenUp ?? null;
  const edition = out === null ? null : editionFolder(resolve(out), table.id, newFiles);
  if (edition !== null && adopted !== null) writeDocuments(adopted.files, edition);
  else if (edition !== null) writeEdition(edition.path, edition.files);
  const folder = edition?.path ?? null;
  const conflicts = newConflicts(library, newLibrary);
  return { kind: "imported", table, before, folder, diff, models, conflicts, adopted };
}

function takeUpKnown(
  library: FactLibrary,
  { id, vintageOf: before = "" }: Publication,
  { models, out, adopt, beforeWriting }: EditionRequest,
): AtHand {
  const isWritten = out !== null;
  if (!adopt || before === "") return { kind: "at hand", id, before, adopted: null, isWritten };
  const [rowsBefore, rowsAfter] = [before, id].map((each) => new Set(rowsOf(library, each).keys()));
  const editions = { before, after: id, rowsBefore, rowsAfter };
  const { takenUp: adopted, models: changed } = planTakingUp(modelsNaming(before, models), editions, factFiles());
  beforeWriting?.(changed);
  if (isWritten) writeDocuments(adopted.files);
  return { kind: "at hand", id, before, adopted, isWritten };
}

function newConflicts(before: FactLibrary, after: FactLibrary): readonly (readonly string[])[] {
  const known = new Set(undeclaredConflicts(before).map(([first]) => first.id));
  const added = undeclaredConflicts(after).filter((facts) => facts.some(({ id }) => !before.facts.has(id)));
  return added.filter(([first]) => !known.has(first.id)).map((facts) => facts.map(({ id }) => id));
}

function editionRows({ rows }: ImportedTable): ReadonlyMap<string, EditionRow> {
  return new Map([...rows].map(([row, cells]) => [row, { ...cells, value: Number(cells.value) }]));
}

/** Of a publication of one workbook a year, only the fiscal years that the new files are about. */
function comparable(
  before: ReadonlyMap<string, EditionRow>,
  { rows }: ImportedTable,
  importer: Importer,
): ReadonlyMap<string, EditionRow> {
  if (importer.anyNumber !== true) return before;
  const yearOf = (period: string): number =>
    period.startsWith("FY") ? Number(period.slice(2, 6)) : fiscalYearOf(period);
  const years = new Set([...rows.values()].map(({ period }) => yearOf(period)));
  return new Map([...before].filter(([, { period }]) => years.has(yearOf(period))));
}

/** Models any of whose documents names the edition, or those that were asked for. */
function modelsNaming(publication: string, asked: readonly string[] | null): readonly string[] {
  if (asked !== null) return asked;
  return knownModels().filter((model) => {
    const { documents, targets } = findModel(model);
    return [...documents, ...targets].some(({ text }) => text.includes(`${publication}#`));
  });
}

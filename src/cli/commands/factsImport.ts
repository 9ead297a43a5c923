// pendency facts import PUBLICATION FILE…: a newer edition put beside the one at hand, and what would change with it.
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { TakenUp } from "../../documents/takeUpEdition.ts";
import { diffEditions, rowsOf } from "../../facts/diffEditions.ts";
import type { EditionRow } from "../../facts/diffEditions.ts";
import type { FactLibrary, Publication } from "../../facts/fact.ts";
import type { ImportedTable, Importer } from "../../import/importer.ts";
import { importers } from "../../import/importers.ts";
import { importerOf, readNewEdition } from "../../import/newEdition.ts";
import { fiscalYearOf } from "../../import/periods.ts";
import { writeTable } from "../../import/writeTable.ts";
import { readFacts } from "../../facts/readFacts.ts";
import { undeclaredConflicts } from "../../facts/undeclaredConflicts.ts";
import { editionEffects } from "../../judge/editionEffects.ts";
import { didYouMean } from "../../reading/suggest.ts";
import type { Console } from "../console.ts";
import { factFiles } from "../../disk/findFacts.ts";
import { findModel, knownModels } from "../../disk/findModel.ts";
import type { RunOptions } from "../options.ts";
import { wholeNumber } from "../options.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { readRawFile } from "../../import/readRawFile.ts";
import { openModel } from "../../disk/openModel.ts";
import { planTakingUp, writeDocuments } from "../../import/takeUp.ts";
import { refuseUsage } from "../../errors.ts";
import { writeEdition } from "../../import/writeEdition.ts";
import { adoptedJson, describeConflicts, describeEffects, describeReport, describeTakingUp } from "./describeImport.ts";
import { countsOf, describeDiff } from "./factsDiff.ts";

export interface ImportOptions extends RunOptions {
  readonly published?: string;
  readonly as?: string;
  readonly found?: string;
  readonly accept?: readonly string[];
  readonly suppressBelow?: string;
  readonly model?: readonly string[];
  /** read and tell, but write nothing */
  readonly dryRun?: boolean;
  /** make the models' documents name the newer edition */
  readonly adopt?: boolean;
}

/** @returns 0; files with a mistake are refused as a whole */
export function factsImport(
  library: FactLibrary,
  words: readonly string[],
  options: ImportOptions,
  console: Console,
): number {
  const [publication, ...paths] = words;
  if (publication === undefined || paths.length === 0) {
    refuseUsage("facts import", "a publication and its newer file", words.join(" ") || "nothing", knownFamilies());
  }
  const importer = importerOf(publication);
  if (importer === null) {
    const hint =
      didYouMean(
        publication,
        importers.map((one) => one.publication),
      ) ?? knownFamilies();
    return refuseUsage("facts import", "a publication that has an importer", `"${publication}"`, hint);
  }
  const files = paths.map(readRawFile);
  const known = [...library.publications.values()].find(({ rawSha256 }) =>
    files.every((file) => rawSha256.includes(file.sha256)),
  );
  if (known !== undefined) return alreadyAtHand(library, known, options, console);
  const before = library.publications.has(publication) ? publication : importer.publication;
  const table = readNewEdition(importer, files, {
    vintageOf: before,
    id: idOf(options.as),
    publishedOn: dayOf(options.published),
    retrievedOn: new Date().toISOString().slice(0, 10),
    foundIn:
      options.found ?? `the publisher's file ${files.map(({ name }) => name).join(", ")}, as handed to the import`,
    accepted: options.accept ?? [],
    suppressBelow: wholeNumber("suppress-below", options.suppressBelow, 0, 0),
  });
  if (library.publications.has(table.id)) {
    refuseUsage("facts import", "an id that is not taken", `"${table.id}"`, "give the edition another one with --as");
  }
  const newFiles = writeTable(table);
  const withNew = [...newFiles, ...factFiles()];
  const newLibrary = readFacts(withNew); // every check of the library, before anything is written
  const rowsBefore = rowsOf(library, before);
  const diff = diffEditions(comparable(rowsBefore, table, importer), editionRows(table));
  const names = modelsNaming(before, options.model);
  const models = names.map((model) => ({ model, ...editionEffects(openModel(model), before, diff) }));
  const editions = {
    before,
    after: table.id,
    rowsBefore: new Set(rowsBefore.keys()),
    rowsAfter: new Set(table.rows.keys()),
  };
  const plan = options.adopt === true ? planTakingUp(names, editions, withNew) : null;
  const folder = options.dryRun === true ? null : writeEdition(resolve(options.out ?? "facts"), table.id, newFiles);
  if (folder !== null && plan !== null) writeDocumentsOrRemove(plan, folder);
  const shownFolder = folder === null ? null : shownPath(folder);
  const conflicts = newConflicts(library, newLibrary);
  if (options.json === true) {
    const { id, rows, reports } = table;
    const told = { id, figures: rows.size, vintageOf: before, folder: shownFolder, reports, diff, models, conflicts };
    console.print(JSON.stringify(plan === null ? told : { ...told, adopted: adoptedJson(plan) }));
    return 0;
  }
  const lines = [
    console.style.bold(`${table.id}: ${table.rows.size.toLocaleString("en")} figures`),
    ...table.reports.flatMap(describeReport),
    `Beside ${before}: ${countsOf(diff)}`,
    ...describeDiff(diff, 12),
    ...describeConflicts(conflicts),
    ...models.flatMap((effects) => describeEffects(effects, diff)),
    ...(plan === null ? [] : describeTakingUp(plan, before)),
    shownFolder === null
      ? "Nothing was written."
      : `Written to ${shownFolder}${plan === null ? `; documents take it up by naming ${table.id}, which --adopt does.` : "."}`,
  ];
  console.print(lines.join("\n"));
  return 0;
}

/** The file was imported before. What is left to do is to take the edition up, where that is asked for. */
function alreadyAtHand(library: FactLibrary, known: Publication, options: ImportOptions, console: Console): number {
  const { id, vintageOf: before = "" } = known;
  if (options.adopt !== true || before === "") {
    const told = { alreadyAtHand: id };
    console.print(
      options.json === true ? JSON.stringify(told) : `Nothing to import: ${id} was read from this very file.`,
    );
    return 0;
  }
  const [rowsBefore, rowsAfter] = [before, id].map((each) => new Set(rowsOf(library, each).keys()));
  const editions = { before, after: id, rowsBefore, rowsAfter };
  const plan = planTakingUp(modelsNaming(before, options.model), editions, factFiles());
  if (options.dryRun !== true) writeDocuments(plan.files);
  if (options.json === true) {
    console.print(JSON.stringify({ alreadyAtHand: id, adopted: adoptedJson(plan) }));
  } else {
    const written = options.dryRun === true ? ["Nothing was written."] : [];
    console.print([`${id} was read from this very file.`, ...describeTakingUp(plan, before), ...written].join("\n"));
  }
  return 0;
}

/** An edition whose documents cannot be written is not left behind. */
function writeDocumentsOrRemove({ files }: TakenUp, folder: string): void {
  try {
    writeDocuments(files);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Figures of the newer edition that another publication prints otherwise, and nobody has explained. */
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

function knownFamilies(): string {
  return `importers: ${importers.map((one) => one.publication).join(", ")}`;
}

/** A name for a folder below facts/, never a way out of it. */
function idOf(as: string | undefined): string {
  if (as === undefined || /^[a-z0-9][a-z0-9-]*\/[A-Za-z0-9][A-Za-z0-9-]*$/.test(as)) return as ?? "";
  return refuseUsage("--as", "publisher/publication in letters, digits and hyphens", `"${as}"`);
}

function dayOf(published: string | undefined): string {
  if (published === undefined || /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(published))
    return published ?? "";
  return refuseUsage("--published", "a day such as 2025-03-20, a month or a year", `"${published}"`);
}

/** Models any of whose documents names the edition, or those that were asked for. */
function modelsNaming(publication: string, asked: readonly string[] | undefined): readonly string[] {
  if (asked !== undefined) return asked;
  return knownModels().filter((model) => {
    const { documents, targets } = findModel(model);
    return [...documents, ...targets].some(({ text }) => text.includes(`${publication}#`));
  });
}

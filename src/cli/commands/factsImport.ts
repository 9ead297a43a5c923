// pendency facts import PUBLICATION FILE…: a newer edition put beside the one at hand, and what would change with it.
import { resolve } from "node:path";
import { diffEditions, rowsOf } from "../../facts/diffEditions.ts";
import type { EditionDiff, EditionRow } from "../../facts/diffEditions.ts";
import type { FactLibrary } from "../../facts/fact.ts";
import type { ImportReport } from "../../facts/import/account.ts";
import type { ImportedTable, Importer } from "../../facts/import/importer.ts";
import { importers } from "../../facts/import/importers.ts";
import { importerOf, readNewEdition } from "../../facts/import/newEdition.ts";
import { fiscalYearOf } from "../../facts/import/periods.ts";
import { writeTable } from "../../facts/import/writeTable.ts";
import { readFacts } from "../../facts/readFacts.ts";
import { editionEffects } from "../../judge/editionEffects.ts";
import type { EditionEffects } from "../../judge/editionEffects.ts";
import { didYouMean } from "../../quantity/suggest.ts";
import type { Console } from "../console.ts";
import { factFiles } from "../findFacts.ts";
import { findModel, knownModels } from "../findModel.ts";
import type { RunOptions } from "../options.ts";
import { wholeNumber } from "../options.ts";
import { shownPath } from "../readFiles.ts";
import { readRawFile } from "../readRawFile.ts";
import { openWorkspace } from "../request.ts";
import { refuseUsage } from "../usage.ts";
import { writeEdition } from "../writeEdition.ts";
import { countsOf, describeChange, describeDiff } from "./factsDiff.ts";

export interface ImportOptions extends RunOptions {
  readonly published?: string;
  readonly as?: string;
  readonly found?: string;
  readonly accept?: readonly string[];
  readonly suppressBelow?: string;
  readonly model?: readonly string[];
  /** read and tell, but write nothing */
  readonly dryRun?: boolean;
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
  if (known !== undefined) {
    const { id } = known;
    console.print(
      options.json === true
        ? JSON.stringify({ alreadyAtHand: id })
        : `Nothing to import: ${id} was read from this very file.`,
    );
    return 0;
  }
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
  readFacts([...newFiles, ...factFiles()]); // every check of the library, before anything is written
  const diff = diffEditions(comparable(rowsOf(library, before), table, importer), editionRows(table));
  const models = modelsNaming(before, options.model).map((model) => ({
    model,
    ...editionEffects(openWorkspace(findModel(model)), before, diff),
  }));
  const folder = options.dryRun === true ? null : writeEdition(resolve(options.out ?? "facts"), table.id, newFiles);
  const shownFolder = folder === null ? null : shownPath(folder);
  if (options.json === true) {
    const { id, rows, reports } = table;
    console.print(
      JSON.stringify({ id, figures: rows.size, vintageOf: before, folder: shownFolder, reports, diff, models }),
    );
    return 0;
  }
  const lines = [
    console.style.bold(`${table.id}: ${table.rows.size.toLocaleString("en")} figures`),
    ...table.reports.flatMap(describeReport),
    `Beside ${before}: ${countsOf(diff)}`,
    ...describeDiff(diff, 12),
    ...models.flatMap((effects) => describeEffects(effects, diff)),
    shownFolder === null
      ? "Nothing was written."
      : `Written to ${shownFolder}; documents take it up by naming ${table.id}.`,
  ];
  console.print(lines.join("\n"));
  return 0;
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

function describeReport({ file, sha256, read, leftOut, repaired, checked }: ImportReport): string[] {
  const told = (word: string, tallies: ImportReport["leftOut"]): string[] =>
    tallies.map(({ what, count, first }) => `  ${word} ${count.toLocaleString("en")}: ${what} (first ${first})`);
  return [
    `  ${file}, SHA-256 ${sha256}: ${read.toLocaleString("en")} cells read`,
    ...told("left out", leftOut),
    ...told("repaired", repaired),
    ...told("checked", checked),
  ];
}

function describeEffects(
  { model, inputs, targets, verdicts, reached }: EditionEffects & { readonly model: string },
  diff: EditionDiff,
): string[] {
  const nothing = inputs.length + targets.length + verdicts.length === 0;
  if (nothing) return [`${model} names no figure that changes.`];
  const revised = new Set(diff.changed);
  const inputLines = inputs.map(({ where, how, figures }) => {
    const shown = [...figures]
      .sort((a, b) => Number(revised.has(b)) - Number(revised.has(a)))
      .slice(0, 2)
      .map(describeChange);
    const word = how === "value" ? "changes" : "cites, and stands until it is revised";
    return `  ${where} ${word}: ${shown.join("; ")}${figures.length > 2 ? ` … ${figures.length} figures` : ""}`;
  });
  return [
    `If ${model} took it up:`,
    ...inputLines,
    ...targets.map(({ id, figure }) => `  target ${id}: ${describeChange(figure)}`),
    ...verdicts.map(
      ({ id, before, after, figures }) =>
        `  claim ${id}: ${before === after ? `${after} as before` : `${before} → ${after}`} (${figures.map(describeChange).join("; ")})`,
    ),
    ...(reached.length === 0
      ? []
      : [
          `  ${reached.length} claims rest on runs that a changed value reaches: ${reached.join(", ")}`,
          `  run \`pendency claims ${model}\` to judge them anew`,
        ]),
  ];
}

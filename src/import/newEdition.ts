// A newer edition of a publication that is in the library: read by the same importer, put under an id of its own.
import { refuseUsage } from "../errors.ts";
import type { Publication } from "../facts/fact.ts";
import { didYouMean } from "../reading/suggest.ts";
import { readEdition } from "./importer.ts";
import type { ImportedTable, Importer } from "./importer.ts";
import { importers } from "./importers.ts";
import { lastMonthOf } from "./ohss/ohssMonthly.ts";
import type { RawFile } from "./rawFile.ts";
import { suppressSmall } from "./suppress.ts";

export interface EditionChoices {
  /** the edition it follows: "ohss/khsm-2024-11" */
  readonly vintageOf: string;
  /** id of its own; "": the family's name and the day of publication */
  readonly id: string;
  /** ISO day; "": the day on which the workbook says it was saved */
  readonly publishedOn: string;
  readonly retrievedOn: string;
  readonly foundIn: string;
  /** names of cells whose disagreement with a printed total a person accepts */
  readonly accepted: readonly string[];
  /** counts from 1 to just below this are kept out; 0 keeps all */
  readonly suppressBelow: number;
}

/** The importer that reads this publication: by its id, its family, or an id of the family. */
export function importerOf(publication: string): Importer | null {
  const exact = importers.find((one) => one.publication === publication || one.family === publication);
  if (exact !== undefined) return exact;
  const ofFamily = importers.filter((one) => publication.startsWith(`${one.family}-`));
  return ofFamily.toSorted((a, b) => b.family.length - a.family.length)[0] ?? null;
}

/** The same, for somebody who has to be told which there are. @throws PendencyError (usage) when there is none */
export function importerNamed(publication: string): Importer {
  const found = importerOf(publication);
  if (found !== null) return found;
  const known = importers.map((one) => one.publication);
  const hint = didYouMean(publication, known) ?? knownFamilies();
  return refuseUsage("facts import", "a publication that has an importer", `"${publication}"`, hint);
}

export function knownFamilies(): string {
  return `importers: ${importers.map((one) => one.publication).join(", ")}`;
}

/**
 * Reads the files of a newer edition. Nothing comes back when anything in them is wrong.
 *
 * @throws PendencyError when the files hold a mistake, or nothing says when the edition was published
 */
export function readNewEdition(importer: Importer, files: readonly RawFile[], choices: EditionChoices): ImportedTable {
  if (files.length !== importer.files.length && importer.anyNumber !== true) {
    refuseUsage("facts import", `${importer.files.length} files for ${importer.publication}`, String(files.length));
  }
  const table = readEdition(importer, files, choices.accepted);
  const savedOn =
    files
      .map((file) => file.savedOn)
      .toSorted()
      .at(-1) ?? "";
  const publishedOn = choices.publishedOn === "" ? savedOn : choices.publishedOn;
  if (publishedOn === "") {
    refuseUsage("facts import", "the day of publication, --published 2025-03-20", "none, and the file does not say");
  }
  const lastMonth = lastMonthOf(table);
  const text = importer.newer === undefined || lastMonth === "" ? null : importer.newer(lastMonth);
  const { rows, suppressed } = suppressSmall(table.rows, choices.suppressBelow);
  const notes = [
    ...(text === null ? [importer.source.notes] : [text.notes]),
    ...(publishedOn === savedOn ? ["The date is that of the workbook."] : []),
    ...(suppressed === 0
      ? []
      : [
          `Counts below ${choices.suppressBelow} are kept out, with the remainders that would give them back: ${suppressed} rows.`,
        ]),
    ...(choices.accepted.length === 0
      ? []
      : [`Accepted although they differ from what they should add up to: ${choices.accepted.join(", ")}.`]),
  ].filter((note, n, all) => note !== "" && !(n > 0 && all[0].includes(note)));
  return {
    ...table,
    id: choices.id === "" ? `${importer.family}-${publishedOn}` : choices.id,
    rows,
    source: {
      ...table.source,
      title: text?.title ?? `${importer.source.title} (later edition)`,
      notes: notes.join(" "),
      publishedOn,
      retrievedOn: choices.retrievedOn,
      foundIn: choices.foundIn,
      vintageOf: choices.vintageOf,
      accepted: choices.accepted,
      suppressBelow: choices.suppressBelow,
    },
  };
}

/**
 * An edition that was imported before, read again from its files with the choices its source.yaml keeps: the
 * same bytes.
 *
 * @throws PendencyError when the files hold a mistake
 */
export function readEditionAgain(importer: Importer, files: readonly RawFile[], edition: Publication): ImportedTable {
  const { id, publishedOn, retrievedOn, foundIn, vintageOf = "", accepted = [], suppressBelow = 0 } = edition;
  return readNewEdition(importer, files, {
    id,
    publishedOn,
    retrievedOn,
    foundIn,
    vintageOf,
    accepted,
    suppressBelow,
  });
}

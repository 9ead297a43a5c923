// pendency facts import PUBLICATION FILE…: a newer edition put beside the one at hand, and what would change with it.
import type { Command } from "commander";
import { refuseUsage } from "../../errors.ts";
import type { FactLibrary } from "../../facts/fact.ts";
import { importEdition } from "../../import/importEdition.ts";
import { importJson, importText } from "../../import/importText.ts";
import { knownFamilies } from "../../import/newEdition.ts";
import type { Console } from "../console.ts";
import { collect } from "../declare.ts";
import { wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

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

export function declareImport(facts: Command): Command {
  return facts
    .option("--published <date>", "import: the day of publication (default: when the workbook was saved)")
    .option("--as <id>", "import: the new edition's id (default: the publication's name and that day)")
    .option("--found <text>", "import: where the file was found")
    .option("--out <folder>", "import: the facts folder it is written to (default: facts)")
    .option("--dry-run", "import: tell what would change and write nothing")
    .option("--adopt", "import: make the documents of models name the newer edition")
    .option(
      "--accept <cell>",
      'import: a printed total that may differ from its parts, "Sheet!K12"; repeatable',
      collect,
    )
    .option("--suppress-below <number>", "import: keep out counts of persons from 1 to just below this")
    .option("--model <name>", "import: the model to look at; repeatable (default: all that name the figures)", collect);
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
  const found = importEdition(library, {
    publication,
    paths,
    id: idOf(options.as),
    publishedOn: publishedOf(options.published),
    retrievedOn: new Date().toISOString().slice(0, 10),
    foundIn: options.found ?? null,
    accepted: options.accept ?? [],
    suppressBelow: wholeNumber("suppress-below", options.suppressBelow, 0, 0),
    models: options.model ?? null,
    out: options.dryRun === true ? null : (options.out ?? "facts"),
    adopt: options.adopt === true,
  });
  console.print(options.json === true ? JSON.stringify(importJson(found)) : importText(found, console.style));
  return 0;
}

/** A name for a folder below facts/, never a way out of it. */
export function idOf(as: string | undefined): string {
  if (as === undefined || /^[a-z0-9][a-z0-9-]*\/[A-Za-z0-9][A-Za-z0-9-]*$/.test(as)) return as ?? "";
  return refuseUsage("--as", "publisher/publication in letters, digits and hyphens", `"${as}"`);
}

export function publishedOf(published: string | undefined): string {
  if (published === undefined || /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(published))
    return published ?? "";
  return refuseUsage("--published", "a day such as 2025-03-20, a month or a year", `"${published}"`);
}

// pendency refresh MODEL PUBLICATION FILE…: a publisher's newer file taken up by a model, and what was forecast of its
// figures scored, all or nothing.
import type { Command } from "commander";
import { askScore } from "../../ask/score.ts";
import type { ForecastScores } from "../../ask/score.ts";
import { factFiles, openModel } from "../../disk/openModel.ts";
import { registeredFiles } from "../../disk/registrations.ts";
import type { Documents } from "../../documents/documents.ts";
import { refuseUsage } from "../../errors.ts";
import { readFacts } from "../../facts/readFacts.ts";
import { importEdition } from "../../import/importEdition.ts";
import { importJson, importText } from "../../import/importText.ts";
import { knownFamilies } from "../../import/newEdition.ts";
import { foldLines } from "../../present/fold.ts";
import { newlyText, scoreText } from "../../present/scoreText.ts";
import { newlySettled, scoreJson } from "../../present/scoreJson.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import { today, wholeNumber } from "../options.ts";
import { idOf, publishedOf } from "./factsImport.ts";
import type { ImportOptions } from "./factsImport.ts";
import { tablesOf } from "./score.ts";

export function declareRefresh(program: Command, act: Act): void {
  shared(program.command("refresh <model> [words...]"))
    .usage("<model> <publication> <file...> [options]")
    .description("take up a publisher's newer file, check the model with it, and score what was forecast of it")
    .option("--published <date>", "the day of publication (default: when the workbook was saved)")
    .option("--as <id>", "the new edition's id (default: the publication's name and that day)")
    .option("--found <text>", "where the file was found")
    .option("--out <folder>", "the facts folder it is written to (default: facts)")
    .option("--dry-run", "tell what would change and write nothing")
    .option("--accept <cell>", 'a printed total that may differ from its parts, "Sheet!K12"; repeatable', collect)
    .option("--suppress-below <number>", "keep out counts of persons from 1 to just below this")
    .addHelpText("after", examples("refresh us-removal ohss/khsm-2024-11 khsm.xlsx --dry-run"))
    .action((model: string, words: string[], options: ImportOptions) =>
      act(options, (console) => refresh(model, words, options, console)),
    );
}

/** @returns 0; files with a mistake, and documents or forecasts that do not go with them, are refused as a whole */
function refresh(model: string, words: readonly string[], options: ImportOptions, console: Console): number {
  const [publication, ...paths] = words;
  if (publication === undefined || paths.length === 0) {
    refuseUsage("refresh", "a model, a publication and its newer file", words.join(" ") || "a model", knownFamilies());
  }
  const documents = openModel(model);
  const before = scoresOf(documents);
  let after: ForecastScores | null = null;
  const imported = importEdition(readFacts(factFiles()), {
    publication,
    paths,
    id: idOf(options.as),
    publishedOn: publishedOf(options.published),
    retrievedOn: today(),
    foundIn: options.found ?? null,
    accepted: options.accept ?? [],
    suppressBelow: wholeNumber("suppress-below", options.suppressBelow, 0, 0),
    models: [model],
    out: options.dryRun === true ? null : (options.out ?? "facts"),
    adopt: true,
    beforeWriting: ([changed]) => (after = scoresOf(changed)),
  });
  const scores = after as ForecastScores | null;
  const newly = scores === null ? [] : newlySettled(before, scores);
  if (options.json === true) {
    const scored = scores === null ? null : scoreJson(scores);
    console.print(JSON.stringify({ imported: importJson(imported), newlySettled: newly, scores: scored }));
    return 0;
  }
  console.print(foldLines(importText(imported, console.style), console.style));
  console.print("");
  if (scores === null) console.print("No forecast of the model is registered, so none is scored.");
  else {
    console.print(newlyText(newly, console.style));
    console.print(scoreText(scores, today(), console.style));
  }
  return 0;
}

/** Null where nothing is registered. */
function scoresOf(documents: Documents): ForecastScores | null {
  const files = documents.forecasts === null ? [] : registeredFiles(documents.files);
  return files.length === 0 ? null : askScore(documents, { files, tables: tablesOf(documents, undefined) });
}

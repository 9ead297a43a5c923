// pendency score MODEL [FILE…]: what was forecast before its figures were out, beside the figures that came.
import type { Command } from "commander";
import { documentOf } from "../../ask/backtest/plan.ts";
import { askScore } from "../../ask/score.ts";
import type { ForecastScores } from "../../ask/score.ts";
import { tablesBeside } from "../../disk/tablesBeside.ts";
import { openModel } from "../../disk/openModel.ts";
import { writableFolder } from "../../disk/outFolder.ts";
import { readText, shownPath } from "../../disk/readFiles.ts";
import { registeredFiles, registeredFolder } from "../../disk/registrations.ts";
import { writeNamed } from "../../disk/writeNamed.ts";
import type { Documents } from "../../documents/documents.ts";
import { refuseUsage } from "../../errors.ts";
import { backtestTableNames, backtestTables } from "../../present/backtestTables.ts";
import { scoreJson } from "../../present/scoreJson.ts";
import { scoreText } from "../../present/scoreText.ts";
import { tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions, today } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface ScoreOptions extends RunOptions {
  readonly observed?: string;
}

export function declareScore(program: Command, act: Act): void {
  shared(program.command("score <model> [files...]"))
    .description("score registered forecasts, and anybody's in the tables of forecast hubs, on the figures at hand")
    .option("--as-of <date>", "only figures that were out by this day (default: all at hand)")
    .option("--observed <file>", "a table of observed figures: columns series, period, value and perhaps published")
    .option("--out <folder>", "also write every forecast and score there, as CSV and Parquet")
    .addHelpText(
      "after",
      examples("score us-removal", "score office.yaml office.registered/2026-11-29.json", "score office rivals.csv"),
    )
    .action((model: string, files: string[], options: ScoreOptions) =>
      act(options, (console) => score(model, files, options, console)),
    );
}

/** @returns 0, whatever the scores */
function score(model: string, paths: readonly string[], options: ScoreOptions, console: Console): number {
  const documents = openModel(model);
  const asOf = asOfOptions(options)?.date;
  documentOf(documents);
  const registered = paths.length > 0 ? paths.map(readText) : registeredFiles(documents.files);
  if (registered.length === 0) {
    const hint = `\`pendency register ${documents.files.asked}\` makes one, or name a file behind the model`;
    const got = `none in ${shownPath(registeredFolder(documents.files))}`;
    refuseUsage("score", "at least one registered forecast", got, hint);
  }
  const found = askScore(documents, {
    files: registered,
    ...(asOf === undefined ? {} : { asOf }),
    tables: tablesOf(documents, options.observed),
    called: { day: "--as-of" },
  });
  const folder = options.out === undefined ? null : writableFolder(options.out, backtestTableNames);
  if (options.json === true) console.print(JSON.stringify(scoreJson(found)));
  else console.print(scoreText(found, today(), console.style));
  if (folder !== null) {
    writeNamed(folder, tablesOfScores(found));
    tellWritten(`Written: the tables of ${shownPath(folder)}`, options, console);
  }
  return 0;
}

export function tablesOf(
  { forecasts }: Documents,
  observed: string | undefined,
): NonNullable<Parameters<typeof askScore>[1]["tables"]> {
  return {
    beside: forecasts === null ? {} : tablesBeside(forecasts),
    given: observed === undefined ? null : readText(observed),
  };
}

function tablesOfScores(scores: ForecastScores): ReturnType<typeof backtestTables> {
  const dates = [...new Set(scores.rows.map(({ origin }) => origin))].toSorted();
  return backtestTables({ ...scores, origins: dates.map((date) => ({ date })) });
}

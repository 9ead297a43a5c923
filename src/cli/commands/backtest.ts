// pendency backtest MODEL: forecasts from days of the past, scored on what was published since.
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { askBacktest } from "../../ask/backtest.ts";
import { variantWords } from "../../ask/backtest/asked.ts";
import type { Variant } from "../../ask/backtest/asked.ts";
import { askRecord, recordPlanOf } from "../../ask/record.ts";
import type { BesideSet } from "../../ask/record.ts";
import { askInterventions } from "../../ask/interventions.ts";
import type { Interventions } from "../../ask/interventions.ts";
import {
  backtestFile,
  BacktestFolder,
  interventionsFile,
  recordedScoresFile,
  recordFile,
} from "../../disk/backtestFolder.ts";
import { storedInterventions, storedScores } from "../../ask/gates/storedScores.ts";
import { freezing } from "../../disk/freezing.ts";
import type { FreezeAsked } from "../../disk/frozenFolder.ts";
import { scoresPath } from "../../disk/findModel.ts";
import { openModel } from "../../disk/openModel.ts";
import { tablesBeside } from "../../disk/tablesBeside.ts";
import { writeTogether } from "../../disk/writeTogether.ts";
import type { Documents } from "../../documents/documents.ts";
import { withoutScores } from "../../documents/modelFiles.ts";
import { refuseUsage } from "../../errors.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { readText, shownPath } from "../../disk/readFiles.ts";
import { backtestJson, backtestRecord } from "../../present/backtestJson.ts";
import { backtestTables } from "../../present/backtestTables.ts";
import { backtestText } from "../../present/backtestText.ts";
import { recordText } from "../../present/recordJson.ts";
import { documentsHash } from "../../study/documentsHash.ts";
import { interventionsJson } from "../../present/interventionsJson.ts";
import { interventionsTables } from "../../present/interventionsTables.ts";
import { interventionsText } from "../../present/interventionsText.ts";
import { conductingAny } from "../conduct.ts";
import type { Console } from "../console.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { collect, examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import { daysOf, stackOf, wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface BacktestOptions extends RunOptions {
  readonly origins?: string;
  readonly series?: string;
  readonly observed?: string;
  readonly draws?: string;
  readonly with?: string;
  readonly interventions?: boolean;
  readonly conditional?: boolean;
  readonly store?: boolean;
}

export function declareBacktest(program: Command, act: Act): void {
  shared(program.command("backtest <model>"))
    .description("forecast from days of the past, and score the forecasts on what was published since")
    .option("--origins <days>", "days to stand on, such as 2024-04-06,2025-01-15 (default: as the document says)")
    .option("--series <names>", "only these series of the forecasts document, such as receipts,pending")
    .option("--observed <file>", "a table of observed figures: columns series, period, value and perhaps published")
    .option("--draws <number>", "runs of expected numbers from each origin (default: 200)")
    .option("--seed <number>", "another seed gives other draws (default: 1)")
    .option("--step <time>", 'how long a step of the engine is, such as "7 days", instead of finding it out')
    .option("--scenario <name>", "a scenario, or several as a+b; said again, it is stacked", collect)
    .option("--with <what>", "none, drift, discrepancy or drift,discrepancy (the default), on the model's own numbers")
    .option("--interventions", "changes of the past instead, each forecast from its announcement with and without it")
    .option("--posterior <files>", "parameter sets, such as a.json,b.json: each is of an origin, and gives its draws")
    .option("--strict-vintages", "only editions of each day, nothing reconstructed from later ones")
    .option("--stand-ins", "what was judged later than each day is made by a rule instead")
    .option("--conditional", "series named in the document are given beyond each day, and not scored: no forecasts")
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .option("--out <folder>", "where origins and tables are kept (default: a folder under out/backtest)")
    .option("--store", "keep the scores beside the model: what they allow is then said beside its numbers")
    .addHelpText(
      "after",
      examples(
        "backtest county-court",
        "backtest us-removal --origins 2024-04-06 --draws 50",
        "backtest us-removal --interventions --draws 40",
        "backtest office --observed figures.csv",
      ),
    )
    .action((model: string, options: BacktestOptions) => act(options, (console) => backtest(model, options, console)));
}

/**
 * @param documents of the model; `verify` has them of the texts that a backtest was made of
 * @returns the exit code: 3 when stopped early, or where an origin cannot be forecast from
 */
export async function backtest(
  model: string,
  options: BacktestOptions,
  console: Console,
  documents = openModel(model),
): Promise<number> {
  const { draws, seed, step, series, origins, observed, out, strictVintages } = options;
  if (options.store === true) refuseOther(options);
  const tables = {
    beside: documents.forecasts === null ? {} : tablesBeside(documents.forecasts),
    given: observed === undefined ? null : readText(observed),
  };
  const posteriors = options.posterior === undefined ? [] : listed(options.posterior).map(readText);
  const read = [...(tables.given === null ? [] : [tables.given]), ...Object.values(tables.beside), ...posteriors];
  const frozen = freezing("backtest", model, options, { ...documents, files: withoutScores(documents.files) }, read);
  const asked = {
    ...(origins === undefined ? {} : { origins: listed(origins) }),
    ...(series === undefined ? {} : { series: listed(series) }),
    ...(draws === undefined ? {} : { draws: wholeNumber("draws", draws, 1, 2) }),
    ...(seed === undefined ? {} : { seed: wholeNumber("seed", seed, 1, 0) }),
    ...(step === undefined ? {} : { stepDays: daysOf("step", step) }),
    stack: (options.scenario ?? []).flatMap(stackOf),
    ...(options.with === undefined ? {} : { with: variantsOf(options.with) }),
    strict: strictVintages === true,
    standIns: options.standIns === true,
    conditional: options.conditional === true,
    ...(options.posterior === undefined ? {} : { posteriors }),
    tables,
    called: {
      origins: "--origins",
      series: "--series",
      draws: "--draws",
      day: "--origins",
      strict: "--strict-vintages",
      conditional: "--conditional",
    },
  };
  let folder: BacktestFolder | null = null;
  const store = (id: string, protocol: string): BacktestFolder =>
    (folder = new BacktestFolder(out ?? null, id, protocol));
  if (options.interventions === true) {
    refuseBeside(options);
    const ask = (conduct: Conduct): Promise<Interventions> => askInterventions(documents, asked, store, conduct);
    const { found, stopped } = await conductingAny<Interventions>(options, console, ask, {
      ...wordsOfStopping("Changes", "change"),
      isEmpty: ({ interventions }) => interventions.every(({ status }) => status === "unfinished"),
    });
    const json = interventionsJson(found);
    if (options.json === true) console.print(JSON.stringify(json));
    else console.print(interventionsText(found, console.style));
    const record = { name: interventionsFile, text: `${JSON.stringify(json, null, 2)}\n` };
    tellWritten(folder, [record, ...interventionsTables(found)], frozen(null, !stopped), options, console);
    if (options.store === true)
      tellStored(documents, stopped ? null : storedInterventions(documents, found), options, console);
    return stopped || found.interventions.some(({ status }) => status === "refused") ? 3 : 0;
  }
  const sets = (set: BesideSet | null) => (id: string, protocol: string) =>
    set === null || folder === null ? store(id, protocol) : new BacktestFolder(join(folder.path, set), id, protocol);
  const isWhole = recordPlanOf(documents) !== null && narrowing(options) === null;
  const { found: all, stopped } = await conductingAny<Awaited<ReturnType<typeof askRecord>>>(
    options,
    console,
    async (conduct) =>
      isWhole
        ? askRecord(documents, asked, sets, conduct)
        : { found: await askBacktest(documents, asked, store, conduct), record: null },
    {
      ...wordsOfStopping("Origins", "origin"),
      isEmpty: ({ found }) => found.origins.every(({ chunk }) => chunk === null),
    },
  );
  const { found, record } = all;
  const json = backtestJson(found);
  if (options.json === true) console.print(JSON.stringify(json));
  else console.print(backtestText(found, console.style));
  const own = { name: backtestFile, text: `${JSON.stringify(backtestRecord(found), null, 2)}\n` };
  const scores = storedScores(documents, found);
  const hash = documentsHash(documents.files);
  const recorded =
    record === null
      ? []
      : [
          { name: recordFile, text: recordText(found, record, madeBy(options), hash) },
          { name: recordedScoresFile, text: scores },
        ];
  tellWritten(folder, [own, ...recorded, ...backtestTables(found)], frozen(null, !stopped), options, console);
  if (options.store === true) tellStored(documents, stopped ? null : scores, options, console);
  const isWanting = isWhole && record === null;
  return stopped || isWanting || found.origins.some(({ status }) => status !== "forecast") ? 3 : 0;
}

/** The first option with which a backtest is not one of the whole document by the model as it stands; null: it is. */
function narrowing(options: BacktestOptions): string | null {
  const names = ["origins", "series", "observed", "scenario", "with", "strictVintages", "standIns", "conditional", "posterior"] as const; // prettier-ignore
  return names.find((name) => options[name] !== undefined) ?? null;
}

/** Options that make another record of the same documents. */
function madeBy({ draws, seed, step }: BacktestOptions): string {
  const given = Object.entries({ draws, seed, step }).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `--${name} ${/\s/.test(value ?? "") ? `"${value}"` : value}`).join(" ");
}

function wordsOfStopping(Many: string, one: string) {
  return {
    stopping: `Stopping. ${Many} that are whole are kept; press Ctrl-C again to leave at once.`,
    nothing: `Stopped before the first ${one} was whole: nothing is kept.`,
    stopped: `Stopped: ${one}s that were not whole by then are left out; the same command goes on from the others.`,
  };
}

function tellWritten(
  folder: BacktestFolder | null,
  files: Parameters<BacktestFolder["writeAll"]>[0],
  run: FreezeAsked,
  { json }: BacktestOptions,
  console: Console,
): void {
  if (folder === null) return;
  folder.writeAll(files, run);
  const words = `Written: ${shownPath(folder.path)}, ${files[0].name} and its tables`;
  if (json === true) console.narrate(words);
  else console.print(words);
}

/** An intervention has a day and a scenario of its own. */
function refuseBeside({ origins, series, scenario, with: variants, conditional, posterior }: BacktestOptions): void {
  const given = Object.entries({ origins, series, scenario, with: variants, conditional, posterior }).find(
    ([, value]) => value !== undefined,
  );
  if (given === undefined) return;
  const hint = "the forecasts document says under `interventions:` which days, series and scenarios they are of";
  refuseUsage("--interventions", `no --${given[0]} beside it`, "both", hint);
}

/** "none", or a list of what there is. */
function variantsOf(text: string): readonly Variant[] {
  if (text === "none") return [];
  return listed(text).map((word) => {
    const known = [...variantWords, "none"];
    const found = variantWords.find((one) => one === word);
    if (word === "none") refuseUsage("--with", "none by itself, or a list of what there is", `"${text}"`);
    return found ?? refuseUsage("--with", known.join(" or "), `"${word}"`, didYouMean(word, known));
  });
}

/** Scores beside a model are of the model as it stands. */
function refuseOther({ scenario = [], with: variant, standIns, conditional, posterior }: BacktestOptions): void {
  const isOther: readonly (readonly [string, boolean])[] = [
    ["--scenario", scenario.length > 0],
    ["--with", variant !== undefined],
    ["--stand-ins", standIns === true],
    ["--conditional", conditional === true],
    ["--posterior", posterior !== undefined],
  ];
  const given = isOther.find(([, is]) => is)?.[0] ?? null;
  const hint = "scores of another model than the one that people ask would gate the wrong numbers";
  if (given !== null) refuseUsage("--store", "a backtest of the model as it stands", given, hint);
}

/** @param text of the score file; null: it was stopped, and nothing is stored */
function tellStored(documents: Documents, text: string | null, { json }: BacktestOptions, console: Console): void {
  const path = scoresPath(documents.files);
  if (text !== null) writeTogether(dirname(path), [{ path, text }]);
  const words = text === null ? "Not stored: some are missing." : `Stored: ${shownPath(path)}`;
  if (json === true) console.narrate(words);
  else console.print(`${words}\n`);
}

function listed(text: string): readonly string[] {
  return text.split(",").map((one) => one.trim());
}

// pendency run MODEL: one stack of scenarios, many replications, every measure with its error.
import type { Command } from "commander";
import { askRun } from "../../ask/run.ts";
import type { RunAnswer } from "../../ask/run.ts";
import type { FluidBadge } from "../../ask/fluidBadge.ts";
import { targetRows } from "../../ask/report/targetRows.ts";
import { scenarioTexts } from "../../ask/scenarioTexts.ts";
import type { Documents } from "../../documents/documents.ts";
import { freezing } from "../../disk/freezing.ts";
import { refuseUsage } from "../../errors.ts";
import { runJson } from "../../present/runJson.ts";
import { sourceWidthText } from "../../present/sourceWidthText.ts";
import { levelGatesText } from "../../present/compareText.ts";
import { measuresText } from "../../present/runText.ts";
import { targetsText } from "../../present/terminal.ts";
import { badgeOfRun, conducting, keptBy, openAsked, resultsOf, tellEnding, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running, writing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { checkLogPath } from "../../disk/log/openLog.ts";
import type { LogRequest } from "../../disk/log/openLog.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { askedOf, daysOf, megabytes, stackOf, wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

export function declareRun(program: Command, act: Act): void {
  writing(running(program.command("run <model>"), "run a model, and print every measure with its error"))
    .option("--scenario <name>", "a scenario, or several as a+b; said again, it is stacked", collect)
    .option("--targets", "put the model beside what was observed")
    .option("--tail <time>", 'also shares of waits longer than this, such as "2 days"', collect)
    .option("--in-full <number>", "replications with series and waits; further ones have measures alone (default: all)")
    .option("--log <file>", "every event of one replication: .parquet, or .json for OCEL 2.0")
    .option("--max-log <MB>", "how large the log may become (default: 4000)")
    .option("--timelines <number>", "with --json: the lives of so many people of each class, in the first replication")
    .addHelpText(
      "after",
      examples(
        "run one-clerk --replications 20",
        "run us-removal --scenario name --json",
        "run one-clerk --log events.parquet",
      ),
    )
    .action((model: string, options: RunOptions) => act(options, (console) => run(model, options, console)));
}

/**
 * @param documents of the model; `verify` has them of the texts that a run was made of
 * @returns the exit code: 3 when stopped early
 */
export async function run(
  model: string,
  options: RunOptions,
  console: Console,
  documents = openAsked(model, options),
): Promise<number> {
  const frozen = freezing("run", model, options, documents);
  const common = askedOf(options, documents);
  const listen = listenOf(options);
  const results = resultsOf(options);
  const tailDays = (options.tail ?? []).map((text) => daysOf("tail", text));
  const isEverythingAsked = options.json === true || tailDays.length > 0;
  const asked = {
    ...common,
    // a log is of one run
    ...(listen.log === null ? {} : { replications: 1 }),
    stack: (options.scenario ?? []).flatMap(stackOf),
    ...(isEverythingAsked ? { defaults: { tailDays } } : {}),
    targets: options.targets === true,
    timelines: listen.timelines,
    ...(options.inFull === undefined ? {} : { inFull: wholeNumber("in-full", options.inFull, 1, 1) }),
  };
  const work = (conduct: Conduct): Promise<RunAnswer> => askRun(documents, asked, { ...conduct, ...keptBy(results) });
  const { found: answer, stopped } = await conducting(options, console, work, listen.log);
  const badge = badgeOfRun(answer.study, documents, options);
  const json = runJson(answer, documents, badge, {
    ...(options.warmUp === undefined ? {} : { warmUpDays: daysOf("warm-up", options.warmUp) }),
    ...(options.targets === true ? { targets: answer.targets } : {}),
    ...(options.timelines === undefined ? {} : { timelines: answer.lives }),
  });
  if (options.json === true) console.print(JSON.stringify(json));
  else tell(answer, documents, badge, options, console);
  if (results !== null)
    tellWritten(results.write(answer.study, json, frozen(answer.study, !stopped)), options, console);
  return stopped || answer.study.unfinished > 0 ? 3 : 0;
}

function tell(
  { study, widths, targets, levels }: RunAnswer,
  documents: Documents,
  badge: FluidBadge | null,
  options: RunOptions,
  console: Console,
): void {
  const stacks = study.stacks.map((each) => ({
    ...each,
    measures: each.measures.filter((one) => one.of !== "target"),
  }));
  const input = { scenarios: scenarioTexts(documents), study: { ...study, stacks } };
  const isDated = documents.model.runs.kind === "calendar";
  console.print(measuresText(input, console.style, isDated ? levels : null));
  if (isDated) console.print(levelGatesText(levels, console.style));
  if (options.targets === true) console.print(targetsText({ targets: targetRows(targets) }, console.style));
  if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
  tellEnding(study, documents, badge, console);
}

const defaultLogBytes = 4e9;

/** What is heard of a run beside its measures: the log of every event, and the lives of a few people. */
interface Listen {
  readonly log: LogRequest | null;
  /** people of each class whose lives are kept */
  readonly timelines: number;
}

/** @throws PendencyError (usage) when the options do not go together, or the log's path cannot be written */
export function listenOf(options: RunOptions): Listen {
  const { log, maxLog, replications, json, timelines } = options;
  if (timelines !== undefined && json !== true) {
    refuseUsage("--timelines", "--json, whose object they become part of", "a table asked for");
  }
  const lives = wholeNumber("timelines", timelines, 0, 1);
  if (log === undefined) {
    if (maxLog !== undefined) refuseUsage("--max-log", "--log with a file", "none");
    return { log: null, timelines: lives };
  }
  if (replications !== undefined && replications !== "1") {
    refuseUsage("--log", "one replication, which is what a log is of", `--replications ${replications}`);
  }
  checkLogPath(log);
  const mostBytes = maxLog === undefined ? defaultLogBytes : megabytes("max-log", maxLog);
  return { log: { path: log, mostBytes }, timelines: lives };
}

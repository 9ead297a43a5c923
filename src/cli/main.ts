// The command `pendency`: which commands there are, what they take, and what becomes of mistakes.
import { Command, CommanderError } from "commander";
import { PendencyError, describeProblem, problem, refuseUsage } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { errorJson } from "../present/errorJson.ts";
import { finishWriting } from "../disk/writeTogether.ts";
import { knownModels } from "../disk/findModel.ts";
import { packageVersion } from "../disk/packageRoot.ts";
import { didYouMean } from "../reading/suggest.ts";
import { allowClosedPipes, openConsole, writeError, writeOut } from "./console.ts";
import { NothingKept } from "./conduct.ts";
import { examples } from "./declare.ts";
import type { Act, ExitCode } from "./declare.ts";

/** @param argv the words after `pendency` */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  allowClosedPipes();
  let exitCode: ExitCode = 0;
  const act: Act = async (options, work) => {
    exitCode = await work(openConsole({ quiet: options.quiet === true, color: options.color !== false }));
  };
  try {
    finishWriting(process.cwd());
    await (await commandLine(argv[0], act)).parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    return complain(error, argv.includes("--json"));
  }
}

/** @param asked the first word; where it is a command, that one alone is loaded */
async function commandLine(asked: string | undefined, act: Act): Promise<Command> {
  const program = new Command("pendency");
  program
    .description("Simulates systems in which people wait: arrivals, scarce decision makers, routing by law, departure.")
    .version(packageVersion(), "--version", "print the version")
    .helpOption("--help", "explain a command")
    .helpCommand("help [command]", "explain a command")
    .addHelpText("after", `\n${examplesText()}`)
    .configureOutput({ writeOut, writeErr: writeError, outputError: () => {} })
    .exitOverride()
    .allowUnknownOption()
    .argument("[command]")
    .usage("<command> [options]")
    .action((word: string | undefined) => {
      if (word === undefined) return program.outputHelp();
      const known = program.commands.map((command) => command.name());
      return refuseUsage("pendency", `a command (${known.join(", ")})`, `"${word}"`, didYouMean(word, known));
    })
    .allowExcessArguments();

  // all of them together take as long to load as a small run
  const names = Object.hasOwn(commands, asked ?? "") ? [asked as keyof typeof commands] : Object.keys(commands);
  for (const declare of await Promise.all(names.map((name) => commands[name as keyof typeof commands]()))) {
    declare(program, act);
  }
  return program;
}

/** In the order in which help lists them. */
const commands = {
  run: async () => (await import("./commands/run.ts")).declareRun,
  compare: async () => (await import("./commands/compare.ts")).declareCompare,
  binds: async () => (await import("./commands/binds.ts")).declareBinds,
  matters: async () => (await import("./commands/matters.ts")).declareMatters,
  informs: async () => (await import("./commands/informs.ts")).declareInforms,
  lives: async () => (await import("./commands/lives.ts")).declareLives,
  waits: async () => (await import("./commands/waits.ts")).declareWaits,
  requires: async () => (await import("./commands/requires.ts")).declareRequires,
  claims: async () => (await import("./commands/claims.ts")).declareClaims,
  check: async () => (await import("./commands/check.ts")).declareCheck,
  facts: async () => (await import("./commands/facts.ts")).declareFacts,
  explain: async () => (await import("./commands/explain.ts")).declareExplain,
  answer: async () => (await import("./commands/answer.ts")).declareAnswer,
  open: async () => (await import("./commands/open.ts")).declareOpen,
  backtest: async () => (await import("./commands/backtest.ts")).declareBacktest,
  calibrate: async () => (await import("./commands/calibrate.ts")).declareCalibrate,
  ensemble: async () => (await import("./commands/ensemble.ts")).declareEnsemble,
  chunk: async () => (await import("./commands/chunk.ts")).declareChunk,
  worker: async () => (await import("./commands/worker.ts")).declareWorker,
  merge: async () => (await import("./commands/merge.ts")).declareMerge,
  register: async () => (await import("./commands/register.ts")).declareRegister,
  score: async () => (await import("./commands/score.ts")).declareScore,
  refresh: async () => (await import("./commands/refresh.ts")).declareRefresh,
  verify: async () => (await import("./commands/verify.ts")).declareVerify,
  verdicts: async () => (await import("./commands/verdicts.ts")).declareVerdicts,
  new: async () => (await import("./commands/new.ts")).declareNew,
};

function examplesText(): string {
  const models = knownModels();
  return [
    "A MODEL is a name or a path to a document or a folder.",
    models.length === 0 ? "" : `At hand: ${models.join(", ")}`,
    examples("new my-office", "run one-clerk", "check office.yaml", "facts search final orders").trimStart(),
    "",
    "Exit codes: 0 fine, 1 a claim or check failed, 2 bad input, 3 stopped early with something kept,",
    "130 stopped by Ctrl-C before there was anything to keep.",
  ].join("\n");
}

/**
 * One clear message, never a stack trace: on stderr, or as the one JSON object on stdout where that was asked for.
 */
function complain(error: unknown, asJson: boolean): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const problems = problemsOf(error);
  const isNothing = error instanceof NothingKept;
  if (isNothing && !asJson) writeError(`${error.message}\n`);
  else if (asJson) writeOut(`${JSON.stringify(errorJson(problems))}\n`);
  else writeError(`${problems.map(describeProblem).join("\n")}\n`);
  if ((process.env["PENDENCY_TRACE"] ?? "") !== "" && isDefect(error)) writeError(`${(error as Error).stack}\n`);
  return isNothing ? interrupted : 2;
}

/** What a shell says of a command that Ctrl-C ended. */
const interrupted = 130;

function isDefect(error: unknown): boolean {
  return (
    error instanceof Error &&
    !(error instanceof CommanderError) &&
    !(error instanceof PendencyError || error instanceof NothingKept)
  );
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof PendencyError) return error.problems;
  if (error instanceof CommanderError) return [commanderProblem(error)];
  if (error instanceof NothingKept)
    return [problem("usage", null, "pendency", "a complete replication", "Ctrl-C before the first; nothing is kept")];
  const message = error instanceof Error ? error.message : String(error);
  const hint = "this is a defect of Pendency; please report it with the command and the document";
  return [problem("usage", null, "pendency", "this to work", message.split("\n")[0], hint)];
}

/** Commander's sentence, in the shape of all other messages. */
function commanderProblem({ message }: CommanderError): Problem {
  const [first, ...rest] = message.replace(/^error: /, "").split("\n");
  const missing = /^missing required argument '(.*)'$/.exec(first)?.[1];
  if (missing !== undefined) {
    const next =
      missing === "model" ? "`pendency --help` names the models at hand" : "such as `pendency new my-office`";
    return problem("usage", null, "pendency", `a ${missing} behind the command`, "none", next);
  }
  const hint = rest
    .map((line) => line.replace(/^\((.*)\)$/, "$1").replace(/^Did you mean /, "did you mean "))
    .join(" ");
  return problem("usage", null, "pendency", "a command of `pendency --help`", first, hint === "" ? undefined : hint);
}

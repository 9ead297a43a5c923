// The command `pendency`: which commands there are, what they take, and what becomes of mistakes.
import { Command, CommanderError } from "commander";
import { PendencyError, describeProblem } from "../errors.ts";
import { answer } from "./commands/answer.ts";
import { check } from "./commands/check.ts";
import { claims } from "./commands/claims.ts";
import { compare } from "./commands/compare.ts";
import { explain } from "./commands/explain.ts";
import type { ExplainOptions } from "./commands/explain.ts";
import { facts } from "./commands/facts.ts";
import type { ImportOptions } from "./commands/factsImport.ts";
import { importEoir } from "./commands/importEoir.ts";
import type { ImportEoirOptions } from "./commands/importEoir.ts";
import { run } from "./commands/run.ts";
import { allowClosedPipes, openConsole } from "./console.ts";
import type { Console } from "./console.ts";
import { knownModels } from "../disk/findModel.ts";
import type { RunOptions } from "./options.ts";
import { didYouMean } from "../reading/suggest.ts";
import { refuseUsage } from "../errors.ts";
import { packageVersion } from "../disk/packageRoot.ts";

/** 0 fine · 1 a claim or check failed · 2 bad input · 3 stopped early, with what was finished kept */
export type ExitCode = number;

/** @param argv the words after `pendency` */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  allowClosedPipes();
  let exitCode: ExitCode = 0;
  const act = async (options: RunOptions, work: (console: Console) => ExitCode | Promise<ExitCode>): Promise<void> => {
    exitCode = await work(openConsole({ quiet: options.quiet === true, color: options.color !== false }));
  };
  try {
    await commandLine(act).parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    return complain(error);
  }
}

type Act = (options: RunOptions, work: (console: Console) => ExitCode | Promise<ExitCode>) => Promise<void>;

function commandLine(act: Act): Command {
  const program = new Command("pendency");
  program
    .description("Simulates systems in which people wait: arrivals, scarce decision makers, routing by law, departure.")
    .version(packageVersion(), "--version", "print the version")
    .helpOption("--help", "explain a command")
    .helpCommand("help [command]", "explain a command")
    .addHelpText("after", `\n${examplesText()}`)
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .argument("[command]")
    .usage("<command> [options]")
    .action((word: string | undefined) => {
      if (word === undefined) return program.outputHelp();
      const known = program.commands.map((command) => command.name());
      return refuseUsage("pendency", `a command (${known.join(", ")})`, `"${word}"`, didYouMean(word, known));
    })
    .allowExcessArguments();

  running(program.command("run <model>"), "run a model, and print every measure with its error")
    .option("--scenario <name>", "a scenario, or several as a+b; said again, it is stacked", collect)
    .option("--targets", "put the model beside what was observed")
    .option("--engine <name>", "individual (every person, the default) or fluid (expected numbers, in a second)")
    .option("--tail <time>", 'also shares of waits longer than this, such as "2 days"', collect)
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

  running(program.command("compare <model>"), "run several stacks of scenarios side by side, paired")
    .option(
      "--scenario <stack>",
      "one column: a scenario, or several as a+b; repeatable (default: each scenario)",
      collect,
    )
    .addHelpText("after", examples("compare office.yaml --scenario rush --scenario rush+oneMore"))
    .action((model: string, options: RunOptions) => act(options, (console) => compare(model, options, console)));

  running(program.command("claims <model>"), "judge published statements, with the numbers behind each verdict")
    .option("--claim <id>", "only this claim; repeatable", collect)
    .option("--each-source", "also run each of the conflicting sources by itself")
    .addHelpText(
      "after",
      examples("claims us-removal --replications 40", "claims us-removal --claim eleven-fold --json"),
    )
    .action((model: string, options: RunOptions & { claim?: string[]; eachSource?: boolean }) =>
      act(options, (console) => claims(model, options, console)),
    );

  standing(shared(program.command("check <model>")))
    .description("check documents without running them")
    .addHelpText("after", examples("check office.yaml", "check us-removal"))
    .action((model: string, options: RunOptions) => act(options, (console) => check(model, options, console)));

  shared(program.command("facts [action] [words...]"))
    .description("published figures: list, show ID, search WORDS, conflicts, diff A B, import PUBLICATION FILE")
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
    .option("--model <name>", "import: the model to look at; repeatable (default: all that name the figures)", collect)
    .addHelpText(
      "after",
      examples("facts search final orders China", "facts diff eoir/adjudication-2021-04 eoir/adjudication-2025-07"),
    )
    .option("--since <month>", "import eoir: the first month that is counted (default: 2008-10)")
    .option("--as-of <day>", "import eoir: the last day the release knows of (default: that of its last record)")
    .option("--rows-may-differ <number>", "import eoir: rows a table may have more or fewer than Count.txt says")
    .option("--memory <MB>", "import eoir: what the import may hold in memory, in all (default: 1600)")
    .option("--threads <number>", "import eoir: threads of the engine (default: as many as the machine has)")
    .action((action: string | undefined, words: string[], options: ImportOptions & ImportEoirOptions) =>
      act(options, (console) =>
        action === "import" && words[0] === "eoir"
          ? importEoir(words.slice(1), options, console)
          : facts(action ?? "list", words, options, console),
      ),
    );

  running(
    program.command("explain <model> [cell...]"),
    "follow a number back to the figures and judgements it rests on",
  )
    .option("--scenario <stack>", "the number under these scenarios, as a+b", collect)
    .option("--assumptions", "every judgement, its range, and its effect on the model's headlines (or on the cell)")
    .addHelpText(
      "after",
      examples(
        "explain one-clerk meanWait",
        'explain us-removal "removed China FY2024" --replications 24',
        "explain us-removal --assumptions --replications 24",
      ),
    )
    .action((model: string, words: string[], options: ExplainOptions) =>
      act(options, (console) => explain(model, words.join(" "), options, console)),
    );

  running(program.command("answer [model]"), "a model's main job: run its study, judge its claims, write the report")
    .option("--out <folder>", "where the report, the tables and the verdicts are written", "out")
    .option("--no-grid", "leave out the grid, which takes many runs")
    .addHelpText("after", examples("answer us-removal", "answer us-removal --replications 5 --out report"))
    .action((model: string | undefined, options: RunOptions) =>
      act(options, (console) => answer(model, options, console)),
    );
  return program;
}

/** Options of every command. */
function shared(command: Command): Command {
  return command
    .helpOption("--help", "explain this command")
    .option("--json", "print one JSON object, and nothing else")
    .option("--quiet", "say nothing beside the result")
    .option("--no-color", "print without colours");
}

/** Options of commands that can stand on a day. */
function standing(command: Command): Command {
  return command
    .option("--as-of <date>", "use only what was published by this day, and cut what is dated later")
    .option("--strict-vintages", "with --as-of: only editions of that day, nothing reconstructed from later ones");
}

/** Options of commands that run the model. */
function running(command: Command, description: string): Command {
  return standing(shared(command))
    .description(description)
    .option("--seed <number>", "another seed gives another sample of the same model (default: 1)")
    .option("--replications <number>", "runs of each stack, every one with its own draws")
    .option("--set <name=value>", "a parameter's value from the start of the run; repeatable", collect)
    .option("--source <name=alternative>", "one of a parameter's conflicting sources; repeatable", collect)
    .option("--rule <rule>", "conflicting sources: pool (draw by weight), prefer (the default) or one-run-each")
    .option("--sample <rule>", 'how many persons one record stands for: "group: level=1, else=100", or none')
    .option("--one-to-one", "follow every person, whatever sample the model's study document states")
    .option("--chance-only", "keep every parameter at its value")
    .option("--warm-up <time>", 'count nothing before this, such as "30 days"')
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--allow <people>", "allow runs of up to so many people")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .option("--max-events <number>", "events after which a run is stopped; what is complete is kept");
}

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  pendency ${line}`).join("\n")}`;
}

function examplesText(): string {
  const models = knownModels();
  return [
    "A MODEL is a name or a path to a document or a folder.",
    models.length === 0 ? "" : `At hand: ${models.join(", ")}`,
    examples("run one-clerk", "check office.yaml", "facts search final orders").trimStart(),
    "",
    "Exit codes: 0 fine, 1 a claim or check failed, 2 bad input, 3 stopped early.",
  ].join("\n");
}

/** One clear message on stderr, never a stack trace. */
function complain(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    process.stderr.write(`${commanderWords(error)}\n`);
    return 2;
  }
  if (error instanceof PendencyError) {
    process.stderr.write(`${error.problems.map(describeProblem).join("\n")}\n`);
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`pendency\n  expected this to work; got ${message.split("\n")[0]}\n`);
  process.stderr.write("  hint: this is a defect of Pendency; please report it with the command and the document\n");
  if ((process.env["PENDENCY_TRACE"] ?? "") !== "" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 2;
}

/** Commander's sentence, in the shape of all other messages. */
function commanderWords({ message }: CommanderError): string {
  const [first, ...rest] = message.replace(/^error: /, "").split("\n");
  const hint = rest
    .map((line) => line.replace(/^\((.*)\)$/, "$1").replace(/^Did you mean /, "did you mean "))
    .join(" ");
  const sentence = `pendency\n  expected a command of \`pendency --help\`; got ${first}`;
  return hint === "" ? sentence : `${sentence}\n  hint: ${hint}`;
}

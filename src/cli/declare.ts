// What commands share in how they are declared: their options, and how they are begun.
import type { Command } from "commander";
import type { Console } from "./console.ts";
import type { RunOptions } from "./options.ts";

/** 0 fine · 1 a claim or check failed · 2 bad input · 3 stopped early, with what was finished kept · 130 stopped before anything was */
export type ExitCode = number;

/** Begins a command's work with a console that its options ask for. */
export type Act = (options: RunOptions, work: (console: Console) => ExitCode | Promise<ExitCode>) => Promise<void>;

/** Options of every command. */
export function shared(command: Command): Command {
  return command
    .helpOption("--help", "explain this command")
    .option("--json", "print one JSON object, and nothing else")
    .option("--quiet", "say nothing beside the result")
    .option("--no-color", "print without colours");
}

/** Options of commands that can stand on a day. */
export function standing(command: Command): Command {
  return command
    .option("--as-of <date>", "use only what was published by this day, and cut what is dated later")
    .option(
      "--strict-vintages",
      "with --as-of: editions of that day first, and what no edition of the day holds told by name",
    )
    .option("--stand-ins", "with --as-of: what was judged later than that day is made by a rule instead");
}

/** Options of commands that run the model. */
export function running(command: Command, description: string): Command {
  return standing(shared(command))
    .description(description)
    .option("--engine <name>", "individual (every person, the default) or fluid (expected numbers, mostly in seconds)")
    .option("--step <time>", 'with --engine fluid: how long a step is, such as "7 days", instead of finding it out')
    .option("--seed <number>", "another seed gives another sample of the same model (default: 1)")
    .option("--replications <number>", "runs of each stack, every one with its own draws")
    .option(
      "--posterior <file>",
      "draws of a parameter set of `pendency calibrate`; stored: that beside the model; none: the documents'",
    )
    .option("--set <name=value>", "a parameter's value from the start of the run; repeatable", collect)
    .option("--set-from <time>", "the day, month or time from which values of --set hold instead")
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

/** The option of commands whose numbers may be wanted as files. */
export function writing(command: Command): Command {
  return command.option("--out <folder>", "also write every number of every run there, as CSV and Parquet");
}

export function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  pendency ${line}`).join("\n")}`;
}

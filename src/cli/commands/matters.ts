// pendency matters MODEL: what a number, its peak and the day of its peak hang on, from draws of expected numbers.
import type { Command } from "commander";
import { askMatters, usualDrawsOfMatters } from "../../ask/matters.ts";
import type { Matters } from "../../ask/matters.ts";
import { refuseUsage } from "../../errors.ts";
import { freezing } from "../../disk/freezing.ts";
import { KeptFolder } from "../../disk/keptFolder.ts";
import { openModel } from "../../disk/openModel.ts";
import { endingJson } from "../../present/endingJson.ts";
import { mattersText } from "../../present/mattersText.ts";
import { conductingAny, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared, standing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions, askedOf, stackOf, wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";
import { sobol, usualRows, usualTop, usualWithin } from "../sobol.ts";

interface MattersOptions extends RunOptions {
  readonly draws?: string;
  readonly sobol?: boolean;
  readonly rows?: string;
  readonly top?: string;
  readonly until?: string;
}

export function declareMatters(program: Command, act: Act): void {
  standing(shared(program.command("matters <model>")))
    .description("what a number, its peak and the day of its peak hang on, and what cannot be told from chance")
    .option("--measure <name>", "of this quantity (default: what the model's question asks, else all)")
    .option("--draws <number>", `draws of every uncertain figure (default: ${usualDrawsOfMatters})`)
    .option(
      "--sobol",
      "what each figure makes of the variance, alone and with all others, by pairs of draws in a run folder",
    )
    .option("--rows <number>", `with --sobol: pairs of draws at most (default: ${usualRows})`)
    .option("--top <number>", `with --sobol: figures that get an index of their own (default: ${usualTop})`)
    .option("--until <error>", `with --sobol: half a 90 % interval that is small enough (default: ${usualWithin})`)
    .option(
      "--out <folder>",
      "also write it there as JSON, with what makes it again; with --sobol the run folder (default: one under out/ensemble)",
    )
    .option("--scenario <stack>", "a scenario, or several as a+b (default: those of the model's question)", collect)
    .option("--seed <number>", "another seed gives other draws")
    .option(
      "--step <time>",
      'how long a step of the run is, such as "7 days" (default: a 128th of the run, and for some draws a 256th as well)',
    )
    .option("--set <name=value>", "a parameter's value in every draw; repeatable", collect)
    .option("--set-from <time>", "the day, month or time from which values of --set hold instead")
    .option("--source <name=alternative>", "one of a parameter's conflicting sources; repeatable", collect)
    .option("--warm-up <time>", 'count nothing before this, such as "30 days"')
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .addHelpText("after", examples("matters office.yaml", "matters us-removal --sobol --out out/sobol"))
    .action((model: string, options: MattersOptions) => act(options, (console) => matters(model, options, console)));
}

const keptName = "matters.json";

const words = {
  isEmpty: ({ draws }: Matters): boolean => draws === 0,
  stopping: "Stopping. Draws that are complete are kept; press Ctrl-C again to leave at once.",
  nothing: "Stopped before the first draw was complete: nothing is kept.",
  stopped: "Stopped: draws that were not complete are left out.",
};

/** @returns the exit code: 2 where no draw could be run, 3 when stopped early */
export async function matters(
  model: string,
  options: MattersOptions,
  console: Console,
  documents = openModel(model, asOfOptions(options)),
): Promise<number> {
  if (options.sobol === true) return sobol(model, options, console);
  for (const name of ["rows", "top", "until"] as const) {
    if (options[name] !== undefined) refuseUsage(`--${name}`, "--sobol, to which it belongs", "none", "add --sobol, or leave it out"); // prettier-ignore
  }
  const { scenario, measure, draws } = options;
  const { seed, stepDays, sources, setting, warmUpDays } = askedOf({ ...options, engine: "fluid" }, documents);
  const asked = {
    ...(seed === undefined ? {} : { seed }),
    ...(stepDays === undefined ? {} : { stepDays }),
    ...(sources === undefined ? {} : { sources }),
    ...(setting === undefined ? {} : { setting }),
    ...(warmUpDays === undefined ? {} : { warmUpDays }),
    ...(measure === undefined ? {} : { measure }),
    ...(scenario === undefined ? {} : { stack: scenario.flatMap(stackOf) }),
    draws: wholeNumber("draws", draws, usualDrawsOfMatters, 1),
  };
  const frozen = freezing("matters", model, options, documents);
  const folder = options.out === undefined ? null : new KeptFolder(options.out, [keptName]);
  const { found, stopped } = await conductingAny(options, console, (conduct) => askMatters(documents, asked, conduct), words); // prettier-ignore
  const json = { ...found, ...endingJson(documents, {}) };
  if (options.json === true) console.print(JSON.stringify(json));
  else console.print(mattersText(found, documents.model, console.style));
  if (folder !== null) {
    const files = [{ name: keptName, text: `${JSON.stringify(json)}\n` }];
    tellWritten(folder.write(files, frozen(null, !stopped)), options, console);
  }
  if (found.draws === 0 && found.failed.length > 0) return 2;
  return stopped ? 3 : 0;
}

// pendency matters MODEL: what a number, its peak and the day of its peak hang on, from draws of expected numbers.
import type { Command } from "commander";
import { askMatters, usualDrawsOfMatters } from "../../ask/matters.ts";
import type { Matters } from "../../ask/matters.ts";
import { refuseUsage } from "../../errors.ts";
import { openModel } from "../../disk/openModel.ts";
import { mattersText } from "../../present/mattersText.ts";
import type { TerminalStyle } from "../../present/terminalStyle.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared, standing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { answerByDraws, drawsAsked, ofDraws } from "../draws.ts";
import { asOfOptions, wholeNumber } from "../options.ts";
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
  const declared = standing(shared(program.command("matters <model>")))
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
    .option("--scenario <stack>", "a scenario, or several as a+b (default: those of the model's question)", collect);
  ofDraws(declared)
    .addHelpText("after", examples("matters office.yaml", "matters us-removal --sobol --out out/sobol"))
    .action((model: string, options: MattersOptions) => act(options, (console) => matters(model, options, console)));
}

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
  const asked = { ...drawsAsked(options, documents), draws: wholeNumber("draws", options.draws, usualDrawsOfMatters, 1) }; // prettier-ignore
  const question = {
    command: "matters" as const,
    model,
    documents,
    ask: (conduct: Conduct) => askMatters(documents, asked, conduct),
    text: (found: Matters, style: TerminalStyle) => mattersText(found, documents.model, style),
  };
  return answerByDraws(question, options, console);
}

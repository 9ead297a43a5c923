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
import { effectsKinds } from "../effects.ts";
import type { EffectsOptions } from "../effects.ts";
import { usualRows, usualTop, usualWithin } from "../../ask/pairs/planPairs.ts";
import { usualTrajectories } from "../../ask/screen.ts";

type EffectsName = keyof typeof effectsKinds;

interface MattersOptions extends EffectsOptions, Partial<Readonly<Record<EffectsName, boolean>>> {}

export function declareMatters(program: Command, act: Act): void {
  const declared = standing(shared(program.command("matters <model>")))
    .description("what a number, its peak and the day of its peak hang on, and what cannot be told from chance")
    .option("--measure <name>", "of this quantity (default: what the model's question asks, else all)")
    .option("--draws <number>", `draws of every uncertain figure (default: ${usualDrawsOfMatters})`)
    .option(
      "--screen",
      "what each figure changes by itself, and which can be left out, by moving one at a time in a run folder",
    )
    .option(
      "--sobol",
      "what each figure makes of the variance, alone and with all others, by pairs of draws in a run folder",
    )
    .option(
      "--shapley",
      "how the variance is handed out among the figures, all of it, by pairs of draws in a run folder",
    )
    .option(
      "--rows <number>",
      `with --sobol or --shapley: pairs of draws at most (default: ${usualRows}); with --screen: places from which figures are moved (default: ${usualTrajectories})`,
    )
    .option("--top <number>", `with --sobol or --shapley: figures that get a share of their own (default: ${usualTop})`)
    .option(
      "--group <name=figures>",
      'with --sobol or --shapley: figures that get one share together, such as "processing=arrestShare,releaseShare"',
      collect,
    )
    .option(
      "--until <error>",
      `with --sobol or --shapley: half a 90 % interval that is small enough (default: ${usualWithin})`,
    )
    .option(
      "--out <folder>",
      "also write it there as JSON, with what makes it again; with --screen, --sobol or --shapley the run folder (default: one under out/ensemble)",
    )
    .option("--scenario <stack>", "a scenario, or several as a+b (default: those of the model's question)", collect);
  ofDraws(declared)
    .addHelpText(
      "after",
      examples("matters office.yaml", "matters us-removal --screen", "matters us-removal --sobol --out out/sobol"),
    )
    .action((model: string, options: MattersOptions) => act(options, (console) => matters(model, options, console)));
}

/** @returns the exit code: 2 where no draw could be run, 3 when stopped early */
export async function matters(
  model: string,
  options: MattersOptions,
  console: Console,
  documents = openModel(model, asOfOptions(options)),
): Promise<number> {
  const name = wantedOf(options);
  if (name !== null) return effectsKinds[name].answer(model, options, console);
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

const names = Object.keys(effectsKinds) as readonly EffectsName[];

/** Null: the ranking. @throws PendencyError (usage) for two at once, and for an option of another one */
function wantedOf(options: MattersOptions): EffectsName | null {
  const wanted = names.filter((name) => options[name] === true);
  if (wanted.length > 1) {
    const got = wanted.map((name) => `--${name}`).join(" and ");
    refuseUsage(
      "matters",
      `one of ${flags(names)}`,
      got,
      "ask for one after the other; each has a run folder of its own",
    );
  }
  const name = wanted.at(0) ?? null;
  for (const option of ["draws", "rows", "top", "until", "group"] as const) {
    const owners = names.filter((one) => effectsKinds[one].options.includes(option));
    const isOwn = name === null ? option === "draws" : owners.includes(name);
    if (options[option] === undefined || isOwn) continue;
    const hint = name === null ? `add ${flags(owners)}, or leave it out` : "leave it out";
    refuseUsage(`--${option}`, `${flags(owners)}, to which it belongs`, name === null ? "none" : `--${name}`, hint);
  }
  return name;
}

/** "--sobol, --shapley or --screen" */
function flags(all: readonly EffectsName[]): string {
  const said = all.map((name) => `--${name}`);
  return said.length < 2 ? said.join("") : `${said.slice(0, -1).join(", ")} or ${said[said.length - 1]}`;
}

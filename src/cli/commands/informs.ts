// pendency informs MODEL: which figure, if somebody published it, would narrow an answer most.
import type { Command } from "commander";
import { askInforms } from "../../ask/informs.ts";
import { usualDrawsOfInforms, usualErrorOfFigures } from "../../ask/informs/asked.ts";
import type { InformsAsked } from "../../ask/informs/asked.ts";
import { openModel } from "../../disk/openModel.ts";
import { refuseUsage } from "../../errors.ts";
import { informsText } from "../../present/informsText.ts";
import { percentText } from "../../present/informsWords.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared, standing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { answerByDraws, drawsAsked, ofDraws } from "../draws.ts";
import { asOfOptions, wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface InformsOptions extends RunOptions {
  readonly draws?: string;
  readonly figure?: readonly string[];
  readonly error?: string;
  readonly day?: string;
}

export function declareInforms(program: Command, act: Act): void {
  const declared = standing(shared(program.command("informs <model>")))
    .description("which figure, if somebody published it, would narrow an answer most: what to measure next")
    .option(
      "--measure <name>",
      "of this quantity (default: what decides the model's question and statements, else all)",
    )
    .option(
      "--figure <name>",
      "only this figure, such as stock:review; repeatable (default: all that are found)",
      collect,
    )
    .option(
      "--day <time>",
      "on which stocks are counted, and with which the year of flows ends (default: the question's first day)",
    ) // prettier-ignore
    .option(
      "--error <share>",
      `how far a published figure is off, one standard deviation, where no calibration document says (default: ${percentText(usualErrorOfFigures)})`,
    ) // prettier-ignore
    .option("--draws <number>", `draws of every uncertain figure (default: ${usualDrawsOfInforms})`)
    .option("--out <folder>", "also write it there as JSON, with what makes it again")
    .option("--scenario <stack>", "the number alone, under a scenario, or several as a+b", collect);
  ofDraws(declared)
    .addHelpText("after", examples("informs office.yaml", "informs us-removal --draws 200 --day 2025-07-01"))
    .action((model: string, options: RunOptions) => act(options, (console) => informs(model, options, console)));
}

/** @returns the exit code: 2 where no draw could be run, 3 when stopped early */
export async function informs(
  model: string,
  options: RunOptions,
  console: Console,
  documents = openModel(model, asOfOptions(options)),
): Promise<number> {
  const { draws, figure, error, day } = options as InformsOptions;
  const asked: InformsAsked = {
    ...drawsAsked(options, documents),
    ...(figure === undefined ? {} : { figures: figure }),
    ...(day === undefined ? {} : { day }),
    ...(error === undefined ? {} : { error: shareOf(error) }),
    draws: wholeNumber("draws", draws, usualDrawsOfInforms, 1),
  };
  const question = {
    command: "informs" as const,
    model,
    documents,
    ask: (conduct: Conduct) => askInforms(documents, asked, conduct),
    text: informsText,
  };
  return answerByDraws(question, options, console);
}

/** "2%", "2 %", "0.02" */
function shareOf(text: string): number {
  const found = /^(\d*\.?\d+)\s*(%?)$/.exec(text.trim());
  const share = found === null ? NaN : Number(found[1]) / (found[2] === "%" ? 100 : 1);
  if (!(share > 0 && share < 1)) return refuseUsage("--error", "a share above 0 and below 1, such as 2% or 0.02", `"${text}"`, "what is published is never without any error"); // prettier-ignore
  return share;
}

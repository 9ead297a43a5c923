// pendency informs MODEL: which figure, if somebody published it, would narrow an answer most.
import type { Command } from "commander";
import { askInforms } from "../../ask/informs.ts";
import { usualDrawsOfInforms, usualErrorOfFigures } from "../../ask/informs/asked.ts";
import type { InformsAsked } from "../../ask/informs/asked.ts";
import type { Informs } from "../../ask/informs/informed.ts";
import { freezing } from "../../disk/freezing.ts";
import { KeptFolder } from "../../disk/keptFolder.ts";
import { openModel } from "../../disk/openModel.ts";
import { refuseUsage } from "../../errors.ts";
import { endingJson } from "../../present/endingJson.ts";
import { informsText } from "../../present/informsText.ts";
import { percentText } from "../../present/informsWords.ts";
import { conductingAny, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared, standing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions, askedOf, stackOf, wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface InformsOptions extends RunOptions {
  readonly draws?: string;
  readonly figure?: readonly string[];
  readonly error?: string;
  readonly day?: string;
}

export function declareInforms(program: Command, act: Act): void {
  standing(shared(program.command("informs <model>")))
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
    .option("--scenario <stack>", "the number alone, under a scenario, or several as a+b", collect)
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
    .addHelpText("after", examples("informs office.yaml", "informs us-removal --draws 200 --day 2025-07-01"))
    .action((model: string, options: RunOptions) => act(options, (console) => informs(model, options, console)));
}

const keptName = "informs.json";

const words = {
  isEmpty: ({ draws }: Informs): boolean => draws === 0,
  stopping: "Stopping. Draws that are complete are kept; press Ctrl-C again to leave at once.",
  nothing: "Stopped before the first draw was complete: nothing is kept.",
  stopped: "Stopped: draws that were not complete are left out.",
};

/** @returns the exit code: 2 where no draw could be run, 3 when stopped early */
export async function informs(
  model: string,
  options: RunOptions,
  console: Console,
  documents = openModel(model, asOfOptions(options)),
): Promise<number> {
  const { scenario, measure, draws, figure, error, day } = options as InformsOptions;
  const { seed, stepDays, sources, setting, warmUpDays } = askedOf({ ...options, engine: "fluid" }, documents);
  const asked: InformsAsked = {
    ...(seed === undefined ? {} : { seed }),
    ...(stepDays === undefined ? {} : { stepDays }),
    ...(sources === undefined ? {} : { sources }),
    ...(setting === undefined ? {} : { setting }),
    ...(warmUpDays === undefined ? {} : { warmUpDays }),
    ...(measure === undefined ? {} : { measure }),
    ...(figure === undefined ? {} : { figures: figure }),
    ...(day === undefined ? {} : { day }),
    ...(error === undefined ? {} : { error: shareOf(error) }),
    ...(scenario === undefined ? {} : { stack: scenario.flatMap(stackOf) }),
    draws: wholeNumber("draws", draws, usualDrawsOfInforms, 1),
  };
  const frozen = freezing("informs", model, options, documents);
  const folder = options.out === undefined ? null : new KeptFolder(options.out, [keptName]);
  const { found, stopped } = await conductingAny(options, console, (conduct) => askInforms(documents, asked, conduct), words); // prettier-ignore
  const json = { ...found, ...endingJson(documents, {}) };
  if (options.json === true) console.print(JSON.stringify(json));
  else console.print(informsText(found, console.style));
  if (folder !== null) {
    const files = [{ name: keptName, text: `${JSON.stringify(json)}\n` }];
    tellWritten(folder.write(files, frozen(null, !stopped)), options, console);
  }
  if (found.draws === 0 && found.failed.length > 0) return 2;
  return stopped ? 3 : 0;
}

/** "2%", "2 %", "0.02" */
function shareOf(text: string): number {
  const found = /^(\d*\.?\d+)\s*(%?)$/.exec(text.trim());
  const share = found === null ? NaN : Number(found[1]) / (found[2] === "%" ? 100 : 1);
  if (!(share > 0 && share < 1)) return refuseUsage("--error", "a share above 0 and below 1, such as 2% or 0.02", `"${text}"`, "what is published is never without any error"); // prettier-ignore
  return share;
}

// pendency requires MODEL [STATEMENT]: what would have to be true for a statement, a condition, or the model's question.
import type { Command } from "commander";
import { askRequires, usualDrawsOfRequires } from "../../ask/requires.ts";
import type { RequiresAsked } from "../../ask/requires.ts";
import type { Requires } from "../../ask/requires/required.ts";
import { openModel } from "../../disk/openModel.ts";
import { refuseUsage } from "../../errors.ts";
import { endingJson } from "../../present/endingJson.ts";
import { requiresText } from "../../present/requiresText.ts";
import { conductingAny } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared, standing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions, askedOf, pairsOf, stackOf, wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface RequiresOptions extends RunOptions {
  readonly part?: string;
  readonly is?: string;
  readonly lever?: readonly string[];
  readonly from?: string;
  readonly draws?: string;
  readonly confirm?: string;
}

export function declareRequires(program: Command, act: Act): void {
  standing(shared(program.command("requires <model> [statement]")))
    .description(
      "what would have to be true: the nearest combination, bounds of levers, a box of conditions, or nothing",
    )
    .option("--part <part>", "of a statement in parts the one that is meant (default: the first that could fail)")
    .option("--measure <name>", "instead of a statement, a condition on this quantity, with --is")
    .option("--is <condition>", 'what it shall be, such as "less than 30000 persons"')
    .option(
      "--scenario <stack>",
      "with --measure: a scenario, or several as a+b (default: those of the question)",
      collect,
    ) // prettier-ignore
    .option(
      "--lever <name=low..high>",
      "may be moved too; repeatable (default: the study's, whose range needs no saying)",
      collect,
    ) // prettier-ignore
    .option("--from <time>", "the day, month or time from which levers act (default: the question's first day)")
    .option("--draws <number>", `draws of everything uncertain (default: ${usualDrawsOfRequires})`)
    .option("--confirm <number>", "runs person by person on either side of what is found, 0 for none (default: 2)")
    .option("--engine <name>", "fluid: confirm by a step half as long instead of runs person by person")
    .option("--seed <number>", "another seed gives other draws")
    .option("--step <time>", 'how long a step of the run is, such as "7 days" (default: a 256th of the run)')
    .option("--set <name=value>", "a parameter's value in every run; repeatable", collect)
    .option("--set-from <time>", "the day, month or time from which values of --set hold instead")
    .option("--source <name=alternative>", "one of a parameter's conflicting sources; repeatable", collect)
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .addHelpText(
      "after",
      examples(
        "requires us-removal deal-big-impact",
        'requires us-removal --measure chinaWaiting --is "less than 40000 persons"',
        "requires border-rule --lever scale=0.2..3",
      ),
    ) // prettier-ignore
    .action((model: string, statement: string | undefined, options: RequiresOptions) =>
      act(options, (console) => requires(model, statement, options, console)),
    );
}

const words = {
  isEmpty: ({ evidence, withLevers }: Requires): boolean => (evidence?.draws ?? withLevers?.draws ?? 0) === 0,
  stopping: "Stopping. What is found by now is told; press Ctrl-C again to leave at once.",
  nothing: "Stopped before the first draw was complete: nothing is kept.",
  stopped: "Stopped: what was not searched by then is left out.",
};

/** @returns the exit code: 3 when stopped early */
async function requires(
  model: string,
  statement: string | undefined,
  options: RequiresOptions,
  console: Console,
): Promise<number> {
  const documents = openModel(model, asOfOptions(options));
  const { draws, confirm, lever, from } = options;
  // a step belongs to the expected numbers that search, whichever engine confirms
  const { engine: _fluid, ...known } = askedOf({ ...options, engine: "fluid" }, documents);
  const { engine } = askedOf({ ...options, step: undefined } as RunOptions, documents);
  const asked: RequiresAsked = {
    ...known,
    ...(engine === undefined ? {} : { engine }),
    ...wantedOf(statement, options),
    ...(lever === undefined ? {} : { levers: lever.map((text) => leverOf(text, from)) }),
    ...(draws === undefined ? {} : { draws: wholeNumber("draws", draws, 1, 1) }),
    ...(confirm === undefined ? {} : { confirm: wholeNumber("confirm", confirm, 0, 0) }),
  };
  const { found, stopped } = await conductingAny(options, console, (conduct) => askRequires(documents, asked, conduct), words); // prettier-ignore
  if (options.json === true) console.print(JSON.stringify({ ...found, ...endingJson(documents, {}) }));
  else console.print(requiresText(found, console.style));
  return stopped ? 3 : 0;
}

function wantedOf(
  claim: string | undefined,
  { part, measure, is, scenario }: RequiresOptions,
): Pick<RequiresAsked, "of"> {
  if (measure === undefined) {
    if (is !== undefined) refuseUsage("--is", "--measure and a quantity, of which it is a condition", "none");
    if (scenario !== undefined) refuseUsage("--scenario", "--measure, to which it belongs", "none", "a statement names its own scenarios"); // prettier-ignore
    if (claim !== undefined) return { of: { claim, ...(part === undefined ? {} : { part }) } };
    if (part !== undefined) refuseUsage("--part", "a statement that has parts", "none", "name it after the model");
    return {};
  }
  if (claim !== undefined) refuseUsage("requires", "a statement or --measure", "both");
  if (part !== undefined) refuseUsage("--part", "a statement that has parts", "--measure");
  if (is === undefined) return refuseUsage("--measure", '--is and a condition, such as "less than 30000 persons"', "none"); // prettier-ignore
  return { of: { measure, is, ...(scenario === undefined ? {} : { stack: scenario.flatMap(stackOf) }) } };
}

/** "scale", or "scale=0.2..3" */
function leverOf(text: string, from: string | undefined): NonNullable<RequiresAsked["levers"]>[number] {
  const acting = from === undefined ? {} : { from };
  if (!text.includes("=")) return { parameter: text, ...acting };
  const [[parameter, range]] = pairsOf("lever", [text]);
  const [low, high, ...more] = range.split("..").map((end) => end.trim());
  if (high === undefined || low === "" || high === "" || more.length > 0) return refuseUsage("--lever", "name=low..high", `"${text}"`); // prettier-ignore
  // the unit may stand once, behind both
  const unit = high.replace(/^[-+\d.,]+(e[-+]?\d+)?\s*/i, "");
  const first = /[^\d\s.,e+-]/i.test(low) || unit === "" ? low : `${low} ${unit}`;
  return { parameter, range: [first, high], ...acting };
}

// pendency binds MODEL: what is short and when, and what one more of each resource would be worth.
import type { Command } from "commander";
import { askBinds } from "../../ask/binds.ts";
import type { Binds } from "../../ask/binds.ts";
import { freezing } from "../../disk/freezing.ts";
import { KeptFolder } from "../../disk/keptFolder.ts";
import { openModel } from "../../disk/openModel.ts";
import { bindsText } from "../../present/bindsText.ts";
import { endingJson } from "../../present/endingJson.ts";
import { conductingAny, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared, standing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions, askedOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

export function declareBinds(program: Command, act: Act): void {
  standing(shared(program.command("binds <model>")))
    .description("what is short and when, and what one more of each resource would be worth")
    .option("--measure <name>", "worth in this quantity (default: what the model's question asks, else the first)")
    .option("--scenario <stack>", "a scenario, or several as a+b (default: those of the model's question)", collect)
    .option("--step <time>", 'how long a step of the run is, such as "7 days" (default: a 256th of the run)')
    .option("--set <name=value>", "a parameter's value in every run; repeatable", collect)
    .option("--set-from <time>", "the day, month or time from which values of --set hold instead")
    .option("--source <name=alternative>", "one of a parameter's conflicting sources; repeatable", collect)
    .option("--out <folder>", "also write it there as JSON, with what makes it again")
    .addHelpText("after", examples("binds office.yaml", "binds us-removal --scenario moreJudges"))
    .action((model: string, options: RunOptions) => act(options, (console) => binds(model, options, console)));
}

const keptName = "binds.json";

const words = {
  isEmpty: ({ prices }: Binds): boolean => prices.length === 0,
  stopping: "Stopping. Resources that are priced are kept; press Ctrl-C again to leave at once.",
  nothing: "Stopped before the first resource was priced: nothing is kept.",
  stopped: "Stopped: resources that were not priced are left out.",
};

/** @returns the exit code: 3 when stopped early */
export async function binds(
  model: string,
  options: RunOptions,
  console: Console,
  documents = openModel(model, asOfOptions(options)),
): Promise<number> {
  const { scenario, measure } = options;
  const { stepDays, sources, setting } = askedOf({ ...options, engine: "fluid" }, documents);
  const asked = {
    ...(stepDays === undefined ? {} : { stepDays }),
    ...(sources === undefined ? {} : { sources }),
    ...(setting === undefined ? {} : { setting }),
    ...(measure === undefined ? {} : { measure }),
    ...(scenario === undefined ? {} : { stack: scenario.flatMap(stackOf) }),
  };
  const frozen = freezing("binds", model, options, documents);
  const folder = options.out === undefined ? null : new KeptFolder(options.out, [keptName]);
  const { found, stopped } = await conductingAny(options, console, (conduct) => askBinds(documents, asked, conduct), words); // prettier-ignore
  const json = { ...found, ...endingJson(documents, {}) };
  if (options.json === true) console.print(JSON.stringify(json));
  else console.print(bindsText(found, console.style));
  if (folder !== null) {
    const files = [{ name: keptName, text: `${JSON.stringify(json)}\n` }];
    tellWritten(folder.write(files, frozen(null, !stopped)), options, console);
  }
  return stopped ? 3 : 0;
}

// What commands have in common that ask draws of expected numbers which figure does what: their options, what is read of
// them, and how the answer is told and kept.
import type { Command } from "commander";
import type { Asked } from "../ask/asked.ts";
import type { FrozenCommand } from "../ask/frozen/frozenRun.ts";
import { freezing } from "../disk/freezing.ts";
import { KeptFolder } from "../disk/keptFolder.ts";
import type { Documents } from "../documents/documents.ts";
import { endingJson } from "../present/endingJson.ts";
import type { TerminalStyle } from "../present/terminalStyle.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { conductingAny, tellWritten } from "./conduct.ts";
import type { Console } from "./console.ts";
import { collect } from "./declare.ts";
import type { ExitCode } from "./declare.ts";
import { askedOf, stackOf } from "./options.ts";
import type { RunOptions } from "./options.ts";

/** Options of such commands, from the seed on. */
export function ofDraws(command: Command): Command {
  return command
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
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)");
}

interface DrawsAsked extends Pick<Asked, "seed" | "stepDays" | "sources" | "setting" | "warmUpDays"> {
  readonly measure?: string;
  readonly stack?: readonly string[];
}

/** @throws PendencyError (usage) for an option that cannot be read */
export function drawsAsked(options: RunOptions, documents: Documents): DrawsAsked {
  const { scenario, measure } = options;
  const { seed, stepDays, sources, setting, warmUpDays } = askedOf({ ...options, engine: "fluid" }, documents);
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(stepDays === undefined ? {} : { stepDays }),
    ...(sources === undefined ? {} : { sources }),
    ...(setting === undefined ? {} : { setting }),
    ...(warmUpDays === undefined ? {} : { warmUpDays }),
    ...(measure === undefined ? {} : { measure }),
    ...(scenario === undefined ? {} : { stack: scenario.flatMap(stackOf) }),
  };
}

interface OfDraws {
  /** that were made */
  readonly draws: number;
  readonly failed: readonly unknown[];
}

const words = {
  isEmpty: ({ draws }: OfDraws): boolean => draws === 0,
  stopping: "Stopping. Draws that are complete are kept; press Ctrl-C again to leave at once.",
  nothing: "Stopped before the first draw was complete: nothing is kept.",
  stopped: "Stopped: draws that were not complete are left out.",
};

interface DrawsQuestion<Found> {
  /** its JSON is kept as `informs.json` */
  readonly command: Extract<FrozenCommand, "informs" | "matters">;
  readonly model: string;
  readonly documents: Documents;
  ask(conduct: Conduct): Promise<Found>;
  text(found: Found, style: TerminalStyle): string;
}

/** @returns the exit code: 2 where no draw could be run, 3 when stopped early */
export async function answerByDraws<Found extends OfDraws>(
  { command, model, documents, ask, text }: DrawsQuestion<Found>,
  options: RunOptions,
  console: Console,
): Promise<ExitCode> {
  const frozen = freezing(command, model, options, documents);
  const name = `${command}.json`;
  const folder = options.out === undefined ? null : new KeptFolder(options.out, [name]);
  const { found, stopped } = await conductingAny(options, console, ask, words);
  const json = JSON.stringify({ ...found, ...endingJson(documents, {}) });
  if (options.json === true) console.print(json);
  else console.print(text(found, console.style));
  if (folder !== null) tellWritten(folder.write([{ name, text: `${json}\n` }], frozen(null, !stopped)), options, console); // prettier-ignore
  if (found.draws === 0 && found.failed.length > 0) return 2;
  return stopped ? 3 : 0;
}

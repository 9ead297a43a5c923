// pendency facts import eoir: a release of the court's case data into small tables of counts.
import type { Command } from "commander";
import { refuseUsage } from "../../errors.ts";
import { importRelease } from "../../import/eoir/importRelease.ts";
import { reportText } from "../../import/eoir/importReport.ts";
import { engineShare, leastMemory } from "../../import/eoir/memory.ts";
import type { Console } from "../console.ts";
import { wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

export interface ImportEoirOptions extends RunOptions {
  readonly suppressBelow?: string;
  readonly rowsMayDiffer?: string;
  readonly since?: string;
  readonly asOf?: string;
  readonly memory?: string;
  readonly threads?: string;
}

/** Beside those of every import, of which it takes --out and --suppress-below. */
export function declareImportEoir(facts: Command): Command {
  return facts
    .option("--since <month>", "import eoir: the first month that is counted (default: 2008-10)")
    .option("--as-of <day>", "import eoir: the last day the release knows of (default: that of its last record)")
    .option("--rows-may-differ <number>", "import eoir: rows a table may have more or fewer than Count.txt says")
    .option("--memory <MB>", "import eoir: what the import may hold in memory, in all (default: 1600)")
    .option("--threads <number>", "import eoir: threads of the engine (default: as many as the machine has)");
}

export async function importEoir(
  words: readonly string[],
  options: ImportEoirOptions,
  console: Console,
): Promise<number> {
  const [from, ...more] = words;
  if (from === undefined || more.length > 0) {
    refuseUsage(
      "facts import eoir",
      "the folder or the zip of one release",
      from === undefined ? "nothing" : `"${words.join(" ")}"`,
    );
  }
  if (options.out === undefined) {
    refuseUsage(
      "facts import eoir",
      "--out with the edition's month, such as facts/eoir/case-data-2026-06",
      "no --out",
    );
  }
  const firstMonth = options.since ?? "2008-10";
  if (!/^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(firstMonth))
    refuseUsage("--since", 'a month such as "2013-10"', `"${firstMonth}"`);
  const asOf = options.asOf ?? null;
  if (asOf !== null && !isDay(asOf)) refuseUsage("--as-of", 'a day such as "2026-05-31"', `"${asOf}"`);
  const request = {
    from,
    out: options.out,
    asOf,
    firstMonth,
    suppressBelow: wholeNumber("suppress-below", options.suppressBelow, 0, 0),
    rowsMayDiffer: wholeNumber("rows-may-differ", options.rowsMayDiffer, 0, 0),
    memoryMB: engineShare(wholeNumber("memory", options.memory, 1600, leastMemory)),
    threads: wholeNumber("threads", options.threads, 0, 0),
  };
  const report = await importRelease(request, (text) => console.progress(text));
  console.progress("");
  console.print(options.json === true ? JSON.stringify(report) : reportText(report));
  return 0;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text.length === 10;
}

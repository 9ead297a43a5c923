// pendency matters MODEL --sobol: pairs of draws in a run folder, and the indices they make so far.
import { join } from "node:path";
import { planSobol, sobolFrom, SobolWatch, usualRows, usualTop, usualWithin } from "../ask/sobol.ts";
import type { Sobol, SobolAsked } from "../ask/sobol.ts";
import type { Documents } from "../documents/documents.ts";
import { EnsembleFolder } from "../disk/ensembleFolder.ts";
import { openModel } from "../disk/openModel.ts";
import { shownPath } from "../disk/readFiles.ts";
import { makeEnsemble } from "../dispatch/makeEnsemble.ts";
import { chunksOnThreads } from "../dispatch/threads.ts";
import { refuseUsage } from "../errors.ts";
import { csvText } from "../present/csv.ts";
import { endingJson } from "../present/endingJson.ts";
import { sobolTable, sobolText } from "../present/sobolText.ts";
import { counted } from "../quantity/numberWords.ts";
import { conductingAny, tellWritten } from "./conduct.ts";
import type { Console } from "./console.ts";
import { asOfOptions, askedOf, pairsOf, stackOf, wholeNumber, workersOf } from "./options.ts";
import type { RunOptions } from "./options.ts";

export { usualRows, usualTop, usualWithin };

interface SobolOptions extends RunOptions {
  readonly draws?: string;
  readonly rows?: string;
  readonly top?: string;
  readonly until?: string;
}

/** @returns the exit code: 130 when it was stopped by Ctrl-C */
export async function sobol(model: string, options: SobolOptions, console: Console): Promise<number> {
  const documents = openModel(model, asOfOptions(options));
  const asked = askedOfSobol(options, documents);
  let folder: EnsembleFolder | null = null;
  const { found } = await conductingAny<Sobol | null>(
    options,
    console,
    async (conduct) => {
      const plan = await planSobol(documents, asked, conduct);
      if (plan === null) return null;
      folder = EnsembleFolder.begin(options.out ?? null, plan.manifest, documents);
      const { narrate = () => {}, stop = new AbortController().signal } = conduct;
      await makeEnsemble(folder, chunksOnThreads(workersOf(options)), { narrate, stop }, new SobolWatch(plan));
      return sobolFrom(plan, folder.chunks());
    },
    {
      isEmpty: (one) => one === null,
      stopping: "Stopping. Chunks that are finished are kept; press Ctrl-C again to leave at once.",
      nothing: "Stopped before the first chunk was begun: nothing is kept.",
      stopped: "Stopped.",
    },
  );
  const made = folder as EnsembleFolder | null;
  if (found === null || made === null) return 130;
  if (found.status === "unfinished") {
    console.complain(`${counted(found.rows, "pair")} of ${found.rowsAsked} are kept in ${shownPath(made.path)}. The same command goes on from there.`); // prettier-ignore
    return 130;
  }
  const table = sobolTable(found);
  made.writeResults([
    { name: "sobol.csv", text: csvText(table) },
    { name: "sobol.json", text: `${JSON.stringify(found, null, 2)}\n` },
  ]);
  if (options.json === true) console.print(JSON.stringify({ ...found, ...endingJson(documents, {}) }));
  else console.print(sobolText(found, console.style));
  tellWritten(`Written: ${join(shownPath(made.path), "sobol.csv")} and sobol.json`, options, console);
  return 0;
}

function askedOfSobol(options: SobolOptions, documents: Documents): SobolAsked {
  const { measure, scenario, draws, rows, top, until, set, setFrom } = options;
  const { seed, stepDays, sources, rule, warmUpDays } = askedOf({ ...options, engine: "fluid" }, documents);
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(stepDays === undefined ? {} : { stepDays }),
    ...(sources === undefined ? {} : { sources }),
    ...(rule === undefined ? {} : { rule }),
    ...(warmUpDays === undefined ? {} : { warmUpDays }),
    ...(measure === undefined ? {} : { measure }),
    ...(scenario === undefined ? {} : { stack: scenario.flatMap(stackOf) }),
    ...(set === undefined ? {} : { given: { values: pairsOf("set", set), from: setFrom ?? null } }),
    ...(draws === undefined ? {} : { draws: wholeNumber("draws", draws, 1, 1) }),
    rows: wholeNumber("rows", rows, usualRows, 1),
    top: wholeNumber("top", top, usualTop, 1),
    within: withinOf(until),
  };
}

function withinOf(until: string | undefined): number {
  if (until === undefined) return usualWithin;
  const error = /^[0-9.]+%?$/.test(until) ? parseFloat(until) / (until.endsWith("%") ? 100 : 1) : NaN;
  if (!(error > 0 && error < 1)) refuseUsage("--until", "half a 90 % interval, such as 0.02 or 2%", `"${until}"`);
  return error;
}

// pendency matters MODEL --sobol, --shapley or --screen: designed runs in a run folder, and what they say so far.
import { join } from "node:path";
import { planScreen, screenFrom } from "../ask/screen.ts";
import { planShapley, shapleyFrom, ShapleyWatch } from "../ask/shapley.ts";
import { planSobol, sobolFrom, SobolWatch } from "../ask/sobol.ts";
import { usualWithin } from "../ask/pairs/planPairs.ts";
import type { PairsAsked } from "../ask/pairs/planPairs.ts";
import { chunksInOrder, rowsMade } from "../ask/matters/designed.ts";
import type { DesignAsked, Designed, RowsMade } from "../ask/matters/designed.ts";
import type { Documents } from "../documents/documents.ts";
import type { Chunk } from "../ensemble/chunk.ts";
import { EnsembleFolder } from "../disk/ensembleFolder.ts";
import { openModel } from "../disk/openModel.ts";
import { shownPath } from "../disk/readFiles.ts";
import { makeEnsemble } from "../dispatch/makeEnsemble.ts";
import { chunksOnThreads } from "../dispatch/threads.ts";
import { refuseUsage } from "../errors.ts";
import { csvText } from "../present/csv.ts";
import { endingJson } from "../present/endingJson.ts";
import { screenTable, screenText } from "../present/screenText.ts";
import { shapleyTable, shapleyText } from "../present/shapleyText.ts";
import { sobolTable, sobolText } from "../present/sobolText.ts";
import type { Table } from "../present/table.ts";
import type { TerminalStyle } from "../present/terminalStyle.ts";
import { counted } from "../quantity/numberWords.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { conductingAny, tellWritten } from "./conduct.ts";
import type { Console } from "./console.ts";
import { asOfOptions, askedOf, pairsOf, stackOf, wholeNumber, workersOf } from "./options.ts";
import type { RunOptions } from "./options.ts";

export interface EffectsOptions extends RunOptions {
  readonly draws?: string;
  readonly rows?: string;
  readonly top?: string;
  readonly until?: string;
  /** "NAME=a,b" of each */
  readonly group?: readonly string[];
}

/** One way to tell what figures do, by runs that are designed for it. */
interface EffectsKind<Plan extends Designed, Found extends RowsMade & { readonly status: string }> {
  /** of its files in the run folder */
  readonly name: "sobol" | "shapley" | "screen";
  /** "pair" */
  readonly row: string;
  plan(documents: Documents, asked: PairsAsked, conduct: Conduct): Promise<Plan | null>;
  watch(plan: Plan): { add(chunk: Chunk): boolean };
  from(plan: Plan, chunks: readonly Chunk[]): Found;
  text(found: Found, style: TerminalStyle): string;
  table(found: Found): Table;
}

interface OneOfEffects {
  /** options that are its own */
  readonly options: readonly (keyof EffectsOptions)[];
  /** @returns the exit code: 130 when it was stopped by Ctrl-C */
  answer(model: string, options: EffectsOptions, console: Console): Promise<number>;
}

function oneOf<Plan extends Designed, Found extends RowsMade & { readonly status: string }>(
  options: OneOfEffects["options"],
  kind: EffectsKind<Plan, Found>,
): OneOfEffects {
  return { options, answer: (...asked) => answer(kind, ...asked) };
}

/** By the option that asks for it; at most one is asked for. */
export const effectsKinds: Readonly<Record<"screen" | "sobol" | "shapley", OneOfEffects>> = {
  sobol: oneOf(["draws", "rows", "top", "until", "group"], {
    name: "sobol",
    row: "pair",
    plan: planSobol,
    watch: (plan) => new SobolWatch(plan),
    from: sobolFrom,
    text: sobolText,
    table: sobolTable,
  }),
  shapley: oneOf(["draws", "rows", "top", "until", "group"], {
    name: "shapley",
    row: "pair",
    plan: planShapley,
    watch: (plan) => new ShapleyWatch(plan),
    from: shapleyFrom,
    text: shapleyText,
    table: shapleyTable,
  }),
  screen: oneOf(["rows"], {
    name: "screen",
    row: "place",
    plan: planScreen,
    // every place is looked from
    watch: () => ({ add: () => false }),
    from: screenFrom,
    text: screenText,
    table: screenTable,
  }),
};

interface StoppedEarly extends RowsMade {
  readonly isStopped: boolean;
}

async function answer<Plan extends Designed, Found extends RowsMade & { readonly status: string }>(
  { name, row, plan, watch, from, text, table }: EffectsKind<Plan, Found>,
  model: string,
  options: EffectsOptions,
  console: Console,
): Promise<number> {
  const documents = openModel(model, asOfOptions(options));
  const asked = askedOfEffects(options, documents);
  let folder: EnsembleFolder | null = null;
  const { found } = await conductingAny<Found | StoppedEarly | null>(
    options,
    console,
    async (conduct) => {
      const planned = await plan(documents, asked, conduct);
      if (planned === null) return null;
      folder = EnsembleFolder.begin(options.out ?? null, planned.manifest, documents);
      const { narrate = () => {}, stop = new AbortController().signal } = conduct;
      await makeEnsemble(folder, chunksOnThreads(workersOf(options)), { narrate, stop }, watch(planned));
      const isStopped = stop.aborted && folder.missing().length > 0;
      // what they say so far nobody asked for, and it takes a moment
      return isStopped ? { ...rowsMade(planned, inOrder(folder.chunks())), isStopped } : from(planned, folder.chunks());
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
  if ("isStopped" in found || found.status === "unfinished") {
    console.complain(`${counted(found.rows, row)} of ${found.rowsAsked} are kept in ${shownPath(made.path)}. The same command goes on from there.`); // prettier-ignore
    return 130;
  }
  made.writeResults([
    { name: `${name}.csv`, text: csvText(table(found)) },
    { name: `${name}.json`, text: `${JSON.stringify(found, null, 2)}\n` },
  ]);
  if (options.json === true) console.print(JSON.stringify({ ...found, ...endingJson(documents, {}) }));
  else console.print(text(found, console.style));
  tellWritten(`Written: ${join(shownPath(made.path), `${name}.csv`)} and ${name}.json`, options, console);
  return 0;
}

function inOrder(chunks: readonly Chunk[]): readonly Chunk[] {
  return chunksInOrder(chunks, { add: () => false }).used;
}

/** What is left out here, each kind says itself. */
function askedOfEffects(options: EffectsOptions, documents: Documents): PairsAsked {
  const { draws, rows, top, until, group } = options;
  return {
    ...designAsked(options, documents),
    ...(draws === undefined ? {} : { draws: wholeNumber("draws", draws, 1, 1) }),
    ...(rows === undefined ? {} : { rows: wholeNumber("rows", rows, 1, 1) }),
    ...(top === undefined ? {} : { top: wholeNumber("top", top, 1, 1) }),
    ...(until === undefined ? {} : { within: withinOf(until) }),
    ...(group === undefined ? {} : { groups: pairsOf("group", group).map(([name, names]) => ({ name, parameters: names.split(",").map((one) => one.trim()) })) }), // prettier-ignore
  };
}

function designAsked(options: EffectsOptions, documents: Documents): DesignAsked {
  const { measure, scenario, set, setFrom } = options;
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
  };
}

function withinOf(until: string): number {
  const error = /^[0-9.]+%?$/.test(until) ? parseFloat(until) / (until.endsWith("%") ? 100 : 1) : NaN;
  if (!(error > 0 && error < 1)) refuseUsage("--until", `half a 90 % interval, such as ${usualWithin} or 2%`, `"${until}"`); // prettier-ignore
  return error;
}

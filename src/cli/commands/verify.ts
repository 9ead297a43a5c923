// pendency verify RUN: a kept run made again and compared to the byte, or two kept runs beside each other.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { besideRuns } from "../../ask/frozen/besideRuns.ts";
import type { BesideRuns } from "../../ask/frozen/besideRuns.ts";
import { changedSince } from "../../ask/frozen/frozenRun.ts";
import type { FrozenCommand, FrozenRun } from "../../ask/frozen/frozenRun.ts";
import { sayDifferences } from "../../ask/frozen/sayDifferences.ts";
import { verify } from "../../ask/frozen/verification.ts";
import type { KeptFile, Verification } from "../../ask/frozen/verification.ts";
import { chunkPath, EnsembleFolder, ensembleFiles } from "../../disk/ensembleFolder.ts";
import { findFrozen, frozenFile, frozenIn, frozenTextsIn, isEnsemble, keptFile } from "../../disk/frozenFolder.ts";
import { openModel } from "../../disk/openModel.ts";
import { exists, shownPath } from "../../disk/readFiles.ts";
import { savedRunOf } from "../../disk/savedRunOf.ts";
import { checkGiven, checkKernels, checkVersion } from "../../disk/sameMaking.ts";
import { makeEnsemble } from "../../dispatch/makeEnsemble.ts";
import { chunksOnThreads } from "../../dispatch/threads.ts";
import type { Documents } from "../../documents/documents.ts";
import { withoutScores } from "../../documents/modelFiles.ts";
import { openDocuments } from "../../documents/openDocuments.ts";
import { PendencyError, refuseUsage } from "../../errors.ts";
import type { EnsembleManifest } from "../../ensemble/manifest.ts";
import type { Ensemble } from "../../ensemble/mergeChunks.ts";
import { besideText } from "../../present/besideText.ts";
import { verifySentence, verifyText } from "../../present/verifyText.ts";
import { inOneOrder } from "../../study/studyId.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import { conductingAny } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act, ExitCode } from "../declare.ts";
import { isRegistration, registrationAgain } from "../registrationAgain.ts";
import { endEnsemble } from "../ensembleEnding.ts";
import { asOfOptions, workersOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface VerifyOptions extends RunOptions {
  readonly against?: string;
}

export function declareVerify(program: Command, act: Act): void {
  shared(program.command("verify <run>"))
    .description(
      "make a kept run again, from its folder, a file in it or its id, or a registered forecast, and compare every number",
    )
    .option("--against <run>", "compare with another kept run instead, and say what it was made of otherwise")
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .addHelpText(
      "after",
      examples("verify out", "verify 61f0e5f12b3c7a41", "verify kept/run.json --against later/run.json"),
    )
    .action((run: string, options: VerifyOptions) => act(options, (console) => verifyRun(run, options, console)));
}

/** What was compared, in words: of which run it is, and with what. */
interface Compared {
  readonly id: string;
  readonly found: Verification;
  readonly how: string;
  /** the numbers and verdicts of two kept runs; left out: it is no such pair, or they have none that can be read */
  readonly beside?: BesideRuns;
}

/** @returns the exit code: 1 where something differs or could not be checked, 130 when stopped */
async function verifyRun(asked: string, options: VerifyOptions, console: Console): Promise<ExitCode> {
  const { against } = options;
  const isForecast = against === undefined && isRegistration(asked);
  const compared = against === undefined ? await again(isForecast ? asked : findFrozen(asked), options, console) : beside(findFrozen(asked), findFrozen(against, "--against")); // prettier-ignore
  if (compared === null) {
    console.complain("Stopped: nothing was compared.");
    return 130;
  }
  const { id, found, how, beside: both } = compared;
  if (options.json === true) {
    const sentence = verifySentence(found);
    console.print(JSON.stringify({ pendency: "verification", id, sentence, how, ...found, ...(both === undefined ? {} : { beside: both }) })); // prettier-ignore
  } else {
    console.print(verifyText(found, how, console.style));
    if (both !== undefined) console.print(`\n${besideText(both, console.style)}`);
  }
  return found.result === "same" ? 0 : 1;
}

/**
 * Null when it was stopped.
 *
 * @param kept a folder, or the file of a registered forecast
 */
async function again(kept: string, options: RunOptions, console: Console): Promise<Compared | null> {
  const fresh = mkdtempSync(join(tmpdir(), "pendency-verify-"));
  const muted = { ...console, print: () => {}, beside: () => {} };
  try {
    const make = isRegistration(kept) ? registrationAgain : isEnsemble(kept) ? ensembleAgain : runAgain;
    return await make(kept, join(fresh, "again"), options, muted);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function runAgain(
  folder: string,
  fresh: string,
  options: RunOptions,
  console: Console,
): Promise<Compared | null> {
  // prettier-ignore
  const run = frozenIn(folder);
  const { id, model } = run;
  checkVersion(run.engineVersion, folder);
  checkKernels(run.kernels, folder);
  if (!run.isWhole) {
    const hint = "give its command again and let it end; --against compares what was kept";
    refuseUsage(`run ${id}`, "a run that was finished", "one that somebody stopped", hint);
  }
  const { documents, from } = documentsOf(run, folder);
  for (const file of run.given ?? []) checkGiven(file, `run ${id}`);
  const { workers, maxMemory } = options;
  const conduct = { ...(workers === undefined ? {} : { workers }), ...(maxMemory === undefined ? {} : { maxMemory }) };
  const { agreement, shown = {} } = frozenTextsIn(folder) ?? {};
  const kept = { ...run.options, shown, ...(agreement === undefined ? {} : { agreement }) };
  const command = await commands[run.command]();
  await command(model.asked, { ...kept, ...conduct, out: fresh }, console, documents);
  if (!exists(join(fresh, frozenFile)) || !frozenIn(fresh).isWhole) return null;
  const left = run.files.map(({ name, hash }) => keptFile(folder, name, hash));
  const right = run.files.map(({ name }) => keptFile(fresh, name));
  const how = `Run ${id} (${run.command} of ${model.id}), made again by Pendency ${engineVersion} from ${from}.`;
  return { id, found: verify(left, right), how };
}

type Remake = (model: string, options: RunOptions, console: Console, documents: Documents) => Promise<number>;

const commands: Readonly<Record<FrozenCommand, () => Promise<Remake>>> = {
  run: async () => (await import("./run.ts")).run,
  compare: async () => (await import("./compare.ts")).compareAny,
  claims: async () => (await import("./claims.ts")).claims,
  answer: async () => (await import("./answer.ts")).answer,
  matters: async () => (await import("./matters.ts")).matters,
  informs: async () => (await import("./informs.ts")).informs,
  binds: async () => (await import("./binds.ts")).binds,
  lives: async () => (await import("./lives.ts")).lives,
  waits: async () => (await import("./waits.ts")).waits,
  backtest: async () => (await import("./backtest.ts")).backtest,
  open: async () => (await import("./open.ts")).open,
};

/** Documents at hand, where they are the run's; else those kept with it. @throws PendencyError that names what changed */
function documentsOf(run: FrozenRun, folder: string): { readonly documents: Documents; readonly from: string } {
  const asOf = asOfOptions(run.options);
  const { posterior } = run.options as RunOptions;
  // sets of a backtest are each of an origin, and no part of the model
  const set = run.command === "backtest" ? null : (posterior ?? null);
  const atHand = orNull(() => openModel(run.model.asked, asOf, set));
  // a backtest makes scores, and none are among what it was made of
  const ofRun = ({ files, facts }: Documents): Pick<Documents, "files" | "facts"> => ({ files: run.command === "backtest" ? withoutScores(files) : files, facts }); // prettier-ignore
  const changed = atHand === null ? null : changedSince(run, ofRun(atHand));
  if (atHand !== null && changed?.length === 0) return { documents: atHand, from: "the documents at hand" };
  const texts = frozenTextsIn(folder);
  const kept = texts === null ? null : orNull(() => openDocuments(texts.files, texts.factFiles, asOf));
  const since = changed === null ? `${run.model.asked} is not at hand` : `changed since: ${changed.join(", ")}`;
  if (kept !== null && changedSince(run, kept).length === 0) {
    return { documents: kept, from: `the documents kept with it (${since})` };
  }
  const wrong = kept === null ? "cannot be read" : `were changed: ${changedSince(run, kept).join(", ")}`;
  const hint = "put the documents back as they were, or documents.json.gz from where the run was kept first";
  return refuseUsage(`run ${run.id}`, "the documents it was made of", `others (${since}), and those kept with it ${wrong}`, hint); // prettier-ignore
}

/** Null where the documents are not there, or no longer fit together. */
function orNull<T>(open: () => T): T | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof PendencyError) return null;
    throw error;
  }
}

async function ensembleAgain(
  folder: string,
  fresh: string,
  options: RunOptions,
  console: Console,
): Promise<Compared | null> {
  // prettier-ignore
  const kept = EnsembleFolder.open(folder);
  const { id, model, engineVersion: version } = kept.manifest;
  checkVersion(version, folder);
  const made = EnsembleFolder.begin(fresh, kept.manifest, kept.documents());
  const { found, stopped } = await conductingAny<Ensemble>(
    options,
    console,
    ({ narrate = () => {}, stop = new AbortController().signal }) =>
      makeEnsemble(made, chunksOnThreads(workersOf(options)), { narrate, stop }),
    {
      isEmpty: () => false,
      stopping: "Stopping. Press Ctrl-C again to leave at once.",
      nothing: "Stopped.",
      stopped: "Stopped.",
    },
  );
  if (stopped || found.status === "unfinished") return null;
  endEnsemble(made, found, options, console);
  const names = namesOfEnsemble(kept.manifest, found.chunks);
  const how = `Ensemble ${id} of ${model.id}, made again by Pendency ${engineVersion} from the documents kept with it.`;
  return { id, found: verify(filesIn(folder, names), filesIn(fresh, names)), how };
}

/** Runs that were designed have no tables of draws: what they say is made of their chunks. */
function namesOfEnsemble({ points }: Pick<EnsembleManifest, "points">, chunks: number): readonly string[] {
  return [
    ...(points.kind === "designed" ? [] : ensembleFiles),
    ...Array.from({ length: chunks }, (_, number) => chunkPath(number)),
  ];
}

function filesIn(folder: string, names: readonly string[]): readonly KeptFile[] {
  return names.map((name) => keptFile(folder, name));
}

/** Two kept runs: nothing is run. */
function beside(left: string, right: string): Compared {
  if (isEnsemble(left) !== isEnsemble(right)) {
    const got = [left, right].map((one) => (isEnsemble(one) ? "an ensemble" : "a run")).join(" and ");
    refuseUsage("--against", "two runs, or two ensembles", got);
  }
  if (isEnsemble(left)) {
    const [one, other] = [left, right].map((folder) => EnsembleFolder.open(folder));
    const chunks = Math.max(...[one, other].map((folder) => folder.chunkFiles().length));
    const names = namesOfEnsemble(one.manifest, chunks);
    const differ = Object.keys(one.manifest).filter(
      (key) => key !== "id" && inOneOrder(part(one, key)) !== inOneOrder(part(other, key)),
    );
    const how = `Ensemble ${one.manifest.id} in ${shownPath(left)} against ensemble ${other.manifest.id} in ${shownPath(right)}: ${differ.length === 0 ? "made of the same" : `made otherwise: ${differ.join(", ")}`}.`; // prettier-ignore
    return { id: one.manifest.id, found: verify(filesIn(left, names), filesIn(right, names)), how };
  }
  const [one, other] = [frozenIn(left), frozenIn(right)];
  const kept = (folder: string, { files }: FrozenRun): readonly KeptFile[] =>
    names.map((name) => keptFile(folder, name, files.find((file) => file.name === name)?.hash));
  const names = [...new Set([...one.files, ...other.files].map(({ name }) => name))];
  const how = `Run ${one.id} in ${shownPath(left)} against run ${other.id} in ${shownPath(right)}: ${sayDifferences(one, other)}.`; // prettier-ignore
  const both = orNull(() => besideRuns(savedRunOf(left, "verify"), savedRunOf(right, "--against")));
  return { id: one.id, found: verify(kept(left, one), kept(right, other)), how, ...(both === null ? {} : { beside: both }) }; // prettier-ignore
}

function part({ manifest }: EnsembleFolder, key: string): unknown {
  return { ...manifest }[key as keyof EnsembleManifest];
}

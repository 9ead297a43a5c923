// pendency ensemble MODEL: many draws in a run folder, chunk by chunk; stopped, it goes on where it was.
import type { Command } from "commander";
import { planEnsemble, usualDraws } from "../../ask/ensemble.ts";
import type { EnsembleAsked } from "../../ask/ensemble.ts";
import { EnsembleFolder } from "../../disk/ensembleFolder.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { makeEnsemble } from "../../dispatch/makeEnsemble.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Ensemble } from "../../ensemble/mergeChunks.ts";
import { chunkCount } from "../../ensemble/manifest.ts";
import { refuseUsage } from "../../errors.ts";
import { counted } from "../../quantity/numberWords.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { conductingAny, openAsked } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared, standing } from "../declare.ts";
import type { Act, ExitCode } from "../declare.ts";
import { dispatcherOf, dispatching, leaveToKubernetes } from "../dispatching.ts";
import type { DispatchOptions } from "../dispatching.ts";
import { endEnsemble } from "../ensembleEnding.ts";
import { askedOf, pairsOf, stackOf, wholeNumber } from "../options.ts";

interface EnsembleOptions extends DispatchOptions {
  readonly draws?: string;
  readonly paths?: string;
  readonly chunk?: string;
  readonly claim?: readonly string[];
  readonly until?: string;
  readonly absolute?: boolean;
  readonly of?: readonly string[];
}

export function declareEnsemble(program: Command, act: Act): void {
  dispatching(standing(shared(program.command("ensemble <model>"))))
    .description("many draws of a model in a run folder, chunk by chunk; what was stopped goes on where it was")
    .option("--draws <number>", `points drawn, each with its own parameters (default: ${usualDraws})`)
    .option("--paths <number>", "paths of drift from each draw, to tell drift from parameters (default: 1)")
    .option("--replications <number>", "runs on each path that differ in chance alone (default: 1)")
    .option(
      "--scenario <stack>",
      "a scenario, or several as a+b; repeatable (default: the model as it stands)",
      collect,
    )
    .option("--claim <id>", "a claim whose probability is asked, or all; repeatable", collect)
    .option("--until <error>", "stop once the standard error is no larger, as a share of the value: 0.01")
    .option("--absolute", "with --until: in the value's own unit; of a claim's probability it always is")
    .option("--of <number>", "with --until: served, served@rush, served@rush:baseline or claim:ID; repeatable", collect)
    .option("--engine <name>", "individual (every person) or fluid (expected numbers)")
    .option("--step <time>", 'with --engine fluid: how long a step is, such as "7 days", instead of finding it out')
    .option("--seed <number>", "another seed gives other draws (default: 1)")
    .option("--set <name=value>", "a parameter's value in every run; repeatable", collect)
    .option("--set-from <time>", "the day, month or time from which values of --set hold instead")
    .option("--source <name=alternative>", "one of a parameter's conflicting sources; repeatable", collect)
    .option(
      "--rule <rule>",
      "conflicting sources: pool (each draw its own), prefer or one-run-each (every draw with each)",
    )
    .option("--sample <rule>", 'how many persons one record stands for: "group: level=1, else=100", or none')
    .option("--one-to-one", "follow every person, whatever sample the model's study document states")
    .option("--warm-up <time>", 'count nothing before this, such as "30 days"')
    .option("--posterior <file>", "draws of a parameter set that `pendency calibrate` wrote, instead of the documents'")
    .option("--chunk <number>", "draws of one chunk (default: as many as take a moment)")
    .option("--max-memory <MB>", "memory that a run may take (default: four fifths of the machine's)")
    .option("--allow <people>", "allow runs of up to so many people")
    .option("--max-events <number>", "events after which a run is stopped and its draw counted as failed")
    .option("--out <folder>", "the run folder (default: one under out/ensemble)")
    .addHelpText(
      "after",
      examples("ensemble office.yaml --draws 500", "ensemble us-removal --engine fluid --draws 1000 --out out/many"),
    )
    .action((model: string, options: EnsembleOptions) => act(options, (console) => ensemble(model, options, console)));
}

/** @returns the exit code: 2 where every run failed, 130 when it was stopped by Ctrl-C */
async function ensemble(model: string, options: EnsembleOptions, console: Console): Promise<ExitCode> {
  const dispatch = await dispatcherOf(options);
  const documents = openAsked(model, options);
  const asked = askedOfEnsemble(options, documents);
  let folder: EnsembleFolder | null = null;
  const { found } = await conductingAny<Ensemble | null>(
    options,
    console,
    async (conduct) => {
      const manifest = await planEnsemble(documents, asked, conduct);
      if (manifest === null) return null;
      folder = EnsembleFolder.begin(options.out ?? null, manifest, documents);
      if (dispatch === null) return null;
      const { narrate = () => {}, stop = new AbortController().signal } = conduct;
      return makeEnsemble(folder, dispatch, { narrate, stop });
    },
    {
      isEmpty: (ensembleFound) => ensembleFound === null,
      stopping: "Stopping. Chunks that are finished are kept; press Ctrl-C again to leave at once.",
      nothing: "Stopped before the first chunk was begun: nothing is kept.",
      stopped: "Stopped.",
    },
  );
  const made = folder as EnsembleFolder | null;
  if (made !== null && dispatch === null) {
    leaveToKubernetes(made, options, console);
    return 0;
  }
  if (found === null || made === null) return 130;
  if (found.status === "unfinished") {
    const kept = `${made.chunkFiles().length} of ${counted(chunkCount(made.manifest), "chunk")}`;
    console.complain(`${kept} are kept in ${shownPath(made.path)}. The same command goes on from there; \`pendency merge ${shownPath(made.path)} --so-far\` merges what there is.`); // prettier-ignore
    return 130;
  }
  return endEnsemble(made, found, options, console);
}

function askedOfEnsemble(options: EnsembleOptions, documents: Documents): EnsembleAsked {
  const { draws, paths, chunk, set, setFrom, scenario } = options;
  const { setting: _setting, chanceOnly: _chance, ...asked } = askedOf(options, documents);
  return {
    ...asked,
    points: { kind: "drawn", count: wholeNumber("draws", draws, usualDraws, 1) },
    ...(paths === undefined ? {} : { paths: wholeNumber("paths", paths, 1, 1) }),
    ...(chunk === undefined ? {} : { pointsPerChunk: wholeNumber("chunk", chunk, 1, 1) }),
    ...(scenario === undefined ? {} : { stacks: scenario.map(stackOf) }),
    ...(set === undefined ? {} : { given: { values: pairsOf("set", set), from: setFrom ?? null } }),
    claims: claimsOf(options.claim ?? [], documents),
    ...untilOf(options),
  };
}

function untilOf({ until, absolute, of }: EnsembleOptions): Pick<EnsembleAsked, "until"> {
  if (until === undefined) {
    if (absolute === true) refuseUsage("--absolute", "--until and the largest standard error", "none");
    if (of !== undefined) refuseUsage("--of", "--until and the largest standard error", "none");
    return {};
  }
  const error = /^([0-9]+(\.[0-9]*)?|\.[0-9]+)(e-?[0-9]+)?%?$/.test(until)
    ? parseFloat(until) / (until.endsWith("%") ? 100 : 1)
    : NaN;
  if (!(error > 0)) refuseUsage("--until", "the largest standard error, such as 0.01", `"${until}"`);
  return {
    until: {
      error,
      isAbsolute: absolute === true,
      ...(of === undefined ? {} : { of }),
      called: { error: "--until", of: "--of" },
    },
  };
}

function claimsOf(ids: readonly string[], { claims }: Documents): Documents["claims"] {
  if (ids.includes("all")) return claims;
  return ids.map((id) => {
    const known = claims.map((claim) => claim.id);
    const expected = known.length === 0 ? "a claim of the model, which has none" : `all, or a claim of the model (${known.join(", ")})`; // prettier-ignore
    return (
      claims.find((claim) => claim.id === id) ?? refuseUsage("--claim", expected, `"${id}"`, didYouMean(id, known))
    );
  });
}

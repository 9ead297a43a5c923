// pendency merge FOLDER: the chunks of an ensemble's run folder, put together in their order.
import type { Command } from "commander";
import { EnsembleFolder } from "../../disk/ensembleFolder.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { chunkCount } from "../../ensemble/manifest.ts";
import { mergeChunks } from "../../ensemble/mergeChunks.ts";
import { refuseUsage } from "../../errors.ts";
import { counted } from "../../quantity/numberWords.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act, ExitCode } from "../declare.ts";
import { endEnsemble } from "../ensembleEnding.ts";
import type { RunOptions } from "../options.ts";

interface MergeOptions extends RunOptions {
  readonly soFar?: boolean;
  readonly crate?: boolean;
}

export function declareMerge(program: Command, act: Act): void {
  shared(program.command("merge <folder>"))
    .description("put the chunks of an ensemble's run folder together")
    .option("--so-far", "those that are there without a gap, where others are missing")
    .option("--crate", "also write a Process Run Crate of the folder, for others' programs")
    .addHelpText("after", examples("merge out/many --crate", "merge out/many --so-far"))
    .action((folder: string, options: MergeOptions) => act(options, (console) => merge(folder, options, console)));
}

/** @returns the exit code: 3 for what is merged of an ensemble that is not finished, 2 where every run failed */
function merge(path: string, options: MergeOptions, console: Console): ExitCode {
  const folder = EnsembleFolder.open(path);
  const chunks = folder.chunks();
  const ensemble = mergeChunks(folder.manifest, chunks);
  if (ensemble.status === "unfinished" && (options.soFar !== true || ensemble.chunks === 0)) {
    const count = chunkCount(folder.manifest);
    const there = new Set(chunks.map(({ number }) => number));
    const missing = Array.from({ length: count }, (_, number) => number).filter((number) => !there.has(number));
    const named = missing.slice(0, 8).join(", ") + (missing.length > 8 ? ` and ${missing.length - 8} more` : "");
    const hint = ensemble.chunks === 0 ? "give the command `pendency ensemble` again" : "--so-far merges what there is";
    refuseUsage(shownPath(path), `all of ${counted(count, "chunk")}`, `${there.size}; missing: ${named}`, hint);
  }
  const code = endEnsemble(folder, ensemble, options, console);
  if (options.crate === true) folder.writeCrate(ensemble.status !== "unfinished", new Date());
  return code;
}

// pendency chunk FOLDER: one chunk of an ensemble, here: what a job of a cluster or a worker of a queue runs.
import type { Command } from "commander";
import { EnsembleFolder } from "../../disk/ensembleFolder.ts";
import { ChunkMaker } from "../../ensemble/computeChunk.ts";
import { refuseUsage } from "../../errors.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act, ExitCode } from "../declare.ts";
import { wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface ChunkOptions extends RunOptions {
  readonly number?: string;
}

export function declareChunk(program: Command, act: Act): void {
  shared(program.command("chunk <folder>"))
    .description("make one chunk of an ensemble's run folder: what a job of a cluster runs")
    .option("--number <number>", "which chunk, from 0")
    .addHelpText("after", examples("chunk out/many --number 12"))
    .action((folder: string, options: ChunkOptions) => act(options, (console) => chunk(folder, options, console)));
}

/** @returns the exit code: 0 also where the chunk is there already */
function chunk(path: string, options: ChunkOptions, console: Console): ExitCode {
  if (options.number === undefined) refuseUsage("--number", "the number of a chunk, from 0", "none");
  const folder = EnsembleFolder.open(path);
  const number = wholeNumber("number", options.number, 0, 0);
  const isThere = folder.chunk(number) !== null;
  const failed = isThere ? 0 : made(folder, number);
  if (options.json === true)
    console.print(JSON.stringify({ ensemble: folder.manifest.id, chunk: number, made: !isThere, failed })); // prettier-ignore
  else console.narrate(isThere ? `Chunk ${number} is there already.` : `Chunk ${number} is made.`);
  return 0;
}

/** @returns its failed runs */
function made(folder: EnsembleFolder, number: number): number {
  const chunk = new ChunkMaker(folder.manifest, folder.documents()).make(number);
  folder.keep(chunk);
  return chunk.failed.length;
}

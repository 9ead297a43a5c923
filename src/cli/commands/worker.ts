// pendency worker: makes chunks that others put into a queue, until it is stopped.
import process from "node:process";
import type { Command } from "commander";
import { openModel } from "../../disk/openModel.ts";
import { documentsHashOf } from "../../ensemble/manifest.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared } from "../declare.ts";
import type { Act, ExitCode } from "../declare.ts";
import { queueing } from "../dispatching.ts";
import { workersOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface WorkerOptions extends RunOptions {
  readonly redis?: string;
  readonly postgres?: string;
  readonly only?: readonly string[];
}

export function declareWorker(program: Command, act: Act): void {
  queueing(shared(program.command("worker")))
    .description("make chunks that `pendency ensemble --on queue` asks for, here or on another machine, until Ctrl-C")
    .option("--workers <number>", "chunks made at the same time (default: as many as the machine has threads)")
    .option("--only <model>", "make only runs of this model's documents as they are here; repeatable", collect)
    .addHelpText(
      "after",
      examples(
        "worker --redis redis://queue.example:6379",
        "worker --postgres postgres://me@db/jobs --only office.yaml",
      ),
    ) // prettier-ignore
    .action((options: WorkerOptions) => act(options, (console) => work(options, console)));
}

/** @returns the exit code: 0 when it was stopped */
async function work(options: WorkerOptions, console: Console): Promise<ExitCode> {
  const { queueAddress } = await import("../../dispatch/queue/address.ts");
  const { serveQueue } = await import("../../dispatch/queue/serve.ts");
  const { ChunkThreads } = await import("../../dispatch/chunkThreads.ts");
  const { address, called } = queueAddress(options, process.env);
  const width = workersOf(options);
  const only = options.only?.map((model) => documentsHashOf(openModel(model))) ?? null;
  const stop = new AbortController();
  const end = (): void => {
    console.complain("Stopping. Chunks under way are given back; press Ctrl-C again to leave at once.");
    stop.abort();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, end);
  try {
    const tell = (sentence: string): void => console.note(sentence);
    await serveQueue(address, { width, threads: new ChunkThreads(), called, stop: stop.signal, tell, only });
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
  return 0;
}

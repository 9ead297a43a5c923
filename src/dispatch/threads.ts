// Chunks on threads of this process: nothing to install. A thread that dies is replaced, and its chunk tried once more.
import { Worker } from "node:worker_threads";
import type { EnsembleFolder } from "../disk/ensembleFolder.ts";
import { PendencyError } from "../errors.ts";
import { Stop } from "../study/stop.ts";
import type { StopSignal } from "../study/stop.ts";
import type { ChunkAnswer, ChunkThreadData } from "./chunkThread.ts";
import type { ChunkWatch, Dispatcher } from "./dispatcher.ts";

/** @param script what a thread runs; left out: chunkThread.js beside this file */
export function chunksOnThreads(
  threads: number,
  script: URL = new URL("./chunkThread.js", import.meta.url),
): Dispatcher {
  return async (folder, missing, watch) => {
    const stop = new Stop(watch.stop);
    const queue = missing.map((number) => ({ number, attempts: 0 }));
    const failures: unknown[] = [];
    const lanes = Math.max(1, Math.min(threads, missing.length));
    await Promise.all(
      Array.from({ length: lanes }, () =>
        workInLane({ folder, queue, script }, { ...watch, stop }).catch((error: unknown) => {
          failures.push(error);
          stop.abort();
        }),
      ),
    );
    stop.release();
    if (failures.length > 0) throw failures[0];
  };
}

interface Work {
  readonly folder: EnsembleFolder;
  readonly queue: { readonly number: number; readonly attempts: number }[];
  readonly script: URL;
}

async function workInLane({ folder, queue, script }: Work, watch: ChunkWatch): Promise<void> {
  let worker: Worker | null = null;
  const end = async (): Promise<void> => {
    await worker?.terminate();
    worker = null;
  };
  try {
    for (let next = queue.shift(); next !== undefined && !watch.stop.aborted; next = queue.shift()) {
      const { number, attempts } = next;
      if (worker === null) {
        worker = new Worker(script, { workerData: { folder: folder.path } satisfies ChunkThreadData });
        // a thread may fail between two chunks; the next question to it finds out
        worker.on("error", () => {});
      }
      const answer = await ask(worker, number, watch);
      if (answer === null) return;
      if (answer.kind === "done") {
        folder.keepText(number, answer.text);
        watch.done(number);
      } else if (answer.kind === "refused") {
        throw new PendencyError(answer.problems);
      } else {
        await end();
        if (attempts > 0) throw new Error(`chunk ${number} failed twice: ${answer.message}`);
        queue.unshift({ number, attempts: attempts + 1 });
      }
    }
  } finally {
    await end();
  }
}

type LastAnswer = Exclude<ChunkAnswer, { kind: "progress" }>;

/** @returns null when it was stopped before the answer came */
function ask(
  worker: Worker,
  number: number,
  watch: Pick<ChunkWatch, "progress"> & { readonly stop: StopSignal },
): Promise<LastAnswer | null> {
  // prettier-ignore
  return new Promise((resolve) => {
    const settle = (answer: LastAnswer | null): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      watch.stop.removeEventListener("abort", onStop);
      resolve(answer);
    };
    const onMessage = (answer: ChunkAnswer): void => {
      if (answer.kind === "progress") watch.progress(number, answer.runs);
      else settle(answer);
    };
    const onStop = (): void => settle(null);
    const onError = (error: Error): void => settle({ kind: "failed", message: error.message });
    const onExit = (code: number): void => settle({ kind: "failed", message: `the thread ended with code ${code}` });
    watch.stop.addEventListener("abort", onStop);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(number);
  });
}

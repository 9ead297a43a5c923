// Threads beside a process that waits for other things: each makes one chunk at a time of the folder it was opened with,
// whose documents it has read once.
import { Worker } from "node:worker_threads";
import type { StopSignal } from "../study/stop.ts";
import type { ChunkAnswer, ChunkThreadData } from "./chunkThread.ts";

type LastAnswer = Exclude<ChunkAnswer, { kind: "progress" }>;

/** Milliseconds after which a thread that nobody asked for a chunk gives its memory back. */
const longestWait = 20_000;

interface Idle {
  readonly folder: string;
  readonly worker: Worker;
  readonly timer: NodeJS.Timeout;
}

export class ChunkThreads {
  readonly #script: URL;
  readonly #idle = new Set<Idle>();

  /** @param script what a thread runs */
  constructor(script = new URL("./chunkThread.js", import.meta.url)) {
    this.#script = script;
  }

  /** @returns null when stopped before the answer came */
  async make(
    folder: string,
    chunk: number,
    watch: { readonly stop: StopSignal; readonly progress: (runs: number) => void },
  ): Promise<LastAnswer | null> {
    if (watch.stop.aborted) return null;
    const worker = this.#threadFor(folder);
    const answer = await answerOf(worker, chunk, watch);
    if (answer?.kind === "done") this.#wait(folder, worker);
    else await worker.terminate();
    return answer;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#idle].map((one) => this.#leave(one).terminate()));
  }

  #threadFor(folder: string): Worker {
    const same = [...this.#idle].find((one) => one.folder === folder);
    if (same !== undefined) return this.#leave(same);
    // documents of a run that is over make room
    for (const one of this.#idle) void this.#leave(one).terminate();
    const worker = new Worker(this.#script, { workerData: { folder } satisfies ChunkThreadData });
    // a thread may fail between two chunks; the next question to it finds out
    return worker.on("error", () => {});
  }

  #wait(folder: string, worker: Worker): void {
    const end = (): void => void this.#leave(one).terminate();
    const one: Idle = { folder, worker, timer: setTimeout(end, longestWait).unref() };
    this.#idle.add(one);
  }

  #leave(one: Idle): Worker {
    clearTimeout(one.timer);
    this.#idle.delete(one);
    return one.worker;
  }
}

function answerOf(
  worker: Worker,
  chunk: number,
  { stop, progress }: { readonly stop: StopSignal; readonly progress: (runs: number) => void },
): Promise<LastAnswer | null> {
  return new Promise((resolve) => {
    const settle = (answer: LastAnswer | null): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      stop.removeEventListener("abort", onStop);
      resolve(answer);
    };
    const onMessage = (answer: ChunkAnswer): void =>
      answer.kind === "progress" ? progress(answer.runs) : settle(answer);
    const onStop = (): void => settle(null);
    const onError = (error: Error): void => settle({ kind: "failed", message: error.message });
    const onExit = (code: number): void => settle({ kind: "failed", message: `the thread ended with code ${code}` });
    stop.addEventListener("abort", onStop);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(chunk);
  });
}

// The executor for Node: threads, each with the request's texts, one run at a time.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { TaskAnswer } from "../study/answerTask.ts";
import type { Executor } from "../study/executor.ts";
import { refuseUsage } from "../errors.ts";
import { workThrough } from "../study/lanes.ts";
import type { Lane } from "../study/lanes.ts";
import type { StopSignal } from "../study/stop.ts";
import type { StudyRequest } from "../study/studyRequest.ts";
import { dropParts } from "./log/openLog.ts";
import type { LogRequest } from "./log/openLog.ts";

/** What a thread is opened with. */
export interface ThreadData {
  readonly request: StudyRequest;
  /** where the events of the first replication are written; null: nowhere */
  readonly log: LogRequest | null;
}

export interface ThreadOptions {
  /** left out: as many as the machine runs at once */
  readonly threads?: number;
  /** where the events of the first replication are written; left out: nowhere */
  readonly log?: LogRequest | null;
  /** what a thread runs; left out: worker.js beside this file */
  readonly script?: URL;
}

/** Runs are made on threads, which end with the study. */
export function onThreads(options: ThreadOptions | null = null): Executor {
  const { threads = availableParallelism(), log = null, script } = options ?? {};
  if (!Number.isInteger(threads) || threads < 1) {
    refuseUsage("threads", "a whole number of threads, 1 or more", String(threads));
  }
  return {
    width: threads,
    run: async (request, tasks, watch) => {
      const data: ThreadData = { request, log };
      if (log !== null) dropParts(log.path);
      try {
        return await workThrough(tasks, (stop) => openThread(data, stop, script), watch);
      } finally {
        // what a thread that died or was stopped may have left
        if (log !== null) dropParts(log.path);
      }
    },
  };
}

function openThread(data: ThreadData, stop: StopSignal, script = new URL("./worker.js", import.meta.url)): Lane {
  const worker = new Worker(script, { workerData: data });
  // a thread may fail between two runs; the next question to it finds out
  worker.on("error", () => {});
  const ask: Lane["ask"] = (task) =>
    new Promise((resolve) => {
      const settle = (answer: TaskAnswer | null): void => {
        worker.off("message", settle).off("error", onError).off("exit", onExit);
        stop.removeEventListener("abort", onStop);
        resolve(answer);
      };
      const onStop = (): void => settle(null);
      const onError = (error: Error): void =>
        settle(isShortOfMemory(error) ? shortOfMemory : { kind: "failed", message: error.message });
      const onExit = (code: number): void => settle({ kind: "failed", message: `the thread ended with code ${code}` });
      stop.addEventListener("abort", onStop);
      worker.on("message", settle).on("error", onError).on("exit", onExit);
      worker.postMessage(task);
    });
  return { ask, close: async () => void (await worker.terminate()) };
}

function isShortOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

const shortOfMemory: TaskAnswer = {
  kind: "refused",
  problems: [
    {
      kind: "limits",
      at: null,
      path: "run",
      expected: "a run within the memory of one thread",
      got: "one that needs more",
      hint: "let one record stand for several people (--sample), or take fewer threads (--workers)",
    },
  ],
};

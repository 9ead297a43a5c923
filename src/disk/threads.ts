// The executor for Node: threads, each with the request's texts, one run at a time. A thread that has made the runs of a
// study waits a while for another study of the same texts, which it has read already.
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

/** What a thread is told when it is to make the runs of another study of the same texts. */
export interface NextStudy {
  readonly next: Omit<StudyRequest, "files" | "factFiles" | "pack">;
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
  const waiting = new Set<Thread>();
  return {
    width: threads,
    run: async (request, tasks, watch) => {
      const { files, factFiles, pack: _read, ...next } = request;
      for (const thread of waiting) if (thread.files !== files || thread.factFiles !== factFiles) thread.end();
      const open = (stop: StopSignal): Lane => {
        const [before] = waiting;
        if (before === undefined) return laneOf(threadFor({ request, log }, waiting, script), stop);
        before.goOn({ next });
        return laneOf(before, stop);
      };
      if (log !== null) dropParts(log.path);
      try {
        return await workThrough(tasks, open, watch);
      } finally {
        // what a thread that died or was stopped may have left
        if (log !== null) dropParts(log.path);
      }
    },
  };
}

interface Thread extends Pick<StudyRequest, "files" | "factFiles"> {
  readonly worker: Worker;
  /** ends the wait with another study */
  goOn(study: NextStudy): void;
  /** begins a wait, which does not keep the process alive */
  wait(): void;
  end(): Promise<unknown>;
}

/** Milliseconds that a thread waits for another study. */
const longestWait = 10_000;

function threadFor(data: ThreadData, waiting: Set<Thread>, script = new URL("./worker.js", import.meta.url)): Thread {
  const worker = new Worker(script, { workerData: data });
  let timer: NodeJS.Timeout | undefined;
  const leave = (): void => {
    clearTimeout(timer);
    waiting.delete(thread);
  };
  const { files, factFiles } = data.request;
  const thread: Thread = {
    files,
    factFiles,
    worker,
    goOn(study) {
      leave();
      worker.ref();
      worker.postMessage(study);
    },
    wait() {
      // a log is of one study
      if (data.log !== null) return void thread.end();
      waiting.add(thread);
      timer = setTimeout(() => void thread.end(), longestWait).unref();
      worker.unref();
    },
    end() {
      leave();
      return worker.terminate();
    },
  };
  // a thread may fail between two runs; the next question to it finds out
  worker.on("error", () => {}).on("exit", leave);
  return thread;
}

function laneOf(thread: Thread, stop: StopSignal): Lane {
  const { worker } = thread;
  /** whether the last answer leaves nothing behind but what was read */
  let isSound = false;
  const ask: Lane["ask"] = (task) =>
    new Promise((resolve) => {
      isSound = false;
      const settle = (answer: TaskAnswer | null): void => {
        isSound = answer?.kind === "done" || (answer?.kind === "refused" && !isLimit(answer));
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
  return { ask, close: async () => void (isSound ? thread.wait() : await thread.end()) };
}

/** What a run that met a limit holds is given back to the machine. */
function isLimit({ problems }: Extract<TaskAnswer, { kind: "refused" }>): boolean {
  return problems.some(({ kind }) => kind === "limits");
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

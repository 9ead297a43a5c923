// Runs the tasks of a study on several threads. Which thread makes which run, and when, changes nothing in the result.
import { Worker } from "node:worker_threads";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { StudyTask } from "../study/planStudy.ts";
import type { Run } from "../study/runReplication.ts";
import type { StudyRequest } from "./request.ts";
import type { Answer } from "./worker.ts";

export interface PoolOptions {
  readonly workers: number;
  /** called after each finished run */
  readonly progress: (finished: number) => void;
  /** aborted: no further run begins, those under way are dropped, what is finished is kept */
  readonly stop: AbortSignal;
  /** told of a run that met a limit: it is left out, and the others go on; left out: the first such run ends all */
  readonly leaveOut?: (task: StudyTask, problems: readonly Problem[]) => void;
  /** what a thread runs; left out: worker.js beside this file */
  readonly script?: URL;
}

/**
 * @returns the finished runs in no particular order; fewer than tasks when stopped, or when some met a limit
 * @throws PendencyError when a document is wrong; Error naming the run when one failed twice
 */
export async function runTasks(
  request: StudyRequest,
  tasks: readonly StudyTask[],
  options: PoolOptions,
): Promise<readonly Run[]> {
  const queue = tasks.map((task) => ({ task, attempts: 0 }));
  const finished: Run[] = [];
  const threads = Math.max(1, Math.min(options.workers, tasks.length));
  await Promise.all(Array.from({ length: threads }, () => workThrough(request, queue, finished, options)));
  return finished;
}

interface Attempt {
  readonly task: StudyTask;
  readonly attempts: number;
}

/** One thread after another in one place of the pool: a thread that dies is replaced, and its run tried once more. */
async function workThrough(
  request: StudyRequest,
  queue: Attempt[],
  finished: Run[],
  options: PoolOptions,
): Promise<void> {
  let worker: Worker | null = null;
  try {
    for (let next = queue.shift(); next !== undefined && !options.stop.aborted; next = queue.shift()) {
      worker ??= openWorker(request, options.script);
      const answer = await ask(worker, next.task, options.stop);
      if (answer === null) return;
      if (answer.kind === "done") {
        finished.push(answer.run);
        options.progress(finished.length);
      } else if (answer.kind === "refused") {
        if (options.leaveOut === undefined || !answer.problems.every(({ kind }) => kind === "limits")) {
          throw new PendencyError(answer.problems);
        }
        options.leaveOut(next.task, answer.problems);
        // what it held is given back to the machine before the next run begins
        await worker.terminate();
        worker = null;
      } else {
        await worker.terminate();
        worker = null;
        if (next.attempts > 0) throw failedTwice(next.task, answer.message);
        queue.unshift({ task: next.task, attempts: 1 });
      }
    }
  } catch (error) {
    queue.length = 0;
    throw error;
  } finally {
    await worker?.terminate();
  }
}

function openWorker(request: StudyRequest, script = new URL("./worker.js", import.meta.url)): Worker {
  const worker = new Worker(script, { workerData: request });
  // a thread may fail between two runs; the next question to it finds out
  return worker.on("error", () => {});
}

/** null when the pool was stopped before the answer came. */
function ask(worker: Worker, task: StudyTask, stop: AbortSignal): Promise<Answer | null> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | null): void => {
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
}

function isShortOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

const shortOfMemory: Answer = {
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

function failedTwice({ stack, replication }: StudyTask, message: string): Error {
  return new Error(`replication ${replication} of stack ${stack} failed twice: ${message}`);
}

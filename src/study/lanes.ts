// Tasks worked through by several workers at once: a worker that dies is replaced and its run tried once
// more.
import { PendencyError } from "../errors.ts";
import type { TaskAnswer } from "./answerTask.ts";
import type { Watch } from "./executor.ts";
import type { StudyTask } from "./planStudy.ts";
import type { Run } from "./runReplication.ts";
import { Stop } from "./stop.ts";
import type { StopSignal } from "./stop.ts";

/** One worker: a thread, a page's worker, a process elsewhere. It answers one task at a time. */
export interface Lane {
  /**
   * null when the stop it was opened with went off before the answer came; a worker that died answers that it
   * failed
   */
  ask(task: StudyTask): Promise<TaskAnswer | null>;
  close(): Promise<void> | void;
}

/**
 * Comes back when every worker is closed, whatever happened.
 *
 * @param open a new worker, which gives up its task when the stop goes off; called again for every one that
 *   died or is to give its memory back
 * @returns the finished runs, in the order of the tasks
 * @throws PendencyError when a document is wrong; Error naming the run when one failed twice
 */
export async function workThrough(
  tasks: readonly StudyTask[],
  open: (stop: StopSignal) => Lane,
  watch: Watch,
): Promise<readonly Run[]> {
  const stop = new Stop(watch.stop);
  const work: Work = {
    open: () => open(stop),
    queue: tasks.map((task) => ({ task, attempts: 0 })),
    finished: [],
    stop,
  };
  const failures: unknown[] = [];
  const lanes = Math.max(1, Math.min(watch.width, tasks.length));
  await Promise.all(
    Array.from({ length: lanes }, () =>
      workInLane(work, watch).catch((error: unknown) => {
        failures.push(error);
        stop.abort();
      }),
    ),
  );
  stop.release();
  if (failures.length > 0) throw failures[0];
  return work.finished.sort((left, right) => left.task.index - right.task.index);
}

interface Work {
  readonly open: () => Lane;
  readonly queue: { readonly task: StudyTask; readonly attempts: number }[];
  readonly finished: Run[];
  readonly stop: StopSignal;
}

async function workInLane({ open, queue, finished, stop }: Work, watch: Watch): Promise<void> {
  let lane: Lane | null = null;
  const replace = async (): Promise<void> => {
    await lane?.close();
    lane = null;
  };
  try {
    for (let next = queue.shift(); next !== undefined && !stop.aborted; next = queue.shift()) {
      lane ??= open();
      const answer: TaskAnswer | null = await lane.ask(next.task);
      if (answer === null) return;
      if (answer.kind === "done") {
        finished.push(answer.run);
        watch.ran?.(answer.run);
        watch.progress(finished.length);
      } else if (answer.kind === "refused") {
        const isLimit = answer.problems.every(({ kind }) => kind === "limits");
        if (watch.leaveOut === undefined || !(isLimit || watch.leavesOutRefused === true)) {
          throw new PendencyError(answer.problems);
        }
        watch.leaveOut(next.task, answer.problems);
        // what it held is given back to the machine before the next run begins
        if (isLimit) await replace();
      } else {
        await replace();
        if (next.attempts > 0) throw failedTwice(next.task, answer.message);
        queue.unshift({ task: next.task, attempts: next.attempts + 1 });
      }
    }
  } finally {
    await replace();
  }
}

function failedTwice({ stack, replication }: StudyTask, message: string): Error {
  return new Error(`replication ${replication} of stack ${stack} failed twice: ${message}`);
}

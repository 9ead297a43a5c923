// Tasks worked through by several workers at once: a worker that dies is replaced and its run tried once more.
import { PendencyError } from "../errors.ts";
import type { Answer } from "./answerTask.ts";
import type { Watch } from "./executor.ts";
import type { StudyTask } from "./planStudy.ts";
import type { Run } from "./runReplication.ts";

/** One worker: a thread, a page's worker, a process elsewhere. It answers one task at a time. */
export interface Lane {
  /** null when `stop` went off before the answer came; a worker that died answers that it failed */
  ask(task: StudyTask): Promise<Answer | null>;
  close(): Promise<void> | void;
}

/**
 * @param open a new worker; called again for every one that died or is to give its memory back
 * @returns the finished runs, in the order of the tasks
 * @throws PendencyError when a document is wrong; Error naming the run when one failed twice
 */
export async function workThrough(
  tasks: readonly StudyTask[],
  open: () => Lane,
  watch: Watch,
): Promise<readonly Run[]> {
  const queue = tasks.map((task) => ({ task, attempts: 0 }));
  const finished: Run[] = [];
  const lanes = Math.max(1, Math.min(watch.width, tasks.length));
  await Promise.all(Array.from({ length: lanes }, () => workInLane(open, queue, finished, watch)));
  return finished.sort((left, right) => left.task.index - right.task.index);
}

interface Attempt {
  readonly task: StudyTask;
  readonly attempts: number;
}

async function workInLane(open: () => Lane, queue: Attempt[], finished: Run[], watch: Watch): Promise<void> {
  let lane: Lane | null = null;
  const replace = async (): Promise<void> => {
    await lane?.close();
    lane = null;
  };
  try {
    for (let next = queue.shift(); next !== undefined && !watch.stop.aborted; next = queue.shift()) {
      lane ??= open();
      const answer: Answer | null = await lane.ask(next.task);
      if (answer === null) return;
      if (answer.kind === "done") {
        finished.push(answer.run);
        watch.progress(finished.length);
      } else if (answer.kind === "refused") {
        if (watch.leaveOut === undefined || !answer.problems.every(({ kind }) => kind === "limits")) {
          throw new PendencyError(answer.problems);
        }
        watch.leaveOut(next.task, answer.problems);
        // what it held is given back to the machine before the next run begins
        await replace();
      } else {
        await replace();
        if (next.attempts > 0) throw failedTwice(next.task, answer.message);
        queue.unshift({ task: next.task, attempts: next.attempts + 1 });
      }
    }
  } catch (error) {
    queue.length = 0;
    throw error;
  } finally {
    await replace();
  }
}

function failedTwice({ stack, replication }: StudyTask, message: string): Error {
  return new Error(`replication ${replication} of stack ${stack} failed twice: ${message}`);
}

// An executor for tests: a request, its tasks and the runs go to and fro as texts, as over a queue; questions
// that are open at one time are answered in reverse order, the last tasks are made first, and every worker
// dies at its second task.
import { TaskRunner } from "../../src/study/answerTask.ts";
import type { TaskAnswer } from "../../src/study/answerTask.ts";
import type { Executor } from "../../src/study/executor.ts";
import { workThrough } from "../../src/study/lanes.ts";
import type { Lane } from "../../src/study/lanes.ts";
import type { StudyTask } from "../../src/study/planStudy.ts";
import type { StudyRequest } from "../../src/study/studyRequest.ts";

export interface Happenings {
  opened: number;
  died: number;
  closed: number;
  /** indices of tasks in the order in which they were finished */
  readonly finished: number[];
}

export function byMessages(width: number, seen: Happenings): Executor {
  return {
    width,
    run(request, tasks, watch) {
      const open: (() => void)[] = [];
      const answerInReverse = (): void => {
        for (let next = open.pop(); next !== undefined; next = open.pop()) next();
      };
      const openLane = (): Lane => {
        seen.opened++;
        const runner = new TaskRunner(read<StudyRequest>(written(request)));
        let asked = 0;
        const answer = (task: StudyTask): TaskAnswer => {
          asked++;
          if (asked === 2) {
            seen.died++;
            return { kind: "failed", message: "killed" };
          }
          seen.finished.push(task.index);
          return runner.answer(task);
        };
        return {
          ask: (task) =>
            new Promise((resolve) => {
              const text = written(task);
              if (open.length === 0) setImmediate(answerInReverse);
              open.push(() => resolve(read<TaskAnswer>(written(answer(read<StudyTask>(text))))));
            }),
          close: () => void seen.closed++,
        };
      };
      return workThrough(tasks.toReversed(), openLane, watch);
    },
  };
}

/** JSON, with typed arrays under their names: all else of a request, a task or a run is JSON already. */
export function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    ArrayBuffer.isView(part) ? { [part.constructor.name]: Array.from(part as Float64Array) } : part,
  );
}

export function read<T>(text: string): T {
  return JSON.parse(text, (_, part: { Float64Array?: number[]; Int32Array?: number[] } | null) => {
    if (part?.Float64Array !== undefined) return Float64Array.from(part.Float64Array);
    return part?.Int32Array === undefined ? part : Int32Array.from(part.Int32Array);
  }) as T;
}

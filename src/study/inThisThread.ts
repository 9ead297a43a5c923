// The executor that needs nothing: one run after the other, here.
import type { Documents } from "../documents/documents.ts";
import { TaskRunner } from "./answerTask.ts";
import type { TaskAnswer } from "./answerTask.ts";
import type { Executor } from "./executor.ts";
import { workThrough } from "./lanes.ts";
import type { Lane } from "./lanes.ts";
import type { StudyTask } from "./planStudy.ts";
import type { StopSignal } from "./stop.ts";

export interface ThisThreadOptions {
  /** of the request, where they have been read already */
  readonly documents?: Documents;
  /** lets others of this thread go on between two runs, so that a stop is heard and progress is seen */
  readonly pause?: () => Promise<void>;
}

export function inThisThread({ documents, pause }: ThisThreadOptions = {}): Executor {
  return {
    width: 1,
    run(request, tasks, watch) {
      const open = (stop: StopSignal): Lane => {
        const runner = new TaskRunner(request, { documents });
        const ask = async (task: StudyTask): Promise<TaskAnswer | null> => {
          await pause?.();
          return stop.aborted ? null : runner.answer(task);
        };
        return { ask, close: () => {} };
      };
      return workThrough(tasks, open, { ...watch, width: 1 });
    },
  };
}

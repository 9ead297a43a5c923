// Where runs are made: in this thread, on threads, in web workers, on other machines. Which of them makes
// which run, and when, changes nothing in the result.
import type { Problem } from "../errors.ts";
import type { StudyTask } from "./planStudy.ts";
import type { Run } from "./runReplication.ts";
import type { StopSignal } from "./stop.ts";
import type { StudyRequest } from "./studyRequest.ts";

export interface Executor {
  /** runs it makes at the same time, at the most; each holds documents, a program and its people in memory */
  readonly width: number;
  /**
   * @returns the finished runs, in the order of `tasks`; fewer than tasks when stopped, or when some met a
   *   limit
   * @throws PendencyError when a document is wrong; Error naming the run when one failed twice
   */
  run(request: StudyRequest, tasks: readonly StudyTask[], watch: Watch): Promise<readonly Run[]>;
}

/** What whoever asks hears and says while runs are made. */
export interface Watch {
  /** runs at the same time, where less than the executor's width fits into memory */
  readonly width: number;
  /** called after each finished run */
  readonly progress: (finished: number) => void;
  /** told of each finished run, in the order in which they finish; left out: whoever asks waits for all */
  readonly ran?: (run: Run) => void;
  /** gone off: no further run begins, those under way are dropped, what is finished is kept */
  readonly stop: StopSignal;
  /**
   * told of a run that met a limit: it is left out, and the others go on; left out: the first such run ends
   * all
   */
  readonly leaveOut?: (task: StudyTask, problems: readonly Problem[]) => void;
  /** whether a run that the documents refuse is left out likewise: a draw, say, that reaches outside its place */
  readonly leavesOutRefused?: boolean;
}

// What a worker does, wherever it is: it reads the request's texts once, then makes one run for each task it
// is asked.
import type { Documents } from "../documents/documents.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { StudyTask } from "./planStudy.ts";
import { Runner } from "./runReplication.ts";
import type { Beside, Run } from "./runReplication.ts";
import { studyInput } from "./studyRequest.ts";
import type { StudyRequest } from "./studyRequest.ts";

/** Plain data, so that it can be posted, queued or written to a file. */
export type TaskAnswer =
  | { readonly kind: "done"; readonly run: Run }
  /** the documents are wrong for this run; trying again would say the same */
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "failed"; readonly message: string };

/** Hears one run; what it keeps of it is its own affair. */
export interface TaskListener {
  readonly recorders: Beside["recorders"];
  /** the run has finished */
  keep(): void;
  /** always last, whether the run has finished or failed */
  drop(): void;
}

export interface TaskRunnerOptions {
  /** read from the request's files, where they have been already; those of other files are left aside */
  readonly documents?: Documents | null;
  /** who listens to a run beside what the study measures; it changes no number */
  readonly listenTo?: (task: StudyTask) => TaskListener | null;
}

/** Answers tasks of one request. */
export class TaskRunner {
  readonly #request: StudyRequest;
  readonly #listenTo: (task: StudyTask) => TaskListener | null;
  #documents: Documents | null;
  #runner: Runner | null = null;

  constructor(request: StudyRequest, { documents = null, listenTo = () => null }: TaskRunnerOptions = {}) {
    this.#request = request;
    this.#listenTo = listenTo;
    this.#documents = documents?.files === request.files ? documents : null;
  }

  /** For another study of the same files; on the same day they are not read again. */
  another(request: StudyRequest): TaskRunner {
    const isSameDay = JSON.stringify(request.asOf) === JSON.stringify(this.#request.asOf);
    return new TaskRunner(request, { documents: isSameDay ? this.#documents : null, listenTo: this.#listenTo });
  }

  answer(task: StudyTask): TaskAnswer {
    try {
      return { kind: "done", run: this.#run(task) };
    } catch (error) {
      if (error instanceof PendencyError) return { kind: "refused", problems: error.problems };
      return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  #run(task: StudyTask): Run {
    const { files, factFiles, asOf } = this.#request;
    this.#documents ??= openDocuments(files, factFiles, asOf);
    this.#runner ??= new Runner(studyInput(this.#request, this.#documents));
    const listener = this.#listenTo(task);
    const timelines = task.replication === 0 ? (this.#request.timelines ?? 0) : 0;
    try {
      const run = this.#runner.run(task, { recorders: listener?.recorders ?? [], timelines });
      listener?.keep();
      return run;
    } finally {
      listener?.drop();
    }
  }
}

// What a worker does, wherever it is: it reads the request's texts once, then makes one run for each task it
// is asked.
import type { Documents } from "../documents/documents.ts";
import { unpackDocuments, withClaims } from "../documents/packDocuments.ts";
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
  /** whether the documents came without their texts, and so without places in them */
  #isPacked = false;
  #runner: Runner | null = null;

  constructor(request: StudyRequest, { documents = null, listenTo = () => null }: TaskRunnerOptions = {}) {
    this.#request = request;
    this.#listenTo = listenTo;
    this.#documents = documents?.files === request.files ? documents : null;
  }

  /** For another study of the same files; on the same day they are not read again. */
  another(request: StudyRequest): TaskRunner {
    const isSameDay = JSON.stringify(request.asOf) === JSON.stringify(this.#request.asOf);
    const next = new TaskRunner(request, { listenTo: this.#listenTo });
    if (!isSameDay || request.files !== this.#request.files) return next;
    next.#documents = this.#documents;
    next.#isPacked = this.#isPacked;
    return next;
  }

  answer(task: StudyTask): TaskAnswer {
    try {
      return { kind: "done", run: this.#run(task) };
    } catch (error) {
      if (error instanceof PendencyError && this.#isPacked) return this.#again(task);
      if (error instanceof PendencyError) return { kind: "refused", problems: error.problems };
      return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  /** From the texts: what is refused is told with its place in them. */
  #again(task: StudyTask): TaskAnswer {
    this.#documents = null;
    this.#runner = null;
    this.#isPacked = false;
    return new TaskRunner({ ...this.#request, pack: null }, { listenTo: this.#listenTo }).answer(task);
  }

  #open(): Documents {
    const { files, factFiles, asOf, pack } = this.#request;
    if (pack == null) return openDocuments(files, factFiles, asOf);
    this.#isPacked = true;
    return withClaims(unpackDocuments(pack.documents), pack.claims);
  }

  #run(task: StudyTask): Run {
    this.#documents ??= this.#open();
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

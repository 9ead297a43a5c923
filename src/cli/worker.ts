// One thread of the pool: reads the posted texts once, then makes one run for each message.
import { parentPort, workerData } from "node:worker_threads";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { StudyTask } from "../study/planStudy.ts";
import { Runner } from "../study/runReplication.ts";
import type { Run } from "../study/runReplication.ts";
import { openLog } from "./log/openLog.ts";
import { openWorkspace, studyInput } from "./request.ts";
import type { StudyRequest } from "./request.ts";

export type Answer =
  | { readonly kind: "done"; readonly run: Run }
  /** the documents are wrong for this run; trying again would say the same */
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "failed"; readonly message: string };

const port = parentPort;
if (port !== null) {
  let runner: Runner | null = null;
  port.on("message", (task: StudyTask) => {
    const answer = answerTo(() => {
      const request = workerData as StudyRequest;
      runner ??= new Runner(studyInput(request, openWorkspace(request.files, request.factFiles, request.asOf)));
      return makeRun(runner, request, task);
    });
    port.postMessage(answer, answer.kind === "done" ? buffersOf(answer.run) : []);
  });
}

/** The first replication with what listens beside it: a log is complete before the run is answered, or not there. */
function makeRun(runner: Runner, { spec, listen }: StudyRequest, task: StudyTask): Run {
  if (listen === undefined || task.replication > 0) return runner.run(task);
  const log = listen.log === null ? null : openLog(listen.log, { seed: spec.seed, replication: task.replication });
  try {
    const run = runner.run(task, { recorders: log === null ? [] : [log.recorder], timelines: listen.timelines });
    log?.keep();
    return run;
  } finally {
    log?.drop();
  }
}

function answerTo(work: () => Run): Answer {
  try {
    return { kind: "done", run: work() };
  } catch (error) {
    if (error instanceof PendencyError) return { kind: "refused", problems: error.problems };
    return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Every buffer inside, so that series are moved and not copied. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) buffersOf(part, found);
  }
  return [...found];
}

// One thread: answers one task for each message.
import { parentPort, workerData } from "node:worker_threads";
import { TaskRunner } from "../study/answerTask.ts";
import type { TaskListener } from "../study/answerTask.ts";
import type { StudyTask } from "../study/planStudy.ts";
import { openLog } from "./log/openLog.ts";
import type { NextStudy, ThreadData } from "./threads.ts";

const port = parentPort;
if (port !== null) {
  const { request, log } = workerData as ThreadData;
  /** The first replication: a log is complete before the run is answered, or not there. */
  const listenTo = ({ replication }: StudyTask): TaskListener | null => {
    if (log === null || replication > 0) return null;
    const open = openLog(log, { seed: request.spec.seed, replication });
    return { recorders: [open.recorder], keep: () => open.keep(), drop: () => open.drop() };
  };
  let runner = new TaskRunner(request, { listenTo });
  port.on("message", (message: StudyTask | NextStudy) => {
    if ("next" in message) {
      const { files, factFiles } = request;
      runner = runner.another({ ...message.next, files, factFiles });
      return;
    }
    const answer = runner.answer(message);
    port.postMessage(answer, answer.kind === "done" ? buffersOf(answer.run) : []);
  });
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

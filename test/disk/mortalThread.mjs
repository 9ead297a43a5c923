// A thread of the pool that dies as often as it is told to, in the way it is told, before it answers.
import { parentPort, workerData } from "node:worker_threads";

const { attempts, deaths, way } = workerData.request;

parentPort.on("message", (task) => {
  if (task.next !== undefined) return;
  const attempt = Atomics.add(attempts, task.replication, 1);
  if (attempt < deaths[task.replication]) {
    if (way === "ends") process.exit(3);
    // a mistake outside the answer's own try: the thread goes down with it
    if (way === "throws") setTimeout(() => thrown());
    if (way === "refuses") parentPort.postMessage({ kind: "refused", problems: [problem] });
    if (way === "is too large") parentPort.postMessage({ kind: "refused", problems: [{ ...problem, kind: "limits" }] });
    if (way === "is short of memory") setTimeout(() => endOfMemory());
    return;
  }
  parentPort.postMessage({ kind: "done", run: { task } });
});

/** As Node ends a thread whose heap is full; really to fill one takes gigabytes. */
function endOfMemory() {
  throw Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" });
}

function thrown() {
  throw new Error("a page of memory is gone");
}

const problem = { kind: "sense", at: null, path: "stages.counter", expected: "sense", got: "none" };

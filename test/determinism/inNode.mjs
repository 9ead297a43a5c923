// The cases on threads of this Node, as one line of JSON; with --write, kept as the stored digests.
//   node test/determinism/inNode.mjs [--threads 2] [--write]
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker, isMainThread, parentPort } from "node:worker_threads";
import { Cases, listJobs } from "./cases.mjs";
import { spread } from "./spread.mjs";
import { readTexts, root } from "./texts.mjs";

if (isMainThread) {
  const { values } = parseArgs({ options: { threads: { type: "string" }, write: { type: "boolean" } } });
  // what is kept is everything
  const threads = values.write ? 1 : Number(values.threads ?? availableParallelism());
  const digests = await spread(listJobs(readTexts(), threads), threads, openThread);
  if (values.write) writeFileSync(join(root, "test/determinism/stored.json"), `${JSON.stringify(digests, null, 2)}\n`);
  else console.log(JSON.stringify({ version: process.versions.node, digests }));
} else {
  const cases = new Cases(readTexts());
  parentPort.on("message", (job) => parentPort.postMessage(cases.digests(job)));
}

function openThread() {
  const worker = new Worker(fileURLToPath(import.meta.url));
  const ask = (job) =>
    new Promise((resolve) => {
      worker.once("message", resolve);
      worker.postMessage(job);
    });
  // an error in a thread is nobody's to catch: it ends the process, and says why
  return { ask, close: () => void worker.terminate() };
}

// A thread that checks documents and counts how often blocks of the built package are run meanwhile.
import { Session } from "node:inspector";
import { parentPort, workerData } from "node:worker_threads";

// blocks are counted in what is compiled from here on, so the package is read afterwards
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { checkDocuments } = await import("../../dist/ask/check.js");
const { openDocuments } = await import("../../dist/documents/openDocuments.js");

function workOf(files) {
  session.post("Profiler.takePreciseCoverage");
  checkDocuments(openDocuments(files, []));
  let work = 0;
  session.post("Profiler.takePreciseCoverage", (_error, { result }) => {
    const own = result.filter(({ url }) => url.includes("/dist/") && !url.includes("node_modules"));
    for (const { ranges } of own.flatMap(({ functions }) => functions)) {
      for (const { count } of ranges) work += count;
    }
  });
  return work;
}

parentPort.postMessage(workerData.map(workOf));

// A thread of chunks that dies in the middle of the first one that any of its kind is asked; the next works.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workerData } from "node:worker_threads";

// beside the folder: what is in it is compared
const mark = join(workerData.folder, "..", "died");
if (existsSync(mark)) await import("../../dist/command/chunkThread.js");
else {
  writeFileSync(mark, "");
  process.exit(9);
}

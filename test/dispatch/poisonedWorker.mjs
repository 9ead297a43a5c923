// A worker of a queue that one chunk kills, as one would that fills the machine's memory.
//   node poisonedWorker.mjs SOCKET CHUNK
import process from "node:process";
import { ChunkThreads } from "../../dist/dispatch/chunkThreads.js";
import { serveQueue } from "../../dist/dispatch/queue/serve.js";

const [url, poison] = process.argv.slice(2);
const threads = new ChunkThreads(new URL("../../dist/command/chunkThread.js", import.meta.url));
const make = threads.make.bind(threads);
threads.make = (folder, chunk, watch) => {
  if (chunk !== Number(poison)) return make(folder, chunk, watch);
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
};
const tell = (sentence) => process.stderr.write(`${sentence}\n`);
const { signal } = new AbortController();
await serveQueue({ kind: "redis", url }, { width: 1, threads, called: "--redis", stop: signal, tell, only: null });

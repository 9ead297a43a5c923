// The command line as a function: what a command prints and how it ends, from a process that stays for the next command.
// Starting Node and loading the command costs more than most commands of a test. Where the process itself is what is
// tested (signals, limits, closed pipes, a terminal), tests start one.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MessageChannel, Worker, receiveMessageOnPort } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import { build } from "../../scripts/build.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

interface Line {
  readonly worker: Worker;
  readonly port: MessagePort;
  /** 1 as soon as an answer is there */
  readonly bell: Int32Array;
}

let line: Line | null = null;

function opened(): Line {
  build(root);
  const { port1: port, port2 } = new MessageChannel();
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const command = pathToFileURL(join(root, "dist", "command", "main.js")).href;
  const worker = new Worker(new URL("./between.mjs", import.meta.url), {
    workerData: { port: port2, bell, command },
    transferList: [port2],
  });
  // neither keeps a worker of tests alive
  worker.unref();
  port.unref();
  return { worker, port, bell };
}

/** @param words after `pendency`. PENDENCY_BIN names an installed command, which is started for each. */
export function commandLine(
  words: readonly string[],
  { cwd = process.cwd(), env = process.env }: Options = {},
): Answer {
  const installed = process.env["PENDENCY_BIN"];
  if (installed !== undefined) {
    return spawnSync(process.execPath, [installed, ...words], { cwd, env, encoding: "utf8", maxBuffer: 1e9 });
  }
  line ??= opened();
  const { worker, port, bell } = line;
  Atomics.store(bell, 0, 0);
  worker.postMessage({ words, cwd, env: { ...env } });
  const waited = Atomics.wait(bell, 0, 0, 300_000);
  const found = receiveMessageOnPort(port) as { readonly message: Answer } | undefined;
  if (found === undefined) throw new Error(`pendency ${words.join(" ")}: no answer (${waited})`);
  return found.message;
}

// A thread that hands questions to the process that answers them, so that whoever asks can wait without a turn of its loop.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

const { port, bell, command } = workerData;
let child = null;
let told = "";

function answer(message) {
  port.postMessage(message);
  Atomics.store(bell, 0, 1);
  Atomics.notify(bell, 0);
}

/** Begun with the first question, and again after one that it did not survive. */
function begun() {
  told = "";
  const script = fileURLToPath(new URL("./answering.mjs", import.meta.url));
  const begin = fork(script, [command], { execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
  begin.stderr.setEncoding("utf8").on("data", (text) => (told += text));
  begin.on("message", (message) => message.isReady || answer(message));
  begin.on("close", (status) => {
    if (child === begin) child = null;
    answer({ status, stdout: "", stderr: told });
  });
  return begin;
}

parentPort.on("message", (question) => {
  child ??= begun();
  child.send(question);
});

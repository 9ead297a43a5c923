// The cases in a page, on its workers. The page offers one function to the test that opened it; a worker runs this file as well.
import { Cases, listJobs } from "./cases.mjs";
import { spread } from "./spread.mjs";

const texts = await (await fetch("/texts")).json();

if (typeof document !== "undefined") {
  globalThis.digestsOn = (threads) => spread(listJobs(texts, threads), threads, openThread);
} else {
  const cases = new Cases(texts);
  globalThis.addEventListener("message", ({ data }) => {
    // an error is posted as text: a page cannot see what went wrong in its worker
    try {
      globalThis.postMessage({ digests: cases.digests(data) });
    } catch (error) {
      globalThis.postMessage({ error: String(error) });
    }
  });
  globalThis.postMessage("ready");
}

function openThread() {
  const worker = new Worker(import.meta.url, { type: "module" });
  const next = () =>
    new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => resolve(data), { once: true });
      worker.addEventListener("error", ({ message }) => reject(new Error(`a worker did not start: ${message}`)));
    });
  const ready = next();
  const ask = async (job) => {
    await ready;
    worker.postMessage(job);
    const { digests, error } = await next();
    if (error !== undefined) throw new Error(`${job.model} › ${job.kinds.join(", ")}: ${error}`);
    return digests;
  };
  return { ask, close: () => worker.terminate() };
}

// Documents with small mistakes through all engines: each ends in an answer or in one clear message.
//   npm run mutated-documents -- [--count 10000] [--seed 20261129] [--from 0] [--only TEXT] [--threads 1] [--seconds 60] [--minutes 600] [--write] [--keep FOLDER]
// Every mutant has a number, and --from N --count 1 makes it again. One that takes longer than --seconds of a thread is
// ended and counted as a hang; the thread is replaced. --write writes the page with the commit; --keep writes the documents
// of those at fault.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { compileTests } from "./compileTests.mjs";
import { mutatedPage } from "./mutatedPage.mjs";

const mostBytes = 5e9;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (isMainThread) await campaign();
else await work();

async function campaign() {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "10000" },
      seed: { type: "string", default: "20261129" },
      from: { type: "string", default: "0" },
      only: { type: "string", default: "" },
      threads: { type: "string", default: "1" },
      seconds: { type: "string", default: "60" },
      minutes: { type: "string", default: "600" },
      write: { type: "boolean", default: false },
      keep: { type: "string" },
    },
  });
  const settings = {
    seed: Number(values.seed),
    from: Number(values.from),
    count: Number(values.count),
    only: values.only,
  };
  const built = compile();
  process.on("exit", () => rmSync(built, { recursive: true, force: true }));
  const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).stdout.trim();
  const tally = { originals: new Map(), endings: new Map(), changes: new Map(), faults: [], slowest: { seconds: 0 } };
  let next = settings.from;
  const started = performance.now();
  const isTime = () => performance.now() - started < Number(values.minutes) * 60_000;
  const give = () => (next < settings.from + settings.count && isTime() ? next++ : null);
  const take = (n, seconds, found) => {
    if (found === null) return;
    add(tally.originals, found.name);
    add(tally.endings, found.fault === null ? found.ending : "at fault");
    for (const change of new Set(found.changes)) add(tally.changes, change);
    if (seconds > tally.slowest.seconds) tally.slowest = { n, seconds, name: found.name };
    if (found.fault !== null) {
      tally.faults.push({ n, ...found });
      console.log(`${n}  ${found.name}  ${found.changes.join(" + ")}\n    ${found.fault}`);
      if (values.keep !== undefined) keep(values.keep, n, found);
    }
    const done = [...tally.endings.values()].reduce((sum, count) => sum + count, 0);
    if (done % 1000 === 0) console.log(`${done} done in ${Math.round((performance.now() - started) / 1000)} s`);
  };
  const lanes = Array.from({ length: Number(values.threads) }, () =>
    lane(built, settings, Number(values.seconds) * 1000, give, take),
  );
  await Promise.all(lanes);
  const result = { ...settings, count: next - settings.from, commit, seconds: Number(values.seconds), tally };
  console.log(mutatedPage(result));
  if (values.write) writeFileSync(join(root, "docs/verification/mutated-documents.md"), mutatedPage(result));
  process.exitCode = tally.faults.length === 0 ? 0 : 1;
}

function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function keep(folder, n, { texts }) {
  for (const { path, text } of texts) {
    const at = join(folder, String(n), path.split("/").at(-1));
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
}

/** One thread after another, each until it ends or takes too long over a document. */
async function lane(built, settings, mostMs, give, take) {
  let n = give();
  while (n !== null) {
    n = await new Promise((resolve) => {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: { built, settings },
        resourceLimits: { maxOldGenerationSizeMb: 2000 },
      });
      let at = n;
      let start = performance.now();
      let timer;
      const end = (fault) => {
        clearInterval(timer);
        take(at, (performance.now() - start) / 1000, {
          name: "see the number",
          ending: "",
          changes: [],
          texts: [],
          fault,
        });
        worker.removeAllListeners();
        void worker.terminate().then(() => resolve(give()));
      };
      // what threads hold outside the heap counts for the whole process
      const watch = () => {
        if (performance.now() - start > mostMs) end(`no end after ${mostMs / 1000} s`);
        else if (process.memoryUsage.rss() > mostBytes) end(`more than ${mostBytes / 1e9} GB`);
      };
      const begin = (number) => {
        at = number;
        start = performance.now();
        clearInterval(timer);
        timer = setInterval(watch, 200);
        worker.postMessage(number);
      };
      worker.on("message", (found) => {
        if (found === "ready") return begin(at);
        clearInterval(timer);
        take(at, (performance.now() - start) / 1000, found);
        const following = give();
        if (following === null) void worker.terminate().then(() => resolve(null));
        else begin(following);
      });
      worker.on("error", (error) => end(`the thread ended: ${error.message}`));
    });
  }
}

async function work() {
  const { seed, only } = workerData.settings;
  const made = await import(pathToFileURL(join(workerData.built, "test/mutated/mutants.js")));
  const mutants = made.openMutants(root, seed, only);
  parentPort.on("message", (n) => parentPort.postMessage(mutants(n)));
  parentPort.postMessage("ready");
}

/** The tests' own functions, beside dist, which a build replaces. */
function compile() {
  const built = join(root, `dist.mutated-${process.pid}`);
  compileTests(root, "test/mutated/mutants.ts", built);
  return built;
}

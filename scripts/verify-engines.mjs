// Golden cases and random networks through an engine, in plain compiled JavaScript and on all cores; prints the table.
//   npm run verify-engines -- --engine straight|fast|fluid [--only erlang] [--within 0.5%] [--night] [--networks 100]
//                             [--else-within 1%] [--json] [--write] [--again]
// Rows are kept until a source of that engine changes, so that a run that was stopped goes on where it was; --else-within runs
// what is left until it is settled less sharply. --write writes the engine's section of the page and leaves the others.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { compileTests } from "./compileTests.mjs";
import { Kept, hashOfFolders } from "./keepRows.mjs";
import { enginesPage, sectionOf } from "./verifyPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const engines = ["straight", "fast", "fluid"];
/** A run of a few people costs the fast engine milliseconds of preparation, and that it is the straight one is tested bit by bit. */
const defaultNetworks = { straight: 100, fast: 20, fluid: 0 };

if (isMainThread) await verify();
else await work();

async function verify() {
  const { values } = parseArgs({
    options: {
      engine: { type: "string", default: "straight" },
      only: { type: "string", default: "" },
      within: { type: "string", default: "0.5%" },
      "else-within": { type: "string" },
      night: { type: "boolean", default: false },
      networks: { type: "string" },
      runs: { type: "string", default: "4000" },
      seed: { type: "string", default: "20261123" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      again: { type: "boolean", default: false },
    },
  });
  const built = compile();
  process.on("exit", () => rmSync(built, { recursive: true, force: true }));
  const settings = {
    engine: values.engine,
    seed: Number(values.seed),
    within: Number.parseFloat(values.within) / 100,
    nightWithin: 0.02,
    night: values.night,
    networks: Number(values.networks ?? defaultNetworks[values.engine]),
    replications: Number(values.runs),
  };
  const { listJobs, notRun } = await import(pathToFileURL(join(built, "test/engines/jobs.js")));
  const { goldenCases } = await import(pathToFileURL(join(built, "test/golden/cases.js")));
  const isWanted = (text) => text.toLowerCase().includes(values.only.toLowerCase());
  const jobs = listJobs(settings).filter(({ search }) => isWanted(search));
  const elseWithin = Number.parseFloat(values["else-within"] ?? values.within) / 100;
  const sources = sourcesOf(built, settings.engine);
  // rows of the sharper width are taken where they are at hand
  const sharp = keptOf(sources, settings);
  const kept = elseWithin === settings.within ? sharp : keptOf(sources, { ...settings, within: elseWithin });
  if (values.again) for (const each of new Set([sharp, kept])) each.forget();
  const rows = [];
  const show = (row) => {
    rows.push(row);
    if (!values.json) console.log(line(row));
  };
  if (!values.json) console.log(heading(settings));
  const known = new Map([...kept.rows, ...sharp.rows].map((one) => [nameOf(one.job), one]));
  for (const job of jobs) known.get(nameOf(job))?.rows.forEach(show);
  const open = jobs.filter((job) => !known.has(nameOf(job)));
  await spread(open, built, { ...settings, within: elseWithin }, (job, seconds, found) => {
    const one = { job, seconds, rows: found };
    kept.add(one);
    known.set(nameOf(job), one);
    found.forEach(show);
  });
  for (const row of notRun(settings)) if (isWanted(row.name)) show(row);
  const failures = rows.filter((row) => row.isFailure);
  if (values.json) console.log(JSON.stringify({ settings, rows }, null, 2));
  else console.log(`\n${counted(rows)}`);
  if (values.write) {
    const all = listJobs(settings);
    const found = all.flatMap((job) => known.get(nameOf(job)) ?? []);
    writePage(settings, elseWithin, goldenCases, {
      engine: settings.engine,
      sources,
      missing: all.length - found.length,
      jobs: found,
      notRun: notRun(settings),
    });
  }
  process.exitCode = failures.length === 0 && rows.length > 0 ? 0 : 1;
}

function nameOf({ kind, name }) {
  return `${kind} ${name}`;
}

/** The compiled files are those the cases need and no others. The two kinds of engine share no file with `fluid` in its path. */
function sourcesOf(built, engine) {
  const isOfFluid = (path) => /fluid/i.test(path);
  return hashOfFolders(built, ["src", "test"], (path) => engine === "fluid" || !isOfFluid(path));
}

/** Night cases are kept beside the others: asking for them as well does not forget what is known. */
function keptOf(sources, { engine, seed, within, nightWithin, replications }) {
  const asked = [engine, seed, within, nightWithin, replications].join("-");
  return new Kept(join(root, "node_modules", ".cache", "verify-engines"), `${sources}-${asked}`);
}

function counted(rows) {
  const failing = rows.filter((row) => row.isFailure).length;
  const agreeing = rows.filter((row) => row.got !== null && !row.isFailure).length;
  return `${agreeing} agree, ${failing} do not, ${rows.length - agreeing - failing} not run`;
}

/** The engine's own section is made anew; those of the others stay as they were written, each with its date and sources. */
function writePage(settings, elseWithin, cases, own) {
  const path = join(root, "docs/verification/engines.md");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const sections = engines.map((engine) =>
    engine === settings.engine ? { made: own } : { engine, text: sectionOf(before, engine) },
  );
  writeFileSync(path, enginesPage({ ...settings, elseWithin }, cases, sections));
}

/** The cases' own functions, with the exact values beside them. */
function compile() {
  const built = join(root, "node_modules", ".cache", `verify-engines-${process.pid}`);
  compileTests(root, "test/engines/jobs.ts", built);
  mkdirSync(join(built, "test/golden"), { recursive: true });
  copyFileSync(join(root, "test/golden/queues.json"), join(built, "test/golden/queues.json"));
  return built;
}

/** Threads take the next job as they come free. */
async function spread(jobs, built, settings, done) {
  let next = 0;
  const thread = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { built, settings } });
      let job;
      let start;
      const give = () => {
        job = jobs[next++];
        start = performance.now();
        if (job !== undefined) worker.postMessage(job);
        else void worker.terminate().then(resolve);
      };
      worker.on("message", (rows) => {
        done(job, (performance.now() - start) / 1000, rows);
        give();
      });
      worker.on("error", reject);
      give();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, thread));
}

async function work() {
  const { runJob, cannotRun } = await import(pathToFileURL(join(workerData.built, "test/engines/jobs.js")));
  parentPort.on("message", (job) => {
    try {
      parentPort.postMessage(runJob(job, workerData.settings));
    } catch (error) {
      // one case that cannot be run is one failed row: the others are worth their minutes
      parentPort.postMessage([cannotRun(job, error)]);
    }
  });
}

function heading({ engine, within, nightWithin, networks, replications }) {
  const columns = ["case".padEnd(60), "expected".padStart(12), "got".padStart(12), "± %".padStart(7), "z".padStart(6)];
  const table = `${columns.join("  ")}  verdict`;
  if (engine === "fluid")
    return `Engine: fluid. Nothing is drawn: a case fails when it is farther off than the error stated for its step.\n\n${table}`;
  return `Engine: ${engine}. Golden cases until the half-width is ${100 * within} % of the value (${100 * nightWithin} % for those that need --night); a case fails
when |z| passes 5.9 (Student's bound of the same odds where the spread is estimated: a false alarm in 2.8e8 cases) or when it
does not settle. ${networks} random networks, ${replications} runs each; a figure fails at odds of 1e-10.

${table}`;
}

function line({ name, expected, got, halfWidth, z, verdict }) {
  const number = (value) => (value === null ? "" : Number(value.toPrecision(7)).toString());
  const share = halfWidth === null || expected === 0 ? "" : ((100 * halfWidth) / Math.abs(expected)).toFixed(2);
  const figures = [
    number(expected).padStart(12),
    number(got).padStart(12),
    share.padStart(7),
    (z?.toFixed(2) ?? "").padStart(6),
  ];
  return [name.padEnd(60), ...figures].join("  ") + `  ${verdict}`;
}

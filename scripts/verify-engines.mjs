// Golden cases and random networks through an engine, in plain compiled JavaScript and on all cores; prints the table.
//   npm run verify-engines -- --engine straight --only erlang --within 0.5% --night --networks 300 --json
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

if (isMainThread) await verify();
else await work();

async function verify() {
  const { values } = parseArgs({
    options: {
      engine: { type: "string", default: "straight" },
      only: { type: "string", default: "" },
      within: { type: "string", default: "2%" },
      night: { type: "boolean", default: false },
      networks: { type: "string", default: "300" },
      runs: { type: "string", default: "10000" },
      seed: { type: "string", default: "20261123" },
      json: { type: "boolean", default: false },
    },
  });
  const built = compile();
  process.on("exit", () => rmSync(built, { recursive: true, force: true }));
  const settings = {
    engine: values.engine,
    seed: Number(values.seed),
    within: Number.parseFloat(values.within) / 100,
    night: values.night,
    networks: Number(values.networks),
    replications: Number(values.runs),
  };
  const { listJobs, notRun } = await import(pathToFileURL(join(built, "test/engines/jobs.js")));
  const { engineCalled } = await import(pathToFileURL(join(built, "test/engines/engines.js")));
  engineCalled(settings.engine);
  const isWanted = (text) => text.toLowerCase().includes(values.only.toLowerCase());
  const jobs = listJobs(settings).filter(({ search }) => isWanted(search));
  const rows = [];
  const show = (row) => {
    rows.push(row);
    if (!values.json) console.log(line(row));
  };
  if (!values.json) console.log(heading(settings));
  await spread(jobs, built, settings, show);
  for (const row of notRun(settings)) if (isWanted(row.name)) show(row);
  const failures = rows.filter((row) => row.isFailure);
  if (values.json) console.log(JSON.stringify({ settings, rows }, null, 2));
  else {
    const agreeing = rows.filter((row) => row.got !== null && !row.isFailure).length;
    const notRun = rows.length - agreeing - failures.length;
    console.log(`\n${agreeing} agree, ${failures.length} do not, ${notRun} not run`);
  }
  process.exitCode = failures.length === 0 && rows.length > 0 ? 0 : 1;
}

/** Vitest's module wrapper makes a simulation two to three times slower; minutes of it are worth a compilation. */
function compile() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const built = join(root, "node_modules", ".cache", `verify-engines-${process.pid}`);
  mkdirSync(join(built, "test/golden"), { recursive: true });
  const compilerOptions = { noEmit: false, rootDir: root, outDir: ".", declaration: false, sourceMap: false };
  writeFileSync(
    join(built, "tsconfig.json"),
    JSON.stringify({
      extends: join(root, "tsconfig.test.json"),
      compilerOptions,
      include: [],
      files: [join(root, "test/engines/jobs.ts")],
    }),
  );
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const done = spawnSync(process.execPath, [compiler, "-p", join(built, "tsconfig.json")], { encoding: "utf8" });
  if (done.status !== 0) {
    rmSync(built, { recursive: true, force: true });
    throw new Error(`the cases do not compile\n${done.stdout}${done.stderr}`);
  }
  writeFileSync(join(built, "package.json"), '{"type": "module"}\n');
  copyFileSync(join(root, "test/golden/queues.json"), join(built, "test/golden/queues.json"));
  return built;
}

/** Threads take the next job as they come free. */
async function spread(jobs, built, settings, show) {
  let next = 0;
  const thread = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { built, settings } });
      const give = () => {
        if (next < jobs.length) worker.postMessage(jobs[next++]);
        else void worker.terminate().then(resolve);
      };
      worker.on("message", (rows) => {
        rows.forEach(show);
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

function heading({ engine, within, networks, replications }) {
  return `Engine: ${engine}. Golden cases until the half-width is ${100 * within} % of the value; a case fails when |z| passes 5.9
(Student's bound of the same odds where the spread is estimated: a false alarm in 2.8e8 cases) or when it does not settle.
${networks} random networks, ${replications} runs each; a figure fails at odds of 1e-10.

${["case".padEnd(60), "expected".padStart(12), "got".padStart(12), "± %".padStart(7), "z".padStart(6)].join("  ")}  verdict`;
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

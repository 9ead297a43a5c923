// The fluid engine on a model: a run in Node and in Chromium beside a bare yardstick, and draws with summaries on two
// workers. Build first (npm run build).
// node bench/targeted/fluid.mjs [--model folder] [--step days] [--rounds 21] [--draws 1000] [--no-page] [--json]
// --json ends with a line of a run of the kernel alone: {least, median}, in ms.
import { Worker } from "node:worker_threads";
import { parseArgs } from "node:util";
import { observeFluid } from "../../dist/observe/observeFluid.js";
import { planFor, runPlan } from "../../dist/simulate/fluid/run.js";
import { prepareBareFlow, runBareFlow } from "./fluid/bareFlow.mjs";
import { measureInPage } from "./fluid/inPage.mjs";
import { openModel } from "./fluid/model.mjs";

const { values: options } = parseArgs({
  options: {
    model: { type: "string", default: "models/us-removal" },
    // what chooseStep finds for the flagship
    step: { type: "string", default: "14.268" },
    rounds: { type: "string", default: "21" },
    draws: { type: "string", default: "1000" },
    "no-page": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const stepDays = Number(options.step);
const rounds = Number(options.rounds);
const workers = 2;

/** Processor milliseconds of each job, summed: where others use the machine too, clock time says little. */
const busy = {};
const timed = (job, name = "") => {
  const start = performance.now();
  const before = process.cpuUsage();
  job();
  const { user, system } = process.cpuUsage(before);
  busy[name] = (busy[name] ?? 0) + (user + system) / 1000;
  return performance.now() - start;
};
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** The least and the median, and the median over that of the yardstick of the same rounds. */
function line(what, times, bare) {
  const least = Math.min(...times).toFixed(1);
  const beside = (median(times) / median(bare)).toFixed(2);
  return `${what.padEnd(44)} least ${least} ms, median ${median(times).toFixed(1)} ms, ${beside} of the yardstick`;
}

const compileFor = openModel(options.model);
const program = compileFor(null);
const step = stepDays / program.time.gridDays;
const prepared = timed(() => planFor(program, step, []));
const plan = planFor(program, step, []);
const bareFlow = prepareBareFlow();
const watch = () => observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true });
const jobs = {
  bare: () => runBareFlow(bareFlow),
  fast: () => runPlan(plan),
  straight: () => runPlan(plan, { engine: "straight" }),
  observed: () => runPlan(plan, { listeners: [watch().listener] }),
};
const times = { bare: [], fast: [], straight: [], observed: [] };
const firstRun = timed(jobs.fast);
for (let round = 0; round < rounds; round++) {
  for (const [name, job] of Object.entries(jobs)) times[name].push(timed(job, name));
}
console.log(`${options.model}: ${plan.layout.cells} cells, ${plan.steps} steps of ${stepDays} days, ${rounds} rounds`);
console.log(`plan, the first time ${prepared.toFixed(0)} ms; first run ${firstRun.toFixed(0)} ms`);
console.log(line("Node: yardstick, plain JavaScript", times.bare, times.bare));
console.log(line("Node: one run, kernel", times.fast, times.bare));
console.log(line("Node: one run, TypeScript beside it", times.straight, times.bare));
console.log(line("Node: one run with measures and series", times.observed, times.bare));
const perRun = Object.entries(busy).flatMap(([name, sum]) =>
  name === "" ? [] : `${name} ${(sum / rounds).toFixed(1)}`,
);
console.log(`Node: processor milliseconds a run, means: ${perRun.join(", ")}`);

const page = options["no-page"] ? null : await measureInPage(program, step, rounds);
if (page === null) console.log("Chromium: not measured");
else {
  console.log(line("Chromium: yardstick", page.bare, page.bare));
  console.log(line("Chromium: one run, kernel", page.fast, page.bare));
  console.log(line("Chromium: one run, TypeScript beside it", page.straight, page.bare));
}

const draws = Number(options.draws);
if (draws > 0) {
  const drawers = Array.from(
    { length: workers },
    (_, first) =>
      new Worker(new URL("fluid/drawer.mjs", import.meta.url), {
        workerData: { folder: options.model, stepDays, first, draws, workers },
      }),
  );
  const heard = (drawer) => new Promise((resolve, reject) => drawer.once("message", resolve).once("error", reject));
  await Promise.all(drawers.map(heard));
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  const results = await Promise.all(
    drawers.map((drawer) => {
      const result = heard(drawer);
      drawer.postMessage("go");
      return result;
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const busy = (user + system) / 1e6;
  const each = (part) => (results.reduce((sum, one) => sum + one.milliseconds[part], 0) / draws).toFixed(1);
  console.log(
    `${draws} draws with summaries on ${workers} workers: ${seconds.toFixed(1)} s, ` +
      `${busy.toFixed(1)} s of processor time; of a draw, on its worker: ` +
      `compile ${each("compile")} ms, plan ${each("plan")} ms, run and summaries ${each("run")} ms`,
  );
  for (const drawer of drawers) await drawer.terminate();
}
if (options.json) console.log(JSON.stringify({ least: Math.min(...times.fast), median: median(times.fast) }));

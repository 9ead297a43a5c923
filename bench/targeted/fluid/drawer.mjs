// One of two workers: every second draw from its values to its summaries, with the time of each part.
import { parentPort, workerData } from "node:worker_threads";
import { observeFluid } from "../../../dist/observe/observeFluid.js";
import { planFor, runPlan } from "../../../dist/simulate/fluid/run.js";
import { openModel } from "./model.mjs";

const { folder, stepDays, first, draws, workers } = workerData;
const compileFor = openModel(folder);
const milliseconds = { compile: 0, plan: 0, run: 0 };
const values = [];
parentPort.postMessage("ready");
parentPort.once("message", () => {
  let like;
  for (let replication = first; replication < draws; replication += workers) {
    const begun = performance.now();
    const program = compileFor(replication);
    const compiled = performance.now();
    const plan = planFor(program, stepDays / program.time.gridDays, [], like);
    like ??= plan;
    const planned = performance.now();
    const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true });
    runPlan(plan, { listeners: [observer.listener] });
    values.push(observer.result().measures.map(({ value }) => value));
    milliseconds.compile += compiled - begun;
    milliseconds.plan += planned - compiled;
    milliseconds.run += performance.now() - planned;
  }
  parentPort.postMessage({ milliseconds, values });
});

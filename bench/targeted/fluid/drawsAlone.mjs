// Draws of one build, on this thread alone: mean processor milliseconds of each part, the first third left out.
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , build, folder, stepDays, draws, series, untilDays = ""] = process.argv;
const from = (path) => import(pathToFileURL(resolve(build, "dist", path)).href);
const { findModel } = await from("disk/findModel.js");
const { factFiles } = await from("disk/openModel.js");
const { readFacts } = await from("facts/readFacts.js");
const { readDocuments } = await from("documents/readDocuments.js");
const { compile, plainly } = await from("compile/compile.js");
const { drawParameters } = await from("compile/drawParameters.js");
const { DrawCache } = await from("compile/drawCache.js");
const { observeFluid } = await from("observe/observeFluid.js");
const { planFor, runPlan } = await from("simulate/fluid/run.js");

const facts = readFacts(factFiles());
const documents = readDocuments(findModel(folder).documents, basename(folder), facts);
const kept = new DrawCache();
const busy = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const each = { compile: 0, plan: 0, run: 0 };
const first = Math.ceil(draws / 3);
let like;
for (let replication = 0; replication < draws; replication++) {
  const begun = busy();
  const point = drawParameters(documents.model.parameters, { seed: 1, replication, sources: {} });
  const program = compile(documents, facts, { ...plainly, point, kept });
  const compiled = busy();
  const until = untilDays === "" ? undefined : untilDays / program.time.gridDays;
  const plan = planFor(program, stepDays / program.time.gridDays, [], like, until);
  like ??= plan;
  const planned = busy();
  const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: series !== "" });
  runPlan(plan, { listeners: [observer.listener], until });
  observer.result();
  if (replication < first) continue;
  each.compile += (compiled - begun) / (draws - first);
  each.plan += (planned - compiled) / (draws - first);
  each.run += (busy() - planned) / (draws - first);
}
console.log(JSON.stringify(each));

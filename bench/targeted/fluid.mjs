// The fluid engine on a model: what is prepared once for a Program, and a run. Build first (npm run build).
// node bench/targeted/fluid.mjs [folder of a model] [days of a step …]
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { readDocuments } from "../../dist/claim/readDocuments.js";
import { compile, plainly } from "../../dist/compile/compile.js";
import { readFacts } from "../../dist/facts/readFacts.js";
import { observeFluid } from "../../dist/observe/observeFluid.js";
import { planFor, runPlan } from "../../dist/simulate/fluid/run.js";

const [folder = "models/us-removal", ...days] = process.argv.slice(2);
const filesUnder = (path) =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|csv)$/.test(name))
    .map((name) => ({ path: join(path, name), text: readFileSync(join(path, name), "utf8") }));
const facts = readFacts(filesUnder("facts"));
const documents = readDocuments(filesUnder(folder), basename(folder), facts);
const program = compile({ ...documents, parameters: documents.model.parameters }, facts, plainly);
for (const step of (days.length > 0 ? days : ["28.6", "14.3", "7.14"]).map(Number)) {
  const before = performance.now();
  const plan = planFor(program, step / program.time.gridDays, []);
  const prepared = performance.now() - before;
  const timed = (listeners) => {
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now();
      runPlan(plan, { listeners: listeners() });
      return performance.now() - start;
    });
    return times.toSorted((a, b) => a - b)[3].toFixed(1);
  };
  const bare = timed(() => []);
  const observed = timed(() => [observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true }).listener]);
  const each = planFor(program, step / program.time.gridDays).layout.cells;
  console.log(
    `${basename(folder)}, step ${plan.h.toFixed(2)}: prepared in ${prepared.toFixed(0)} ms, run ${bare} ms, with series ${observed} ms (medians of 7); ${plan.layout.cells} cells where ${each} would be told apart`,
  );
}

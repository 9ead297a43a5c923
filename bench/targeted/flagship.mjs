// The flagship on the fast engine, every person followed: events per second bare and observed. Build first (npm run build).
// node bench/targeted/flagship.mjs [folder of a model] [--years 15] [--scale 1] [--observed]
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { findModel } from "../../dist/disk/findModel.js";
import { factFiles } from "../../dist/disk/openModel.js";
import { readDocuments } from "../../dist/documents/readDocuments.js";
import { compile, plainly } from "../../dist/compile/compile.js";
import { readFacts } from "../../dist/facts/readFacts.js";
import { keptLevels } from "../../dist/observe/keptLevels.js";
import { packObservers } from "../../dist/observe/insideKernel/packObservers.js";
import { unpackObservation } from "../../dist/observe/insideKernel/unpackObservation.js";
import { simulateFast } from "../../dist/simulate/fast/run.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { observed: { type: "boolean", default: false }, steps: { type: "string" } },
});
const [folder = "models/us-removal"] = positionals;
const facts = readFacts(factFiles());
const documents = readDocuments(findModel(folder).documents, basename(folder), facts);
const program = compile({ ...documents, parameters: documents.model.parameters }, facts, plainly);
const run = { seed: 1, replication: 0, recorders: [], until: values.steps ? Number(values.steps) : program.time.steps };
const start = performance.now();
let found;
if (values.observed) {
  const options = { seriesGroup: "", seriesLevels: [], series: true, waits: true };
  const kept = keptLevels(program, "", []);
  found = simulateFast(program, {
    ...run,
    observing: { asked: packObservers(program, options, kept), ledgerBroken: () => {} },
  });
  const { ledger } = unpackObservation(program, options, kept, found.observed);
  found.inside = ledger.inside.reduce((sum, persons) => sum + persons, 0);
} else found = simulateFast(program, run);
const wall = (performance.now() - start) / 1000;
console.log(
  JSON.stringify({
    model: basename(folder),
    observed: values.observed,
    wall,
    events: found.events,
    persons: found.persons,
    Mev_s: found.events / wall / 1e6,
    engineMB: found.bytes / 2 ** 20,
    inside: found.inside,
    rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);

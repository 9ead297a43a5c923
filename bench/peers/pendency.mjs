// One run of Pendency's general engine on one of the three model documents, in a process of its own; prints one JSON line.
// Build first (npm run build).
//   node bench/peers/pendency.mjs mm1|tandem|flow SIZE [bare|observed] [scale]
// SIZE: customers for mm1 and tandem, days for flow.
import { readFileSync } from "node:fs";
import { packObservers } from "../../dist/observe/insideKernel/packObservers.js";
import { unpackObservation } from "../../dist/observe/insideKernel/unpackObservation.js";
import { keptLevels } from "../../dist/observe/keptLevels.js";
import { simulateFast } from "../../dist/simulate/fast/run.js";
import { benchProgram } from "./benchProgram.mjs";

const [workload, size, how = "bare", scale = "1"] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const program = benchProgram(workload, Number(size), Number(scale));
const run = { seed: 1, replication: 0, recorders: [] };

const start = performance.now();
const found = how === "bare" ? bare() : observed();
const wall = (performance.now() - start) / 1000;

console.log(
  JSON.stringify({
    peer: `Pendency ${version}, ${how}`,
    workload,
    n: Number(size),
    wall,
    events: found.events,
    Mev_s: found.events / wall / 1e6,
    mean: found.mean,
    // the process, and of that what the engine itself took
    rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
    ...found.memory,
  }),
);

/** Nothing is counted but events, so there is no mean to check: it is the observed run's, of the same seed. */
function bare() {
  const { events, bytes } = simulateFast(program, run);
  return { events, mean: null, memory: { engineMB: bytes / 2 ** 20 } };
}

/** What every ordinary run of a study counts: series, histograms of waits, the model's measures and the digest. */
function observed() {
  const options = { seriesGroup: "", seriesLevels: [], series: true, waits: true };
  const kept = keptLevels(program, "", []);
  const asked = packObservers(program, options, kept);
  const { events, bytes, observed: found } = simulateFast(program, { ...run, observing: { asked, ledgerBroken } });
  const { measures, ledger } = unpackObservation(program, options, kept, found);
  const inside = ledger.inside.reduce((sum, persons) => sum + persons, 0);
  return { events, mean: timeInSystem(measures), memory: { engineMB: bytes / 2 ** 20, inside } };
}

function ledgerBroken(caseClass, step, came, accounted) {
  throw new Error(`people were lost by step ${step}: ${came} came, ${accounted} are accounted for`);
}

/** Measures are in days; mm1 and tandem are told in minutes, as the peers tell them. */
function timeInSystem(measures) {
  const place = program.measures.findIndex((measure) => measure.name === "timeInSystem");
  return measures[place].value * (workload === "flow" ? 1 : 24 * 60);
}

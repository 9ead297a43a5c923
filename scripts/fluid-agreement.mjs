// Runs a model with both engines and writes down, output by output, how far apart they are: fluid-agreement.json beside it.
// npm run fluid-agreement -- [model folder] [--replications 3] [--seed 5] [--sample "group: level=1, else=100"] [--runs file]
// Without --sample every person is followed: minutes and gigabytes for a large model.
import { readFileSync, existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
const { comparisonOf } = await import("../dist/ask/fluidComparison.js");
const { oneRun } = await import("../dist/ask/possibleStacks.js");
const { sampleOf } = await import("../dist/cli/options.js");
const { agreementFile } = await import("../dist/disk/fluidAgreement.js");
const { openModel } = await import("../dist/disk/openModel.js");
const { observeFluid } = await import("../dist/observe/observeFluid.js");
const { chooseStep } = await import("../dist/simulate/fluid/chooseStep.js");
const { simulateFluid } = await import("../dist/simulate/fluid/run.js");
const { programOf, Runner } = await import("../dist/study/runReplication.js");
const { studyInput } = await import("../dist/study/studyRequest.js");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    replications: { type: "string", default: "3" },
    seed: { type: "string", default: "5" },
    sample: { type: "string" },
    /** the file of runs made before, or to be made: to compare again without running again */
    runs: { type: "string" },
  },
});
const documents = openModel(positionals[0] ?? join(root, "models", "us-removal"));
const { model } = documents;

/** The model's quantities under a study of these runs, every parameter at its value. */
function inputFor(runs = {}) {
  const measure = { quantities: true, defaults: null, claims: [], targets: false };
  const spec = { ...oneRun([[]]), shown: [[]], ...runs };
  return studyInput({ spec, measure, warmUpDays: null, eventLimit: Number.MAX_SAFE_INTEGER }, documents);
}

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

/** Every figure of a run, by name: quantities, each stage at the end and over the run, each resource over the run. */
function figuresOf({ measures, series, resources }, program) {
  const figures = measures.map(({ name, unit, value }) => {
    const title = model.quantities.find((quantity) => quantity.name === name)?.title ?? name;
    return { output: name, title, unit, value };
  });
  const periods = program.time.periodEdges.length - 1;
  program.stages.forEach(({ name, title, kind }, stage) => {
    const row = stage * series.levels.length;
    const add = (what, value) => figures.push({ output: `${name}: ${what}`, title, unit: "persons", value });
    add("entries over the run", sum(series.entries.subarray(row * periods, (row + 1) * periods)));
    if (kind === "passes" || kind === "outcome") return;
    add("persons at the end", series.stock[(row + 1) * (periods + 1) - 1]);
    if (kind !== "service" && kind !== "boards") return;
    add("waiting at the end", series.waiting[(row + 1) * (periods + 1) - 1]);
  });
  for (const { resource, served } of resources) {
    const { name, title, kind } = program.resources[resource];
    if (kind === "held") continue;
    figures.push({ output: `${name}: served over the run`, title, unit: "persons", value: sum(served) });
  }
  return figures;
}

/** Expected numbers, with the step the command line would choose. */
function expected() {
  const program = programOf(inputFor(), 0, null);
  const watch = (series) => observeFluid(program, { seriesGroup: "", seriesLevels: [], series });
  const { step } = chooseStep(program, 0.02, () => {
    const asked = watch(false);
    return { listener: asked.listener, values: () => asked.result().measures.map(({ value }) => value) };
  });
  const observer = watch(true);
  simulateFluid(program, { step, listeners: [observer.listener], apart: [] });
  return { stepDays: step * program.time.gridDays, figures: figuresOf(observer.result(), program) };
}

/** Runs of the individual engine, with every parameter at its value. */
function individual() {
  const replications = Number(values.replications);
  const sample = values.sample === undefined ? null : sampleOf(values.sample, model);
  const seed = Number(values.seed);
  const input = inputFor({ replications, seed, sample });
  const program = programOf(input, 0, null);
  const runner = new Runner(input);
  const runs = Array.from({ length: replications }, (_, replication) => {
    const begun = performance.now();
    const { observation } = runner.run({ index: replication, stack: 0, replication });
    process.stdout.write(`run ${replication + 1} in ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
    return figuresOf(observation, program);
  });
  return { replications, seed, sample: values.sample ?? "every person one to one", of: comparisonOf(documents), runs };
}

const short = (value, digits) => (value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(digits)));

/** How far one figure is from the mean of the individual engine's, and within which bound. */
function compare({ output, title, unit, value: fluid }, found) {
  const known = found.filter((value) => value !== null && value !== undefined);
  const mean = known.length === 0 ? null : sum(known) / known.length;
  const variance = known.length < 2 ? null : sum(known.map((value) => (value - mean) ** 2)) / (known.length - 1);
  const error = variance === null || !(mean > 0) ? null : Math.sqrt(variance / known.length) / mean;
  const gap = !(mean > 0) || fluid === null ? null : fluid / mean - 1;
  return {
    output,
    title,
    unit,
    individual: short(mean, 7),
    standardError: short(error, 3),
    fluid: short(fluid, 7),
    gap: short(gap, 3),
    // rounded up, so that what is printed holds
    bound: gap === null || error === null ? null : Math.ceil((Math.abs(gap) + 2 * error) * 1000) / 1000,
  };
}

const kept =
  values.runs !== undefined && existsSync(values.runs) ? JSON.parse(readFileSync(values.runs, "utf8")) : null;
if (kept !== null && kept.of !== comparisonOf(documents)) throw new Error(`${values.runs} was made with another model`);
const { runs, of, replications, seed, sample } = kept ?? individual();
if (values.runs !== undefined && kept === null) {
  writeFileSync(values.runs, JSON.stringify({ runs, of, replications, seed, sample }));
}
const { stepDays, figures } = expected();
const outputs = figures.map((figure) => {
  const found = runs.map((run) => run.find(({ output }) => output === figure.output)?.value);
  return compare(figure, found);
});
// what neither engine ever met says nothing
const met = outputs.filter(({ individual: mean, fluid }) => (mean ?? 0) > 0 || (fluid ?? 0) > 0);
const agreement = {
  compared: { of, stack: [], replications, seed, sample, stepDays: short(stepDays, 5) },
  boundIs: "size of the gap plus two standard errors of the individual engine's mean",
  outputs: met,
};
const file = agreementFile(documents.files);
writeFileSync(file, `${JSON.stringify(agreement, null, 1)}\n`);
for (const { output, individual: mean, fluid, gap, bound } of met) {
  process.stdout.write(`${output.padEnd(48)} ${mean} ${fluid} gap ${gap} bound ${bound}\n`);
}
process.stdout.write(`written: ${file}\n`);

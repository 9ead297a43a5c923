// npm run bench [-- --install | --quick | --json | --rounds 3 | --core 1 | --before FOLDER]: Pendency and its peers side by
// side, on one core, and every target beside what was measured. FOLDER is a checkout, built, that the flagship is run of too.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compare, growth } from "./peers/compare.mjs";
import { installPeers } from "./peers/install.mjs";
import { agreementLine, smallRuns, smallRunsTable, smallRunsTarget } from "./peers/smallRuns.mjs";
import { markdown, meanTimeInSystem, summarise } from "./peers/table.mjs";
import { targetRows, targetsTable } from "./targets.mjs";

const { values: asked } = parseArgs({
  options: {
    install: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    rounds: { type: "string" },
    core: { type: "string", default: "0" },
    before: { type: "string" },
  },
});
if (asked.install) installPeers();
else measure();

function measure() {
  const canPin = spawnSync("taskset", ["-c", asked.core, "true"]).status === 0;
  const core = canPin ? asked.core : null;
  const shrink = asked.quick ? 10 : 1;
  const { contenders, runs } = compare({ rounds: Number(asked.rounds ?? (asked.quick ? 1 : 3)), shrink, core });
  const rows = summarise(contenders, runs, "bare");
  // each part as soon as it is measured: the later ones take long, and may be stopped
  const tell = asked.json ? () => {} : (say) => say();
  tell(() => print(rows, core));
  const grown = growth({ shrink, core });
  tell(() => printGrowth(grown));
  const small = smallRuns({ days: 1000 / shrink, rounds: Number(asked.rounds ?? (asked.quick ? 1 : 3)) });
  tell(() => printSmall(small));
  const ensemble = ensembleRows(shrink);
  tell(() => printEnsemble(ensemble));
  const targets = targetRows({ rows, growth: grown, small: small.rows, ...ofFlagship() });
  const data = { node: process.version, core, rows, growth: grown, small, ensemble, targets, runs };
  if (asked.json) console.log(JSON.stringify(data, null, 2));
  tell(() => console.log(`\nTargets\n\n${targetsTable(targets)}`));
  process.exitCode = small.apart.length === 0 ? 0 : 1;
}

/** Draws in full; of pairs, which take minutes each on the flagship, two, and what 100 would take is reckoned. */
function ensembleRows(shrink) {
  const program = new URL("targeted/ensemble.mjs", import.meta.url).pathname;
  const words = [program, "--json", "--draws", String(1000 / shrink), "--pairs", "2"];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** What is asked of the flagship, in minutes; a quick look leaves it out. */
function ofFlagship() {
  if (asked.quick) return { flagship: { now: null, before: null }, fluid: null, firstAnswer: null };
  const before = asked.before === undefined ? null : everyPerson(asked.before);
  return {
    flagship: { now: everyPerson(fileURLToPath(new URL("..", import.meta.url))), before },
    fluid: lastLineOf(["targeted/fluid.mjs", "--no-page", "--draws", "0", "--json"]).median,
    firstAnswer: lastLineOf(["targeted/firstAnswer.mjs", "--json"]),
  };
}

/** The flagship of a checkout on its own build, observed. @returns processor nanoseconds an event, and MB of the engine */
function everyPerson(folder) {
  // bash knows the processor time of what it has waited for
  const words = ["bench/targeted/flagship.mjs", "--observed"];
  const line = ["-c", 'TIMEFORMAT="%U %S"; time "$0" "$@"', process.execPath, ...words];
  const { stdout, stderr, status } = spawnSync("bash", line, { encoding: "utf8", cwd: folder });
  if (status !== 0) throw new Error(stderr);
  const { events, engineMB } = JSON.parse(stdout);
  const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { nanoseconds: ((user + system) / events) * 1e9, engineMB };
}

function lastLineOf([program, ...words]) {
  const at = fileURLToPath(new URL(program, import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [at, ...words], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

function printSmall({ rows, apart }) {
  console.log(
    `\nAn emergency department, many days of it each from empty; target: SimPy ÷ Pendency ≥ ${smallRunsTarget}\n`,
  );
  console.log(smallRunsTable(rows));
  console.log(`\n${agreementLine(apart)}`);
}

function printEnsemble(rows) {
  console.log("\nDraws and pairs of the flagship\n\n| what | measured | target | |\n| --- | --: | --: | --- |");
  for (const { what, measured, target, made } of rows) console.log(`| ${what} | ${measured} | ${target} | ${made} |`);
}

function print(rows, core) {
  const exact = { mm1: meanTimeInSystem(1, 0.9), tandem: 5 * meanTimeInSystem(20, 0.9) };
  console.log(`Node ${process.version}, ${core === null ? "not pinned to a core" : `core ${core}`}, medians of rounds`);
  for (const workload of ["mm1", "tandem", "flow"]) {
    const known = exact[workload] === undefined ? "" : `: exact mean ${exact[workload].toFixed(3)}`;
    console.log(`\n${workload}${known}\n\n${markdown(rows.filter((row) => row.workload === workload))}`);
  }
}

function printGrowth(grown) {
  console.log("\nflow at 1, 10 and 100 times the population, observed\n");
  for (const { scale, events, wall, engineMB, inside } of grown) {
    const cost = `${((wall / events) * 1e9).toFixed(0)} ns an event`;
    const memory = `${engineMB.toFixed(1)} MB in the engine, ${((engineMB * 2 ** 20) / inside).toFixed(0)} bytes a person`;
    console.log(`${scale}×: ${events} events, ${cost}; ${inside} persons inside, ${memory}`);
  }
}

// Chunks of one ensemble on threads, through Redis, through PostgreSQL and by Slurm: seconds from one command to the merged
// answer with 1 and with 2 workers, what a chunk costs beside its runs with 1, 2, 4 and 8, and whether all bytes agree.
// Servers of its own are started for it, where the programs are at hand; what is missing is left out and told.
// node bench/targeted/dispatch.mjs [--rounds 3] [--places threads,redis,postgres,slurm] [--chunks 100]
//   [--no-speed]
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    places: { type: "string", default: "threads,redis,postgres,slurm" },
    // of the ensemble whose runs take no time
    chunks: { type: "string", default: "100" },
    // on a machine that others use as well only processor time means something
    "no-speed": { type: "boolean", default: false },
  },
});
const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "bin", "pendency.mjs");
const rounds = Number(options.rounds);
const here = mkdtempSync(join(tmpdir(), "pendency-bench-"));

const office = (days) => `pendency: model v1
title: Counter
runs: {for: ${days} days}
parameters:
  coming: {title: People who come, unit: per day, kind: judgement, judgedBy: a bench, reason: invented, value: 20 per day, uncertainty: {times: {uniform: {from: 0.8, to: 1.2}}}}
resources: {clerk: {servers: 1}}
stages:
  counter: {arrivals: {rate: coming}, service: {by: clerk, time: {exponential: {mean: 1 hour}}}, next: done}
  done: {outcome: true}
quantities:
  wait: {wait: counter, statistic: mean}
`;
writeFileSync(join(here, "short.yaml"), office(1));
writeFileSync(join(here, "long.yaml"), office(40_000));

/** Places, each with the words of a command and of a worker, and what it has to find in its environment. */
const placesOf = {
  threads: async () => ({ ask: (n) => ["--workers", String(n)], work: null, env: {}, stop: async () => {} }),
  redis: () => served("redis", ({ socket }) => ["--redis", socket]),
  postgres: () => served("postgres", ({ url }) => ["--postgres", url]),
  slurm: async () => {
    const running = await serviceOf("slurm");
    const ask = (n) => ["--on", "slurm", "--workers", String(n)];
    return running && { ask, work: null, env: running.environment, stop: running.stop };
  },
};

async function serviceOf(name) {
  const { module } = await runnerImport(join(root, "test", "services", `${name}.ts`));
  const service = module[name];
  if (service.missing === null) return service.start();
  console.log(`${service.name} is left out: ${service.missing}`);
  return null;
}

async function served(name, address) {
  const running = await serviceOf(name);
  if (running === null) return null;
  const words = address(running);
  return {
    ask: () => ["--on", "queue", ...words],
    work: ["worker", "--workers", "1", ...words],
    env: {},
    stop: running.stop,
  };
}

const seconds = () => performance.now() / 1000;

/** @returns seconds, and a hash of all that is in the run folder in the end */
async function timed(place, workers, words) {
  const out = join(here, "out");
  rmSync(out, { recursive: true, force: true });
  const env = { ...process.env, ...place.env };
  const staff =
    place.work === null
      ? []
      : Array.from({ length: workers }, () => spawn(process.execPath, [bin, ...place.work], { env }));
  await Promise.all(staff.map((one) => new Promise((resolve) => one.stderr.once("data", resolve))));
  const idle = staff.map(({ pid }) => processorSeconds(pid));
  const start = seconds();
  const command = [bin, "ensemble", ...words, "--out", out, "--json", ...place.ask(workers)];
  const [took, own] = await new Promise((resolve, reject) => {
    // bash knows the processor time of what it has waited for, threads included
    const line = ["-c", 'TIMEFORMAT="%U %S"; time "$0" "$@"', process.execPath, ...command];
    const child = spawn("bash", line, { cwd: here, env, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (data) => (said += data));
    child.once("close", (code) => {
      const times = said.trim().split("\n").at(-1).split(" ").map(Number);
      if (code === 0) resolve([seconds() - start, times[0] + times[1]]);
      else reject(new Error(said));
    });
  });
  const spent = staff.reduce((sum, { pid }, at) => sum + processorSeconds(pid) - idle[at], own);
  await Promise.all(staff.map((one) => new Promise((resolve) => one.once("close", resolve) && one.kill("SIGTERM"))));
  const chunks = join(out, "chunks");
  const files = [
    ...readdirSync(chunks)
      .toSorted()
      .map((name) => join(chunks, name)),
    ...["results.csv", "points.csv"].map((name) => join(out, name)),
  ];
  const hash = files.filter(existsSync).reduce((sum, file) => sum.update(readFileSync(file)), createHash("sha256"));
  return { took, spent, bytes: hash.digest("hex").slice(0, 12) };
}

/** Of a process that still runs, where the system says so; 0 elsewhere. */
function processorSeconds(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const median = (list) => list.toSorted((left, right) => left - right)[(list.length - 1) >> 1];

async function medianOf(place, workers, words) {
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await timed(place, workers, words));
  const [took, spent] = ["took", "spent"].map((name) => median(all.map((one) => one[name])));
  return { took, spent, bytes: new Set(all.map(({ bytes }) => bytes)) };
}

spawnSync(process.execPath, [bin, "--version"]);
const long = ["long.yaml", "--draws", "16", "--chunk", "2"];
const few = ["short.yaml", "--draws", "1", "--chunk", "1"];
const many = ["short.yaml", "--draws", options.chunks, "--chunk", "1"];
const load = () =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(" ");
console.log(`${availableParallelism()} processors (${cpus()[0].model.trim()}), load ${load()}; medians of ${rounds}`);
console.log(
  `8 chunks of much work: seconds; ${options.chunks} of none: milliseconds a chunk beside the command itself`,
);
const columns = ["1 worker", "2", "speed-up", "| 1 worker", "2", "4", "8", "| processor"];
console.log(`${"".padEnd(10)}${columns.map((one) => one.padStart(12)).join("")}`);
const bytes = { long: new Set(), many: new Set() };
const add = (name, found) => {
  for (const one of found.bytes) bytes[name].add(one);
  return found;
};
for (const name of options.places.split(",")) {
  const place = await placesOf[name]();
  if (place === null) continue;
  try {
    const speed = [];
    if (!options["no-speed"]) for (const n of [1, 2]) speed.push(add("long", await medianOf(place, n, long)).took);
    const alone = await medianOf(place, 1, few);
    const milliseconds = (more, less) => (((more - less) / (Number(options.chunks) - 1)) * 1000).toFixed(0);
    const each = [];
    for (const workers of [1, 2, 4, 8]) each.push(add("many", await medianOf(place, workers, many)));
    const [one, two] = speed;
    const first = speed.length === 0 ? ["", "", ""] : [one.toFixed(1), two.toFixed(1), (one / two).toFixed(2)];
    // what Slurm's own processes spend is not this one's to see
    const spent = name === "slurm" ? "" : milliseconds(each[0].spent, alone.spent);
    const row = [...first, ...each.map(({ took }) => milliseconds(took, alone.took)), spent];
    console.log(`${name.padEnd(10)}${row.map((cell) => cell.padStart(12)).join("")}`);
  } finally {
    await place.stop();
  }
}
const agree = Object.entries(bytes).map(
  ([name, found]) => `${name === "long" ? "much work" : "none"}: ${[...found].join(", ")}`,
);
console.log(`bytes of all chunks and tables, by ensemble: ${agree.join("; ")}; load ${load()}`);
rmSync(here, { recursive: true, force: true });
process.exitCode = Object.values(bytes).some((found) => found.size > 1) ? 1 : 0;

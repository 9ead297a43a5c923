// Chunks of one ensemble on threads, through Redis, through PostgreSQL and by Slurm: seconds from one command to the merged
// answer with 1 and with 2 workers, what a chunk costs beside its runs with 1, 2, 4 and 8, and whether all bytes agree.
// Servers of its own are started for it, where the programs are at hand; what is missing is left out and told.
// node bench/targeted/dispatch.mjs [--rounds 3] [--places threads,redis,postgres,slurm] [--chunks 100]
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
  const start = seconds();
  const command = [bin, "ensemble", ...words, "--out", out, "--json", ...place.ask(workers)];
  const done = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: here, env, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (data) => (said += data));
    child.once("close", (code) => (code === 0 ? resolve(seconds() - start) : reject(new Error(said))));
  });
  await Promise.all(staff.map((one) => new Promise((resolve) => one.once("close", resolve) && one.kill("SIGTERM"))));
  const chunks = join(out, "chunks");
  const files = [
    ...readdirSync(chunks)
      .toSorted()
      .map((name) => join(chunks, name)),
    ...["results.csv", "points.csv"].map((name) => join(out, name)),
  ];
  const hash = files.filter(existsSync).reduce((sum, file) => sum.update(readFileSync(file)), createHash("sha256"));
  return { took: done, bytes: hash.digest("hex").slice(0, 12) };
}

const median = (list) => list.toSorted((left, right) => left - right)[(list.length - 1) >> 1];

async function medianOf(place, workers, words) {
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await timed(place, workers, words));
  return { took: median(all.map(({ took }) => took)), bytes: new Set(all.map(({ bytes }) => bytes)) };
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
  `8 chunks of much work, seconds, and ${options.chunks} chunks of none, milliseconds a chunk beside the command itself`,
);
console.log(
  `${"".padEnd(10)}${["1 worker", "2", "speed-up", "| 1", "2", "4", "8 workers"].map((one) => one.padStart(10)).join("")}`,
);
const bytes = { long: new Set(), many: new Set() };
const add = (name, { took, bytes: found }) => {
  for (const one of found) bytes[name].add(one);
  return took;
};
for (const name of options.places.split(",")) {
  const place = await placesOf[name]();
  if (place === null) continue;
  try {
    const [one, two] = [add("long", await medianOf(place, 1, long)), add("long", await medianOf(place, 2, long))];
    const alone = (await medianOf(place, 1, few)).took;
    const each = [];
    for (const workers of [1, 2, 4, 8]) {
      const took = add("many", await medianOf(place, workers, many));
      each.push(((took - alone) / (Number(options.chunks) - 1)) * 1000);
    }
    const row = [one.toFixed(1), two.toFixed(1), (one / two).toFixed(2), ...each.map((ms) => ms.toFixed(0))];
    console.log(`${name.padEnd(10)}${row.map((cell) => cell.padStart(10)).join("")}`);
  } finally {
    await place.stop();
  }
}
const agree = Object.entries(bytes).map(
  ([name, found]) => `${name === "long" ? "much work" : "none"}: ${[...found].join(", ")}`,
);
console.log(`bytes of all chunks and tables, by ensemble: ${agree.join("; ")}; load ${load()}`);
rmSync(here, { recursive: true, force: true });
process.exitCode = Object.values(bytes).some((found) => found.size !== 1) ? 1 : 0;

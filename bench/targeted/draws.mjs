// Draws of the fluid engine, one after another on one thread, in processor time: what a machine that others use as well
// still measures. With another build beside it both are run in turns, and their ratio is printed.
// node bench/targeted/draws.mjs [--model folder] [--step days] [--draws 30] [--rounds 2] [--until days] [--no-series]
//   [--against folder with dist]
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    model: { type: "string", default: "models/us-removal" },
    step: { type: "string", default: "28.5366" },
    draws: { type: "string", default: "30" },
    rounds: { type: "string", default: "2" },
    // after the start of the run, beyond which nothing is asked
    until: { type: "string", default: "" },
    "no-series": { type: "boolean", default: false },
    against: { type: "string" },
  },
});
const parts = ["compile", "plan", "run"];
const here = fileURLToPath(new URL("../..", import.meta.url));
const builds = options.against === undefined ? [here] : [resolve(options.against), here];
const sums = builds.map(() => parts.map(() => 0));
const rounds = Number(options.rounds);
for (let round = 0; round < rounds; round++) {
  builds.forEach((build, b) => {
    const drawer = fileURLToPath(new URL("fluid/drawsAlone.mjs", import.meta.url));
    const series = options["no-series"] ? "" : "series";
    const args = [drawer, build, options.model, options.step, options.draws, series, options.until];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    const each = JSON.parse(stdout);
    parts.forEach((part, i) => (sums[b][i] += each[part] / rounds));
  });
}
const all = (list) => list.reduce((sum, one) => sum + one, 0);
const say = (list) => [...list, all(list)].map((one) => one.toFixed(1).padStart(8)).join("");
console.log(`milliseconds of processor time a draw${[...parts, "together"].map((part) => part.padStart(8)).join(" ")}`);
builds.forEach((build, b) => console.log(`${say(sums[b])}  ${build}`));
if (builds.length === 2) {
  const ratios = [...parts.map((_, i) => sums[1][i] / sums[0][i]), all(sums[1]) / all(sums[0])];
  console.log(`${ratios.map((ratio) => ratio.toFixed(2).padStart(8)).join("")}  the last over the first`);
}

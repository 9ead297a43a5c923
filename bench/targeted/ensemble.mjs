// Many draws of the flagship, and runs of single persons in pairs: seconds with one worker and with two, processor time of a
// draw and of a pair. Each is one command as anybody gives it, with its start and its threads. Build first (npm run build).
// node bench/targeted/ensemble.mjs [--draws 1000] [--pairs 100] [--scenario name] [--model us-removal] [--json]
// Fewer draws or pairs are measured as they are; what that makes of 1,000 and 100 is told beside it as a reckoning.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: asked } = parseArgs({
  options: {
    draws: { type: "string", default: "1000" },
    pairs: { type: "string", default: "100" },
    model: { type: "string", default: "us-removal" },
    scenario: { type: "string", default: "judges700" },
    json: { type: "boolean", default: false },
  },
});
const bin = fileURLToPath(new URL("../../bin/pendency.mjs", import.meta.url));
const here = mkdtempSync(join(tmpdir(), "pendency-ensemble-"));
const whole = { draws: 1000, pairs: 100 };
/** of two cores, from the design of the engine */
const drawsTarget = { seconds: 6 };

/** @returns seconds, and processor seconds of all its threads */
function timed(words) {
  const line = ["-c", 'TIMEFORMAT="%R %U %S"; time "$0" "$@" >/dev/null', process.execPath, bin, ...words];
  const { stderr, status } = spawnSync("bash", line, { encoding: "utf8", cwd: here });
  if (status !== 0) throw new Error(stderr);
  const [seconds, user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { seconds, processor: user + system };
}

function draws(count, workers) {
  const out = join(here, `draws${count}-${workers}`);
  const words = ["ensemble", asked.model, "--engine", "fluid", "--draws", String(count), "--chunk", "25", "--out", out];
  const found = timed([...words, "--workers", String(workers), "--quiet"]);
  const chunks = join(out, "chunks");
  const bytes = readdirSync(chunks).toSorted();
  const text = bytes.map((name) => readFileSync(join(chunks, name), "latin1")).join("");
  rmSync(out, { recursive: true });
  return { ...found, text };
}

function pairs(count, workers) {
  const words = ["compare", asked.model, "--scenario", asked.scenario, "--engine", "individual"];
  return timed([...words, "--replications", String(count), "--workers", String(workers), "--quiet"]);
}

const count = { draws: Number(asked.draws), pairs: Number(asked.pairs) };
const [one, two] = [1, 2].map((workers) => draws(count.draws, workers));
if (one.text !== two.text) throw new Error("one worker and two did not make the same bytes");
// what begins and ends a command is taken off, so that a draw's cost does not hang on how many there are
const few = draws(1, 1);
const pair = count.pairs > 0 ? pairs(count.pairs, 2) : null;

/** What was measured; scaled where fewer were made, and said to be. */
function beside(what, n, seconds, target) {
  const all = whole[what];
  const scaled = n === all ? seconds : (seconds * all) / n;
  const made = n === all ? "" : `reckoned from ${n}`;
  return { what: `${all.toLocaleString("en")} ${what}, two workers`, measured: `${scaled.toFixed(1)} s`, made, target };
}

const milliseconds = ((one.processor - few.processor) / Math.max(1, count.draws - 1)) * 1000;
const rows = [
  beside("draws", count.draws, two.seconds, `${drawsTarget.seconds} s`),
  { what: "processor time of a draw", measured: `${milliseconds.toFixed(0)} ms`, made: "", target: "12 ms" },
  {
    what: "speed-up from one worker to two",
    measured: (one.seconds / two.seconds).toFixed(2),
    made: `${count.draws} draws`,
    target: "none set",
  },
  ...(pair === null
    ? []
    : [
        beside("pairs", count.pairs, pair.seconds, "none set"),
        {
          what: "processor time of a pair, with its part of the start",
          measured: `${(pair.processor / count.pairs).toFixed(1)} s`,
          made: `${count.pairs} pairs`,
          target: "none set",
        },
      ]),
];
rmSync(here, { recursive: true, force: true });
if (asked.json) console.log(JSON.stringify(rows));
else {
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(" ")}; bytes of one worker and of two agree`,
  );
  for (const { what, measured, made, target } of rows) {
    console.log(`${what.padEnd(52)} ${measured.padStart(10)}  target ${target.padEnd(8)} ${made}`);
  }
}

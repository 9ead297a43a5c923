// Many small replications: an emergency department, a thousand days of it each from empty, beside the same model in SimPy.
// Processor time counts, so that another load on the machine disturbs less, and all of a process: threads and start-up.
// node bench/peers/smallRuns.mjs [--days 1000] [--rounds 3] [--against folder with dist]
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cache, programs } from "./peers.mjs";
import { median } from "./table.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const python = join(cache, "python", "bin", "python");
/** SimPy's processor time over ours, of the replications alone */
export const smallRunsTarget = 20;
/**
 * Standard errors of their difference that two means may be apart: where both are of one model, one mean is farther in one
 * bench of 15,787, and any of eight in one of 1,973.
 */
const farthest = 4;

const ours = (how, build = []) => [process.execPath, [join(here, "emergency.mjs")], [how, ...build]];
const simpy = [python, [join(programs, "simpy_emergency.py")], []];

/** @returns {rows, apart}: a row for each program, and names of measures whose means do not agree */
export function smallRuns({ days = 1000, rounds = 3, against = null } = {}) {
  const contenders = [
    { id: "measures", run: ours("measures") },
    { id: "full", run: ours("full") },
    ...(against === null ? [] : [{ id: "before", run: ours("full", [against]) }]),
    ...(existsSync(python) ? [{ id: "simpy", run: simpy }] : []),
  ];
  const found = contenders.map((one) => ({ ...one, runs: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const { run, runs } of found) runs.push(lastLine(run, days));
  }
  found.push({ id: "command", runs: Array.from({ length: rounds }, () => command(days)) });
  const rows = found.map(({ id, runs }) => {
    const [{ peer, events = null, measures = {} }] = runs;
    const [seconds, replications] = ["seconds", "replications"].map((name) => median(runs.map((one) => one[name])));
    return {
      id,
      peer: id === "before" ? `${peer}, of ${against}` : peer,
      days,
      events,
      seconds,
      replications,
      measures,
    };
  });
  const peer = rows.find(({ id }) => id === "simpy");
  const withRatios = rows.map((row) => ({
    ...row,
    ratio: peer === undefined ? null : peer.replications / row.replications,
    wholeRatio: peer === undefined ? null : peer.seconds / row.seconds,
  }));
  return { rows: withRatios, apart: peer === undefined ? [] : apart(rows[0].measures, peer.measures) };
}

/** Names of measures whose means are farther apart than chance allows. */
export function apart(own, others) {
  return Object.keys(others).filter((name) => {
    const [one, other] = [own[name], others[name]];
    return !(Math.abs(one.mean - other.mean) <= farthest * Math.hypot(one.error, other.error));
  });
}

function lastLine([program, before, after], days) {
  const { stdout, stderr, status } = spawnSync(program, [...before, String(days), ...after], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

/** One command with all it does before and after, on as many threads as it takes. */
function command(days) {
  const [bin, model] = ["../../bin/pendency.mjs", "models/emergency.yaml"].map((path) => join(here, path));
  const words = [bin, "run", model, "--replications", String(days), "--in-full", "1"];
  // bash knows the processor time of what it has waited for, threads included
  const line = ["-c", 'TIMEFORMAT="%U %S"; time "$0" "$@" >/dev/null', process.execPath, ...words];
  const { stderr, status } = spawnSync("bash", line, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const seconds = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  const whole = seconds[0] + seconds[1];
  return { peer: "`pendency run --in-full 1`, the whole command", seconds: whole, replications: whole };
}

/** @returns a Markdown table */
export function smallRunsTable(rows) {
  const cell = (value, digits) => (value === null ? "–" : value.toFixed(digits));
  const head = ["program", "days", "events a day", "ms a day", "SimPy ÷ it", "s, whole process", "SimPy ÷ it"];
  const lines = rows.map(({ peer, days, events, replications, ratio, seconds, wholeRatio }) => [
    peer,
    days.toLocaleString("en"),
    events === null ? "–" : (events / days).toFixed(0),
    ((replications / days) * 1000).toFixed(2),
    cell(ratio, 1),
    seconds.toFixed(2),
    cell(wholeRatio, 1),
  ]);
  return [head, head.map((_, column) => (column === 0 ? "---" : "--:")), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

export function agreementLine(apart) {
  return apart.length === 0
    ? `all means agree within ${farthest} standard errors of their difference`
    : `means do not agree: ${apart.join(", ")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: asked } = parseArgs({
    options: {
      days: { type: "string", default: "1000" },
      rounds: { type: "string", default: "3" },
      against: { type: "string" },
    },
  });
  const { days, rounds, against = null } = asked;
  const { rows, apart: differing } = smallRuns({ days: Number(days), rounds: Number(rounds), against });
  console.log(smallRunsTable(rows));
  console.log(agreementLine(differing));
  process.exitCode = differing.length === 0 ? 0 : 1;
}

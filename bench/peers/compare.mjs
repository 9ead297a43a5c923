// Interleaved rounds on one core: every contender once a round, so that what disturbs the machine disturbs all alike.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { cache, peers } from "./peers.mjs";

const workloads = ["mm1", "tandem", "flow"];
const units = { mm1: "customers", tandem: "customers", flow: "days" };

/** @param shrink sizes are divided by this. @returns contenders and runs, as `summarise` of table.mjs takes them */
export function compare({ rounds, shrink, core }) {
  const contenders = workloads.flatMap((workload) =>
    peers
      .filter((peer) => peer.sizes[workload] !== undefined)
      .map((peer) => {
        const amount = Math.max(1, Math.round(peer.sizes[workload] / shrink));
        return { ...peer, workload, amount, size: `${amount.toLocaleString("en")} ${units[workload]}` };
      }),
  );
  const runs = [];
  for (let round = 0; round < rounds; round++)
    for (const { id, workload, amount, missing, command } of contenders) {
      if (missing) continue;
      const printed = lastLine(onCore(core, command(workload, String(amount))));
      if (printed !== null) runs.push({ ...printed, id, workload, round });
    }
  return { contenders, runs };
}

/** The case flow at 1, 10 and 100 times the population, over the same 365 days. */
export function growth({ shrink, core }) {
  const pendency = new URL("pendency.mjs", import.meta.url).pathname;
  return [1, 10, 100].map((scale) => {
    const words = ["flow", String(Math.round(365 / shrink)), "observed", String(scale)];
    return { scale, ...lastLine(onCore(core, [process.execPath, pendency, ...words])) };
  });
}

function onCore(core, command) {
  return core === null ? command : ["taskset", "-c", String(core), ...command];
}

/** What a program printed as its last line of JSON; null when there is none. */
function lastLine([command, ...words]) {
  const env = { ...process.env, NODE_PATH: join(cache, "node", "node_modules") };
  const { stdout } = spawnSync(command, words, { encoding: "utf8", env, timeout: 400_000 });
  const line = stdout?.split("\n").findLast((text) => text.startsWith("{"));
  return line === undefined ? null : JSON.parse(line);
}

// A failing network made as plain as it can be while it still fails: what to look at first.
import { PendencyError } from "../../src/errors.ts";
import { compareWithChain } from "./compareWithChain.ts";
import type { Engine } from "./engines.ts";
import { solveNetwork, TooManyStates } from "./markovChain.ts";
import { unchanging, type Network, type NetworkResource } from "./network.ts";

interface Runs {
  readonly seed: number;
  readonly replications: number;
}

/** Takes out one feature after the other, as long as the engine and the chain still differ. */
export function smallestFailing(network: Network, engine: Engine, runs: Runs): Network {
  const plainer = simplifications(network).find(
    (candidate) => JSON.stringify(candidate) !== JSON.stringify(network) && fails(candidate, engine, runs),
  );
  return plainer === undefined ? network : smallestFailing(plainer, engine, runs);
}

function fails(network: Network, engine: Engine, runs: Runs): boolean {
  try {
    const solution = solveNetwork(network, 30_000);
    return compareWithChain({ network, solution }, engine, runs).some((one) => one.verdict === "differs");
  } catch (error) {
    // a document that is refused fails for another reason than the one looked for
    if (error instanceof TooManyStates || error instanceof PendencyError) return false;
    throw error;
  }
}

function simplifications(network: Network): Network[] {
  const resources = (change: (resource: NetworkResource) => NetworkResource): Network => ({
    ...network,
    resources: network.resources.map(change),
  });
  return [
    { ...network, crossClock: null },
    { ...network, hold: null },
    ...network.stages.map((stage, s) => ({
      ...network,
      stages: network.stages.with(s, stage.kind === "waits" ? stage : { ...stage, clock: null }),
    })),
    ...network.stages.map((stage, s) => ({
      ...network,
      stages: network.stages.with(s, { ...stage, next: stage.next.slice(-1).map(({ to }) => ({ to, share: 1 })) }),
    })),
    { ...network, arrivals: network.arrivals.slice(0, 1) },
    { ...network, arrivals: network.arrivals.map((entry) => ({ ...entry, batch: [{ size: 1, share: 1 }] })) },
    {
      ...network,
      arrivals: network.arrivals.map((entry) => ({
        ...entry,
        rates: entry.rates.map(({ first }) => unchanging(first)),
      })),
    },
    resources((one) => ({ ...one, units: unchanging(one.units.first) })),
    resources((one) => ({ ...one, priority: [] })),
    resources((one) => ({ ...one, discipline: "first come" })),
    resources((one) => ({ ...one, cancelled: 0 })),
    resources((one) => ({ ...one, minimum: 0 })),
    resources((one) => ({ ...one, isKept: false })),
  ];
}

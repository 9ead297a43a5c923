// Small networks made at random, against exact expectations from a Markov chain that shares nothing with the engine.
// `npm run verify-engines` does the same for many more networks, larger ones, with more runs, and on each engine.
import { describe, expect, test } from "vitest";
import { limitedRoomShares, meanOverStates } from "../../src/theory/birthDeath.ts";
import { compareWithChain } from "./compareWithChain.ts";
import { describeNetwork } from "./describeNetwork.ts";
import { engines } from "./engines.ts";
import { solveNetwork } from "./markovChain.ts";
import { unchanging, type Network } from "./network.ts";
import { solvedNetwork } from "./randomNetwork.ts";

/** 40 networks with some 12 figures each at odds of 1e-10: a false alarm in one of 20 million changes of the seeds. */
const networks = Array.from({ length: 40 }, (_, i) => i + 1);

const seed = 20261124;
/** The quickest is asked for every run; the others owe its runs to the last bit, of which one in twenty is looked at. */
const [quickest, ...others] = engines.toReversed();

describe.each([quickest])("$name engine", (engine) => {
  test.each(networks)("network %i: stocks, lines and outcomes of many runs have their exact expectations", (number) => {
    const solved = solvedNetwork(number, 500);
    const compared = compareWithChain(solved, engine, { seed, replications: 1_500 });
    const wrong = compared.filter((one) => one.verdict !== "agrees");
    expect(wrong, wrong.length > 0 ? describeNetwork(solved.network) : "").toEqual([]);
    expect(compared.length).toBeGreaterThan(2);
  });
});

describe.each(others)("$name engine", (engine) => {
  test.each(networks)("network %i: sums over runs are those of its twin to the last bit", (number) => {
    const solved = solvedNetwork(number, 500);
    const runs = { seed, replications: 75 };
    const compared = compareWithChain(solved, engine, runs);
    expect(compared).toEqual(compareWithChain(solved, quickest, runs));
    expect(compared.length).toBeGreaterThan(2);
  });
});

test("the networks have every feature that the chain knows", () => {
  const all = networks.map((number) => solvedNetwork(number, 500).network);
  const features: Record<string, (network: Network) => boolean> = {
    "two classes": ({ classes }) => classes === 2,
    "a hold": ({ hold }) => hold !== null,
    "a stage that is full while people stand at no door": ({ hold, stages }) =>
      hold !== null && stages.some(({ ifFull }) => ifFull >= 0),
    "a clock across stages": ({ crossClock }) => crossClock !== null,
    "room for a few": ({ stages }) => stages.some(({ room }) => room < Infinity),
    patience: ({ stages }) => stages.some(({ clock }) => clock?.whileWaiting === true),
    batches: ({ arrivals }) => arrivals.some(({ batch }) => batch.length > 1),
    "rates that change": ({ arrivals }) => arrivals.some(({ rates }) => rates.some(({ at }) => at < Infinity)),
    "servers that change": ({ resources }) => resources.some(({ kind, units }) => kind === "servers" && units.at < 6),
    priorities: ({ resources }) => resources.some(({ priority }) => priority.length > 0),
    "last come": ({ resources }) => resources.some(({ discipline }) => discipline === "last come"),
    departures: ({ resources }) => resources.some(({ kind }) => kind === "slots"),
    "departures with a minimum": ({ resources }) => resources.some(({ minimum }) => minimum > 0),
    "departures that may be cancelled": ({ resources }) => resources.some(({ cancelled }) => cancelled > 0),
    "seats kept": ({ resources }) => resources.some(({ isKept }) => isKept),
    "people who go round": ({ arrivals }) => arrivals.length === 0,
    "a stage that leads back to itself": ({ stages }) => stages.some(({ next }, s) => next.some(({ to }) => to === s)),
    "a stage where only clocks end the stay": ({ stages }) => stages.some(({ kind }) => kind === "waits"),
  };
  const missing = Object.entries(features).filter(([, has]) => !all.some(has));
  expect(missing.map(([name]) => name)).toEqual([]);
});

test("the chain itself gives the textbook's mean for two servers and room for three (M/M/2/3), once it has run long", () => {
  const nothing = { resource: -1, means: [], next: [], clock: null, room: Infinity, ifFull: -1 };
  const network: Network = {
    days: 40,
    classes: 1,
    stages: [
      { ...nothing, kind: "service", resource: 0, means: [0.25], next: [{ to: 1, share: 1 }], room: 3, ifFull: 2 },
      { ...nothing, kind: "outcome" },
      { ...nothing, kind: "outcome" },
    ],
    resources: [
      {
        kind: "servers",
        units: unchanging(2),
        discipline: "first come",
        priority: [],
        departsPerDay: 0,
        cancelled: 0,
        minimum: 0,
        isKept: false,
      },
    ],
    hold: null,
    crossClock: null,
    arrivals: [{ stage: 0, rates: [unchanging(3)], batch: [{ size: 1, share: 1 }] }],
    initial: [],
  };
  const { expectations } = solveNetwork(network, 100);
  const shares = limitedRoomShares(3, 4, 2, 3);
  const atEnd = expectations.find(({ quantity }) => quantity.kind === "stock" && quantity.at === 40)!;
  expect(atEnd.mean).toBeCloseTo(
    meanOverStates(shares, (n) => n),
    10,
  );
  // served and turned away add up to those who came, less those still there
  const [served, turnedAway] = expectations.filter(({ quantity }) => quantity.kind === "entries");
  expect(served.mean + turnedAway.mean + atEnd.mean).toBeCloseTo(3 * 40, 8);
});

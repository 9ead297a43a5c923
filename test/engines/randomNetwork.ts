// Small networks from a seed, kept to what a Markov chain of exact odds can hold.
import { Dice } from "../simulate/dice.ts";
import { solveNetwork, TooManyStates, type Solution } from "./markovChain.ts";
import {
  unchanging,
  type Change,
  type CrossClock,
  type Entry,
  type Network,
  type NetworkResource,
  type NetworkStage,
  type StageClock,
} from "./network.ts";

export interface SolvedNetwork {
  readonly network: Network;
  readonly solution: Solution;
}

/** Chains with fewer states have little to say. */
const fewestStates = 12;

/** The first of a seed's networks whose chain has neither too few states nor more than `most`. */
export function solvedNetwork(seed: number, most: number): SolvedNetwork {
  for (let attempt = 0; ; attempt++) {
    const network = randomNetwork(seed * 1_000 + attempt);
    try {
      const solution = solveNetwork(network, most);
      if (solution.states >= fewestStates) return { network, solution };
    } catch (error) {
      if (!(error instanceof TooManyStates)) throw error;
    }
  }
}

/**
 * One to three stages where people stay, a fork, two outcomes. Either open (everybody comes from outside, every stage has
 * room for a few) or closed (a few people go round), for both keep the chain finite.
 *
 * Where several people may join a line at one instant, they are ordered by their names, which a chain of counts does not
 * know. There is then one class, no line of two stages and no clock across stages, so that all in a line are alike.
 */
export function randomNetwork(seed: number): Network {
  const dice = new Dice(seed);
  const isClosed = dice.chance(0.4);
  const hasHold = isClosed && dice.chance(0.6);
  const hasSlots = !hasHold && dice.chance(0.25);
  const areAlike = hasHold || hasSlots;
  const classes = areAlike || dice.chance(0.5) ? 1 : 2;
  const stays = dice.pick([1, 2, 2, 3, 3, 3]);
  const fork = stays;
  const done = stays + 1;
  const turnedAway = stays + 2;
  const isShared = !areAlike && stays > 1 && dice.chance(0.5);
  const resources: NetworkResource[] = [];
  const perDay = (): number => dice.pick([0.5, 1, 1.5, 2, 3]);
  const days = dice.pick([3, 4, 6]);
  const aDay = (): number => dice.whole(1, days - 1);

  const serverOf = (): number => {
    if (isShared && resources.length > 0) return 0;
    resources.push(servers(dice, classes, stays, aDay()));
    return resources.length - 1;
  };
  const stages: NetworkStage[] = [];
  for (let s = 0; s < stays; s++) {
    const isGate = hasSlots && s === 0;
    const kind = isGate
      ? "boards"
      : s === 0 || dice.chance(0.6)
        ? "service"
        : dice.pick(["dwell", "dwell", "waits"] as const);
    let resource = -1;
    if (kind === "service") resource = serverOf();
    else if (kind === "boards") resource = resources.push(slots(dice, aDay())) - 1;
    const isOpen = !isClosed;
    const clock = kind === "waits" || dice.chance(0.4) ? stageClock(dice, kind, s, stays, perDay()) : null;
    stages.push({
      kind,
      resource,
      means: Array.from({ length: classes }, () => 1 / perDay()),
      next: kind === "waits" ? [] : shares(dice, s, stays),
      clock,
      room: isOpen ? dice.whole(1, 4) : Infinity,
      ifFull: isOpen ? turnedAway : -1,
    });
  }
  const ways = dice.chance(0.5) ? [done, ...stages.keys()] : [done];
  stages.push({ ...nothing, kind: "passes", next: sharedOut(dice, ways) });
  stages.push({ ...nothing, kind: "outcome" }, { ...nothing, kind: "outcome" });

  const hold = hasHold ? { resource: resources.length, stages: dice.chance(0.5) || stays === 1 ? [0] : [0, 1] } : null;
  const counts = isClosed ? [dice.whole(2, classes === 2 ? 3 : 5), dice.whole(1, 2)].slice(0, classes) : [];
  if (hold !== null) {
    resources.push({
      ...servers(dice, 1, stays, aDay()),
      kind: "held",
      units: heldUnits(dice, counts[0], aDay()),
      priority: [],
    });
    if (dice.chance(0.3)) stages[0] = { ...stages[0], ifFull: turnedAway };
  }
  const crossClock = areAlike || stays < 2 || dice.chance(0.6) ? null : clockAcross(dice, stays, fork, done, perDay());
  return {
    days,
    classes,
    stages,
    resources,
    hold,
    crossClock,
    arrivals: isClosed ? [] : entries(dice, classes, fork, days),
    initial: isClosed ? [{ stage: hold === null ? dice.whole(0, stays - 1) : 0, counts }] : [],
  };
}

const nothing = { resource: -1, means: [], next: [], clock: null, room: Infinity, ifFull: -1 };

function servers(dice: Dice, classes: number, stays: number, day: number): NetworkResource {
  const first = dice.whole(1, 3);
  const priority = dice
    .some(
      [
        ...(classes === 2 ? [{ of: "class" as const, index: dice.whole(0, 1) }] : []),
        ...(stays > 1 ? [{ of: "stage" as const, index: dice.whole(0, stays - 1) }] : []),
      ],
      0.5,
    )
    .slice(0, 1);
  return {
    kind: "servers",
    units: dice.chance(0.3) ? { first, at: day, second: dice.whole(0, 3) } : unchanging(first),
    discipline: dice.pick(["first come", "last come"] as const),
    priority,
    departsPerDay: 0,
    cancelled: 0,
    minimum: 0,
    isKept: false,
  };
}

/** At least as many at first as hold one then. */
function heldUnits(dice: Dice, heldAtFirst: number, day: number): Change {
  const first = heldAtFirst;
  return dice.chance(0.8) ? { first, at: day, second: dice.whole(1, 2) } : unchanging(first);
}

function slots(dice: Dice, day: number): NetworkResource {
  const first = dice.whole(1, 2);
  return {
    kind: "slots",
    units: dice.chance(0.3) ? { first, at: day, second: dice.whole(0, 3) } : unchanging(first),
    discipline: "first come",
    priority: [],
    departsPerDay: dice.pick([1, 2, 0.5]),
    cancelled: dice.chance(0.3) ? 0.25 : 0,
    minimum: dice.chance(0.3) ? 2 : 0,
    isKept: dice.chance(0.3),
  };
}

function stageClock(dice: Dice, kind: string, stage: number, stays: number, rate: number): StageClock {
  // the fork, the first outcome or another stage
  const to = dice.pick([stays, stays + 1, (stage + 1) % stays === stage ? stays + 1 : (stage + 1) % stays]);
  const whileWaiting = (kind === "service" || kind === "boards") && dice.chance(0.5);
  return { to, rate, whileWaiting, asDuration: dice.chance(0.5) };
}

/** To stages of people, back to the same one, to the fork or out; a fork leads on, so nobody goes round in no time. */
function shares(dice: Dice, stage: number, stays: number): { to: number; share: number }[] {
  const back = dice.chance(0.3) ? [stage] : [];
  const on = stage + 1 < stays ? [stage + 1] : [];
  return sharedOut(dice, [...new Set([...back, ...on, dice.chance(0.6) ? stays : stays + 1])]);
}

function sharedOut(dice: Dice, ways: readonly number[]): { to: number; share: number }[] {
  const eighths = ways.map(() => dice.whole(1, 3));
  const all = eighths.reduce((a, b) => a + b);
  return ways.map((to, i) => ({ to, share: eighths[i] / all }));
}

function clockAcross(dice: Dice, stays: number, fork: number, done: number, rate: number): CrossClock {
  return {
    starts: dice.whole(0, stays - 1),
    strikesIn: [dice.whole(0, stays - 1)],
    voidIn: dice.chance(0.3) ? [fork] : [],
    to: done,
    rate: rate / 2,
  };
}

function entries(dice: Dice, classes: number, fork: number, days: number): Entry[] {
  const rate = (): Change => {
    const first = dice.pick([0.5, 1, 2]);
    return dice.chance(0.4)
      ? { first, at: dice.pick([0.5, 1, 1.75]), second: dice.pick([0.25, 1, 3]) }
      : unchanging(first);
  };
  const batch = dice.chance(0.3)
    ? [
        { size: 1, share: 0.5 },
        { size: 2, share: 0.5 },
      ]
    : [{ size: 1, share: 1 }];
  const first: Entry = { stage: 0, rates: Array.from({ length: classes }, rate), batch };
  if (days > 4 || dice.chance(0.7)) return [first];
  return [first, { stage: fork, rates: Array.from({ length: classes }, rate), batch: [{ size: 1, share: 1 }] }];
}

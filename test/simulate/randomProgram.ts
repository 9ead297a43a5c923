// Small Programs with everything in them, from a seed: what two engines must agree on, and what properties hold for.
import type { Duration } from "../../src/compile/durations.ts";
import type {
  ByClass,
  CrossClockProgram,
  Program,
  StageClockProgram,
  StageProgram,
  StayKind,
} from "../../src/compile/program.ts";
import { nameKey } from "../../src/random/nameKey.ts";
import { constantCurve } from "../../src/quantity/curve.ts";
import { Dice } from "./dice.ts";
import { randomByClass, startDraft, type Draft } from "./randomDraft.ts";
import { randomArrivals, randomInitial } from "./randomEntries.ts";
import { noTime, randomCurve, randomDuration } from "./randomParts.ts";
import { randomResources, type Stock } from "./randomResources.ts";

/**
 * A program of some tens to some hundreds of persons over 12 to 40 grid steps unless said; a run takes a millisecond or so. The same
 * seed gives the same program. Every construct of a Program comes up among a few hundred seeds: all families, kinds of
 * stage, disciplines, kinds of arrival, feedback in each of its places, holds, clocks, eras, weights, batches.
 *
 * No run of it fails: there are units for all who hold one at the start, and no loop takes no time, because a stay, or a
 * clock, that may last no time at all leads only to stages with a higher index.
 * @param seed any whole number
 * @param length the fewest and most grid steps
 */
export function randomProgram(seed: number, length: readonly [number, number] = [12, 40]): Program {
  const draft = startDraft(new Dice(seed), length);
  const { dice, pool, names } = draft;
  const initial = randomInitial(draft, dice.whole(0, 2));
  const persons = names.map((_, stage) =>
    initial
      .filter((entry) => entry.stage === stage)
      .reduce((sum, { counts }) => sum + counts.reduce((all, count, c) => all + count * draft.weights[c], 0), 0),
  );
  const stock = randomResources(draft, persons);
  const crossClocks = Array.from({ length: dice.pick([0, 0, 1, 1, 2, 3]) }, (_, i) => randomCrossClock(draft, i));
  const written = names.map((_, stage) => randomStage(draft, stage, stock));
  const arrivals = randomArrivals(draft, 120);
  return {
    modelId: `random${seed}`,
    title: `Random program ${seed}`,
    time: randomTime(dice, draft.steps),
    groups: draft.groups,
    classCount: draft.classCount,
    classLevels: draft.classLevels,
    classNames: classNames(draft),
    weights: draft.weights,
    eras: draft.eras,
    stages: written.map((stage) => ({ ...stage, revisited: canComeBack(written, crossClocks).has(stage.name) })),
    resources: stock.resources,
    holds: stock.holds,
    crossClocks,
    arrivals,
    initial: initial.map((entry) => ({ ...entry, elapsed: randomElapsed(draft, crossClocks.length) })),
    measures: [],
    hasFeedback:
      arrivals.some(({ feedback }) => feedback !== null) ||
      stock.resources.some(({ units, departureRate }) => units.feedback !== null || departureRate !== null),
    // last, when every curve and sampler is known
    samplers: pool.samplers,
    curves: pool.layOut(),
  };
}

function classNames({ groups, classCount, classLevels }: Draft): string[] {
  return Array.from({ length: classCount }, (_, c) =>
    groups.map(({ name, levels }, g) => `${name}=${levels[classLevels[c * groups.length + g]]}`).join(", "),
  );
}

/** With a calendar, months of different lengths that name people; without, recording periods of one step. */
function randomTime(dice: Dice, steps: number): Program["time"] {
  const hasCalendar = dice.chance(0.6);
  const inner = [...new Set([dice.whole(1, steps - 1), dice.whole(1, steps - 1)])].toSorted((a, b) => a - b);
  const edges = hasCalendar ? [0, ...inner, steps] : Array.from({ length: steps + 1 }, (_, step) => step);
  return {
    gridDays: dice.pick([1, 1 / 24]),
    steps,
    warmUp: 0,
    startDays: hasCalendar ? 19_000 : null,
    periodEdges: Float64Array.from(edges),
    periodLabels: edges.slice(0, -1).map((edge, i) => (hasCalendar ? `2022-0${i + 1}` : `${edge}`)),
    fiscalYearStartMonth: 10,
  };
}

function durations(draft: Draft, mayBeNothing: boolean): ByClass {
  const { dice, pool } = draft;
  const make = (): Duration =>
    mayBeNothing && dice.chance(0.15) ? noTime : randomDuration(draft, dice.between(0.5, 5));
  return randomByClass(draft, () => pool.sampler(make()));
}

function hazards(draft: Draft): ByClass {
  const { dice, pool, steps } = draft;
  return randomByClass(draft, () =>
    pool.curve(randomCurve(dice, steps, "anywhere", () => (dice.chance(0.2) ? 0 : dice.between(0.01, 0.3)))),
  );
}

/** Any stage but one that may be entered only after time has passed, where none may have. */
function target({ dice, kinds }: Draft, above: number): number {
  return dice.whole(above + 1, kinds.length - 1);
}

function randomStage(draft: Draft, stage: number, stock: Stock): StageProgram {
  const { dice, kinds, names } = draft;
  const kind = kinds[stage];
  const isOutcome = kind === "outcome";
  // a stay that takes time may lead back, to itself too; one that may take none leads on
  const goesBack = kind !== "passes" && !isOutcome && dice.chance(0.6);
  const isFull = !isOutcome && dice.chance(0.25);
  const clockCount = isOutcome || kind === "passes" ? 0 : dice.pick(kind === "waits" ? [1, 2] : [0, 0, 1, 2, 3]);
  const key = nameKey(names[stage]);
  return {
    name: names[stage],
    title: names[stage],
    key: { high: key.high, low: key.low },
    kind,
    time: kind === "dwell" || kind === "service" ? durations(draft, !goesBack) : null,
    lines: kind === "service" ? [dice.pick(stock.servers)] : kind === "boards" ? randomDepartures(draft, stock) : [],
    room: isFull && dice.chance(0.7) ? dice.whole(1, 25) : Infinity,
    ifFull: isFull ? target(draft, stage) : -1,
    clocks: dice
      .shuffled(["appeal", "death", "leave"])
      .slice(0, clockCount)
      .toSorted()
      .map((name) => randomStageClock(draft, stage, name)),
    next: randomNext(draft, kind, goesBack ? -1 : stage),
    holds: isOutcome ? [] : stock.holdsOf(stage),
    revisited: false,
  };
}

function randomDepartures({ dice }: Draft, stock: Stock): Int32Array[] {
  return dice.shuffled(stock.slots).slice(0, dice.pick([1, 1, 2]));
}

function randomStageClock(draft: Draft, stage: number, name: string): StageClockProgram {
  const { dice, names } = draft;
  const hasRate = dice.chance(0.4);
  const goesBack = dice.chance(0.4);
  const { high, low } = nameKey(`${names[stage]}/${name}`);
  return {
    name,
    key: { high, low },
    to: target(draft, goesBack ? -1 : stage),
    after: hasRate ? null : durations(draft, !goesBack),
    rate: hasRate ? hazards(draft) : null,
    whileWaiting: dice.chance(0.4),
  };
}

function randomCrossClock(draft: Draft, index: number): CrossClockProgram {
  const { dice, kinds } = draft;
  const stays = kinds.filter((kind) => kind !== "outcome").length;
  const flags = (share: number): Uint8Array =>
    Uint8Array.from(kinds, (_, i) => (i < stays && dice.chance(share) ? 1 : 0));
  const strikesIn = flags(0.5);
  strikesIn[dice.whole(0, stays - 1)] = 1;
  const hasRate = dice.chance(0.4);
  const name = ["custodyLimit", "bar", "deadline"][index];
  const { high, low } = nameKey(name);
  return {
    name,
    key: { high, low },
    starts: dice.whole(0, stays - 1),
    strikesIn,
    voidIn: flags(0.15),
    to: target(draft, -1),
    after: hasRate ? null : durations(draft, false),
    rate: hasRate ? hazards(draft) : null,
  };
}

/** Shares that add up to 1, or to less with a `rest`; targets in the order of their names. */
function randomNext(draft: Draft, kind: StayKind, above: number): StageProgram["next"] {
  const { dice, names, pool, steps } = draft;
  if (kind === "outcome" || kind === "waits") return { to: [], shares: [] };
  const wanted = dice.whole(1, kind === "passes" ? 4 : 3);
  const to = [...new Set(Array.from({ length: wanted }, () => target(draft, above)))];
  to.sort((a, b) => (names[a] < names[b] ? -1 : 1));
  const hasRest = to.length === 1 || dice.chance(0.6);
  if (!hasRest) {
    const shares = to.map(() => pool.curve(constantCurve(1 / to.length)));
    return { to, shares: shares.map((id) => randomByClass(draft, () => id)) };
  }
  const most = 1 / Math.max(1, to.length - 1);
  const rest = dice.pick(to);
  const stated = to.filter((stage) => stage !== rest);
  const share = (): number =>
    pool.curve(randomCurve(dice, steps, "anywhere", () => dice.pick([0, most, dice.between(0, most)])));
  return { to: [...stated, rest], shares: [...stated.map(() => randomByClass(draft, share)), null] };
}

function randomElapsed(draft: Draft, clocks: number): Program["initial"][number]["elapsed"] {
  const { dice, pool, classCount } = draft;
  return Array.from({ length: clocks }, (_, clock) => clock).flatMap((clock) => {
    if (dice.chance(0.5)) return [];
    const sampler = pool.sampler(randomDuration(draft, 2));
    return [{ clock, sampler: Int32Array.from({ length: classCount }, () => (dice.chance(0.8) ? sampler : -1)) }];
  });
}

/** Names of the stages that lie on a circle. */
function canComeBack(stages: readonly StageProgram[], crossClocks: readonly CrossClockProgram[]): ReadonlySet<string> {
  const after = stages.map((stage, id) => [
    ...stage.next.to,
    ...stage.clocks.map(({ to }) => to),
    ...(stage.ifFull < 0 ? [] : [stage.ifFull]),
    ...crossClocks.filter(({ strikesIn }) => strikesIn[id] === 1).map(({ to }) => to),
  ]);
  const reached = (from: number): Set<number> => {
    const seen = new Set<number>();
    const open = [...after[from]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...after[next]);
    }
    return seen;
  };
  return new Set(stages.filter((_, id) => reached(id).has(id)).map(({ name }) => name));
}

// Who comes into a random program, and who is there at its start.
import type { ArrivalsProgram, InitialProgram } from "../../src/compile/program.ts";
import { nameKey } from "../../src/random/nameKey.ts";
import { randomCurve, randomDuration, randomFeedback } from "./randomParts.ts";
import type { Draft } from "./randomDraft.ts";

/** @param persons who come in about the whole run, all entries together; records of several persons are fewer */
export function randomArrivals(draft: Draft, persons: number): ArrivalsProgram[] {
  const { dice, kinds, names } = draft;
  const entries = dice.whole(1, 3);
  const stays = kinds.filter((kind) => kind !== "outcome").length;
  const stages = Array.from({ length: entries }, () => dice.whole(0, stays - 1));
  return stages.map((stage, i) => {
    // several entries of one stage are told apart by their place
    const place = stages.slice(0, i).filter((other) => other === stage).length;
    const { high, low } = nameKey(`${names[stage]}/arrivals/${place}`);
    return randomEntry(draft, stage, { high, low }, (dice.between(0.1, 1.5) * persons) / entries);
  });
}

function randomEntry(draft: Draft, stage: number, key: ArrivalsProgram["key"], persons: number): ArrivalsProgram {
  const { dice, pool, steps, classCount, stageIds } = draft;
  const kind = dice.pick<ArrivalsProgram["kind"]>(["poisson", "poisson", "exact", "monthly", "every"]);
  const none = new Int32Array(classCount).fill(-1);
  const batch = randomBatch(draft);
  // arrival instants per grid step and class
  const rate = persons / steps / classCount / batch.mean;
  const hasRate = kind === "poisson" || kind === "monthly";
  const byStock = hasRate && dice.chance(0.25);
  const isAbsent = Array.from({ length: classCount }, () => dice.chance(0.15));
  const isByStock = Array.from({ length: classCount }, (_, c) => byStock && !isAbsent[c] && dice.chance(0.7));
  const rates = none.map((_, c) =>
    !hasRate || isAbsent[c] || isByStock[c]
      ? -1
      : pool.curve(randomCurve(dice, steps, "anywhere", () => (dice.chance(0.15) ? 0 : dice.between(0.3, 2) * rate))),
  );
  return {
    stage,
    key,
    kind,
    rates,
    feedback: byStock
      ? isByStock.map((does) => (does ? randomFeedback(dice, pool, stageIds, steps, rate, 0) : null))
      : null,
    monthlyCv: kind === "monthly" ? pool.curve(randomCurve(dice, steps, "edges", () => dice.pick([0, 0.2, 0.6]))) : -1,
    gapNames: Array.from(none, (_, c) => `class ${c}`),
    partFrom: none,
    partTo: none,
    gaps: kind === "every" ? none.map((_, c) => (isAbsent[c] ? -1 : randomGap(draft, 1 / rate))) : none,
    periods: kind === "exact" ? randomPeriods(draft, rate) : emptyPeriods,
    batchSizes: batch.sizes,
    batchCumulative: batch.cumulative,
  };
}

/** Gaps that are never nothing, and often fall on quarters of a step, where several sources tie. */
function randomGap(draft: Draft, mean: number): number {
  const { dice, pool, steps } = draft;
  const atLeast = Math.max(0.25, mean);
  if (dice.chance(0.5)) {
    const whole = Math.ceil(4 * atLeast) / 4;
    const curve = pool.curve(randomCurve(dice, steps, "anywhere", () => dice.whole(1, 3) * whole));
    pool.samplers.push({ family: "fixed", figures: [curve], atLeast: -1, atMost: -1, ...noParts });
    return pool.samplers.length - 1;
  }
  const duration = randomDuration(draft, 1.5 * atLeast);
  const bound = randomCurve(dice, steps, "anywhere", () => dice.between(0.3, 0.8) * atLeast);
  return pool.sampler({ ...duration, atLeast: bound, atMost: null });
}

const noParts = { probabilities: [], parts: [], shares: [] };

const emptyPeriods = { from: new Float64Array(0), to: new Float64Array(0), counts: new Int32Array(0) };

/** One to three periods that meet; whole counts of each class. */
function randomPeriods({ dice, steps, classCount }: Draft, rate: number): ArrivalsProgram["periods"] {
  const inner = [...new Set(Array.from({ length: dice.whole(0, 2) }, () => dice.whole(1, steps - 1)))];
  const edges = [0, ...inner.toSorted((a, b) => a - b), steps];
  const from = edges.slice(0, -1);
  const to = edges.slice(1);
  const counts = from.flatMap((start, i) =>
    Array.from({ length: classCount }, () => Math.floor(dice.between(0, 2) * rate * (to[i] - start))),
  );
  return { from: Float64Array.from(from), to: Float64Array.from(to), counts: Int32Array.from(counts) };
}

function randomBatch({ dice }: Draft): { sizes: Int32Array; cumulative: Float64Array; mean: number } {
  const kind = dice.pick(["one", "one", "several", "mixed"]);
  const first = kind === "one" ? 1 : dice.whole(1, 4);
  if (kind !== "mixed") return { sizes: Int32Array.of(first), cumulative: Float64Array.of(1), mean: first };
  const second = first + dice.whole(1, 3);
  const share = dice.between(0.2, 0.8);
  return {
    sizes: Int32Array.of(first, second),
    cumulative: Float64Array.of(share, 1),
    mean: share * first + (1 - share) * second,
  };
}

/** People of up to `entries` stages at the start, with their ages there; `elapsed` is filled in when clocks are known. */
export function randomInitial(draft: Draft, entries: number): InitialProgram[] {
  const { dice, pool, names, kinds, classCount } = draft;
  const stages = dice.shuffled(kinds.map((_, stage) => stage)).slice(0, entries);
  return stages.map((stage) => {
    const { high, low } = nameKey(`${names[stage]}/initial`);
    const age = dice.chance(0.75) ? pool.sampler(randomDuration(draft, dice.between(0.5, 8))) : -1;
    return {
      stage,
      key: { high, low },
      counts: Int32Array.from({ length: classCount }, () => dice.whole(0, Math.ceil(20 / classCount))),
      age: Int32Array.from({ length: classCount }, () => (dice.chance(0.85) ? age : -1)),
      elapsed: [],
    };
  });
}

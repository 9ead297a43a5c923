// Changes of a regime that nobody has dated yet: drawn once a replication, after the last day known, by stated odds.
import type { MayChange, Regime } from "../model/model.ts";
import { stepAt, stepsInDays } from "../quantity/calendar.ts";
import type { RunTime } from "../quantity/calendar.ts";
import { log } from "../quantity/portable.ts";
import { nameKey } from "../random/nameKey.ts";
import { purposes } from "../random/purposes.ts";
import { Stream } from "../random/stream.ts";
import { compareText } from "./classes.ts";
import type { DriftKey } from "./driftPath.ts";
import { refuse } from "./refuse.ts";

interface StateFrom {
  /** grid steps */
  readonly time: number;
  readonly state: string;
}

/**
 * The changes of one history. A drawn change lies at a grid edge, and a state written for a later day holds from then
 * on like any other.
 *
 * @param written of the history, rising
 * @param level   of the regime's group; "" where one history serves everybody
 */
export function drawnChanges(
  { name, at }: Regime,
  { odds, to, from }: MayChange,
  written: readonly StateFrom[],
  level: string,
  key: DriftKey,
  time: RunTime,
): readonly StateFrom[] {
  const begin = from === null ? null : stepAt(from, time);
  if (begin === null) {
    const hint = "`from:` says up to which day the history is known; a run that stands on a day begins there";
    return refuse("sense", at, `regimes.${name}.mayChange`, "`from:`, a day of the run's kind", "none", hint);
  }
  const known = written.filter((point) => point.time < begin);
  const rate = odds === "fromRecord" ? rateOf(known, begin) : odds / stepsInDays(1, time.gridDays);
  if (rate === 0) return [];
  const draw = drawer(name, level, key);
  const weights = to === "known" ? Object.fromEntries(known.map(({ state }) => [state, 1])) : to;
  const all = [...written];
  const drawn: StateFrom[] = [];
  for (let change = 0, reached = begin; ; change++) {
    reached -= log(draw(change, 0)) / rate;
    if (!(reached < time.steps)) return drawn;
    const edge = Math.ceil(reached - 1e-7);
    const current = all.findLast((point) => point.time <= edge)?.state ?? "";
    const next = chosen(weights, current, draw(change, 1));
    if (next === null) continue;
    drawn.push({ time: edge, state: next });
    all.push({ time: edge, state: next });
    all.sort((left, right) => left.time - right.time);
  }
}

/** The time to the first change, in mean times between two. */
export function firstGap(name: string, level: string, key: DriftKey): number {
  return -log(drawer(name, level, key)(0, 0));
}

/** Numbers by which change it is; `which`: 0 for its time, 1 for the next state. */
function drawer(
  name: string,
  level: string,
  { seed, replication }: DriftKey,
): (change: number, which: number) => number {
  const stream = new Stream(seed, replication);
  const key = stream.keyOf(level === "" ? nameKey(name) : nameKey(level, nameKey(name)));
  return (change, which) => stream.uniform(key.high, key.low, change, purposes.regimeChange, which);
}

/** (changes + 1/2) ÷ time, a grid step: Jeffreys' estimate of a rate, which is above 0 where nothing ever changed. */
function rateOf(known: readonly StateFrom[], end: number): number {
  if (known.length === 0) return 0;
  const changes = known.filter(({ state }, index) => index > 0 && state !== known[index - 1].state).length;
  return (changes + 0.5) / (end - known[0].time);
}

/** Another state than the current one, in alphabetical order; null where there is none. */
function chosen(weights: Readonly<Record<string, number>>, current: string, u: number): string | null {
  const others = Object.keys(weights)
    .filter((state) => state !== current && weights[state] > 0)
    .sort(compareText);
  const whole = others.reduce((sum, state) => sum + weights[state], 0);
  let below = 0;
  return others.find((state) => u * whole < (below += weights[state])) ?? others.at(-1) ?? null;
}

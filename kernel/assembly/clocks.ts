// The twin of src/simulate/individual/clocks.ts: competing risks, and clocks that run across stages.
import { toTick } from "../../src/simulate/individual/curveReader.ts";
import { curves } from "./curves.ts";
import { setStrike, sinceOf, strikeAt } from "./people.ts";
import { Clock, crossClocks, stages } from "./program.ts";
import { samplers, unitExponential } from "./sampling.ts";
import { draw } from "./cohorts.ts";
import { forPerson, occurrenceOf, STAGE_CLOCK } from "./state.ts";
import { purposes } from "../../src/random/purposes.ts";

/** what `findClock` found, and for whose stay */
export let clockTime: f64 = Infinity;
export let clockCode: i32 = 0;
const NOBODY: i32 = 0;
let foundFor: i32 = NOBODY;
let foundBegun: bool = false;

/** A new stay begins: what was found is of an earlier one. */
// @inline
export function forgetClock(): void {
  foundFor = NOBODY;
}

/**
 * The first of the stay's clocks to strike. Nothing it depends on changes within a stay, so that who asks
 * again is told the same.
 */
export function findClock(person: i32, stage: i32, begun: bool): void {
  if (person == foundFor && begun == foundBegun) return;
  foundFor = person;
  foundBegun = begun;
  clockTime = Infinity;
  clockCode = 0;
  const clocks = stages[stage].clocks;
  if (clocks.length == 0) return;
  const since = sinceOf(person);
  for (let i = 0; i < clocks.length; i++) {
    const clock = clocks[i];
    if (begun && clock.whileWaiting) continue;
    const time = clock.isCross ? crossInstant(person, clock, since) : stageInstant(person, stage, clock, since);
    if (time < clockTime) {
      clockTime = time;
      clockCode = clock.isCross ? -1 - clock.index : STAGE_CLOCK + clock.index;
    }
  }
}

function stageInstant(person: i32, stage: i32, clock: Clock, since: f64): f64 {
  const u = draw(person, clock.keyHigh, clock.keyLow, purposes.stageClock, occurrenceOf(person, stage));
  const from = max<f64>(0, since);
  if (clock.rate.length > 0) return hazardInstant(forPerson(clock.rate, person), from, u);
  const sampler = samplers[forPerson(clock.after, person)];
  return since < 0 ? toTick(sampler.remaining(u, -since)) : sampler.ending(u, from);
}

function crossInstant(person: i32, clock: Clock, since: f64): f64 {
  const strike = strikeAt(person, clock.index);
  return strike < 0 ? Infinity : max<f64>(max<f64>(strike, since), 0);
}

function hazardInstant(rate: i32, from: f64, u: f64): f64 {
  return toTick(curves.reach(rate, from, unitExponential.quantile(u)));
}

export function turnCrossClocks(person: i32, stage: i32, time: f64): void {
  const info = stages[stage];
  for (let i = 0; i < info.voids.length; i++) setStrike(person, info.voids[i], -1);
  for (let i = 0; i < info.starts.length; i++) {
    const clock = info.starts[i];
    if (strikeAt(person, clock) < 0) startCrossClock(person, stage, clock, time, 0);
  }
}

/** Starts a clock across stages that has run for `elapsed` already. */
export function startCrossClock(person: i32, stage: i32, index: i32, time: f64, elapsed: f64): void {
  const clock = crossClocks[index];
  const u = draw(person, clock.keyHigh, clock.keyLow, purposes.crossClock, occurrenceOf(person, stage));
  if (clock.rate.length > 0) setStrike(person, index, hazardInstant(forPerson(clock.rate, person), time, u));
  else {
    const sampler = samplers[forPerson(clock.after, person)];
    setStrike(person, index, elapsed > 0 ? time + toTick(sampler.remaining(u, elapsed)) : sampler.ending(u, time));
  }
}

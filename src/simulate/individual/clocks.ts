// Competing risks: which clock would strike a stay first, and the clocks that run across stages. The kernel,
// which AssemblyScript compiles, reads this very file.
import { purposes } from "../../random/purposes.ts";
import { STAGE_CLOCK, NO_EVENT } from "../codes.ts";
import { toTick } from "./curveReader.ts";
import type { Clock, Stage } from "./known.ts";
import { draw, forPerson, occurrenceOf } from "./lookups.ts";
import type { RunState } from "./state.ts";

type i32 = number;
type f64 = number;

const NOBODY: i32 = -1;

/** A new stay begins: what was found is of an earlier one. */
// @inline
export function forgetClock(run: RunState): void {
  run.foundFor = NOBODY;
}

/**
 * Finds the clock that strikes the person's present stay first and leaves it in `run.clockTime` and `run.clockCode`;
 * Infinity and no event without one. Nothing it depends on changes within a stay, so that asking again when service begins
 * gives the same instants.
 * @param begun true once the stay is not waiting: clocks `while: waiting` are void then
 */
export function findClock(run: RunState, person: i32, info: Stage, begun: boolean): void {
  if (person === run.foundFor && begun === run.foundBegun) return;
  run.foundFor = person;
  run.foundBegun = begun;
  let first = Infinity;
  let code: i32 = NO_EVENT;
  const clocks = info.clocks;
  const since = run.people.sinceOf(person);
  for (let i = 0; i < clocks.length; i++) {
    const clock = clocks[i];
    if (begun && clock.whileWaiting) continue;
    const time = clock.isCross
      ? crossInstant(run, person, clock, since)
      : stageInstant(run, person, info, clock, since);
    // clocks come in the order of their names, so that of two at one instant the first stays
    if (time < first) {
      first = time;
      code = clock.isCross ? -1 - clock.index : STAGE_CLOCK + clock.index;
    }
  }
  run.clockTime = first;
  run.clockCode = code;
}

/** A stay of the initial stock began before the run: durations run from then, hazards from now. */
function stageInstant(run: RunState, person: i32, info: Stage, clock: Clock, since: f64): f64 {
  const u = draw(run, person, clock.keyHigh, clock.keyLow, purposes.stageClock, occurrenceOf(run, person, info));
  const from = Math.max(0, since);
  if (clock.rate.length > 0) return hazardInstant(run, forPerson(run, clock.rate, person), from, u);
  const sampler = run.samplers[forPerson(run, clock.after, person)];
  return since < 0 ? toTick(sampler.remaining(u, -since)) : sampler.ending(u, from);
}

/** A clock that ran out elsewhere strikes at the instant of entering a stage where it can. */
function crossInstant(run: RunState, person: i32, clock: Clock, since: f64): f64 {
  const strike = run.people.strikeAt(person, clock.index);
  return strike < 0 ? Infinity : Math.max(Math.max(strike, since), 0);
}

function hazardInstant(run: RunState, rate: i32, from: f64, u: f64): f64 {
  return toTick(run.curves.reach(rate, from, run.unitExponential.quantile(u)));
}

/** On entering a stage: clocks across stages that are void here stop, and those that start here start. */
export function turnCrossClocks(run: RunState, person: i32, info: Stage, time: f64): void {
  const voids = info.voids;
  for (let i = 0; i < voids.length; i++) run.people.setStrike(person, voids[i], -1);
  const starts = info.starts;
  for (let i = 0; i < starts.length; i++) {
    if (run.people.strikeAt(person, starts[i]) < 0) startCrossClock(run, person, info, starts[i], time, 0);
  }
}

/** Starts a clock across stages that has run for `elapsed` already. */
export function startCrossClock(run: RunState, person: i32, info: Stage, index: i32, time: f64, elapsed: f64): void {
  const clock = run.crossClocks[index];
  const u = draw(run, person, clock.keyHigh, clock.keyLow, purposes.crossClock, occurrenceOf(run, person, info));
  if (clock.rate.length > 0) {
    run.people.setStrike(person, index, hazardInstant(run, forPerson(run, clock.rate, person), time, u));
  } else {
    const sampler = run.samplers[forPerson(run, clock.after, person)];
    const strike = elapsed > 0 ? time + toTick(sampler.remaining(u, elapsed)) : sampler.ending(u, time);
    run.people.setStrike(person, index, strike);
  }
}

// Competing risks: which clock would strike a stay first, and the clocks that run across stages.
import type { StageId } from "../../compile/program.ts";
import { purposes } from "../../random/purposes.ts";
import { toTick } from "./curveReader.ts";
import { draw, eventCodes, forPerson, occurrenceOf, type ClockAtStage, type RunState } from "./state.ts";
import { ROW64, column64 } from "../people.ts";

/**
 * Finds the clock that strikes the person's present stay first and leaves it in `run.clockTime` and `run.clockCode`;
 * Infinity and none without one. Draws have names, so asking again when service begins gives the same instants.
 * @param begun true once the stay is not waiting: clocks `while: waiting` are void then
 */
export function findClock(run: RunState, person: number, stage: StageId, begun: boolean): void {
  run.clockTime = Infinity;
  run.clockCode = eventCodes.none;
  const { clocks } = run.stages[stage];
  if (clocks.length === 0) return;
  const since = run.people.wide[person * ROW64 + column64.since];
  for (const clock of clocks) {
    if (begun && clock.whileWaiting) continue;
    const time = clock.isCross
      ? crossInstant(run, person, clock, since)
      : stageInstant(run, person, stage, clock, since);
    // clocks come in the order of their names, so that of two at one instant the first stays
    if (time < run.clockTime) {
      run.clockTime = time;
      run.clockCode = clock.isCross ? -1 - clock.index : eventCodes.stageClock + clock.index;
    }
  }
}

/** A stay of the initial stock began before the run: durations run from then, hazards from now. */
function stageInstant(run: RunState, person: number, stage: StageId, clock: ClockAtStage, since: number): number {
  const u = draw(run, person, clock.key, purposes.stageClock, occurrenceOf(run, person, stage));
  const now = Math.max(0, since);
  if (clock.rate !== null) return hazardInstant(run, forPerson(run, clock.rate, person), now, u);
  const sampler = run.samplers[forPerson(run, clock.after!, person)];
  return since < 0 ? toTick(sampler.remaining(u, -since)) : sampler.ending(u, now);
}

/** A clock that ran out elsewhere strikes at the instant of entering a stage where it can. */
function crossInstant(run: RunState, person: number, clock: ClockAtStage, since: number): number {
  const strike = run.people.strikeAt[person * run.people.crossClocks + clock.index];
  return strike < 0 ? Infinity : Math.max(strike, since, 0);
}

function hazardInstant(run: RunState, rate: number, from: number, u: number): number {
  return toTick(run.curves.reach(rate, from, run.unitExponential.quantile(u)));
}

/** On entering a stage: clocks across stages that are void here stop, and those that start here start. */
export function turnCrossClocks(run: RunState, person: number, stage: StageId, time: number): void {
  const { voids, starts } = run.stages[stage];
  const { strikeAt, crossClocks } = run.people;
  for (const clock of voids) strikeAt[person * crossClocks + clock] = -1;
  for (const clock of starts) {
    if (strikeAt[person * crossClocks + clock] < 0) startCrossClock(run, person, stage, clock, time, 0, null);
  }
}

/**
 * Starts a clock across stages that has run for `elapsed` already.
 * @param u the draw; null for the person's own
 */
export function startCrossClock(
  run: RunState,
  person: number,
  stage: StageId,
  index: number,
  time: number,
  elapsed: number,
  u: number | null,
): void {
  const clock = run.program.crossClocks[index];
  const chance = u ?? draw(run, person, clock.key, purposes.crossClock, occurrenceOf(run, person, stage));
  const { strikeAt, crossClocks } = run.people;
  const at = person * crossClocks + index;
  if (clock.rate !== null) strikeAt[at] = hazardInstant(run, forPerson(run, clock.rate, person), time, chance);
  else {
    const sampler = run.samplers[forPerson(run, clock.after!, person)];
    strikeAt[at] = elapsed > 0 ? time + toTick(sampler.remaining(chance, elapsed)) : sampler.ending(chance, time);
  }
}

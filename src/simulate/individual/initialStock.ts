// Who is there at the first instant, since when, and what their clocks have run already. The kernel, which
// AssemblyScript compiles, reads this very file.
import type { List } from "../../quantity/machine.ts";
import { purposes } from "../../random/purposes.ts";
import { BOARDS, HELD, OUTCOME, SERVICE } from "../codes.ts";
import { forgetClock, startCrossClock } from "./clocks.ts";
import { toTick } from "./curveReader.ts";
import type { InitialSource } from "./flow.ts";
import { seize } from "./holding.ts";
import type { Elapsed, Stage } from "./known.ts";
import { draw, occurrenceOf } from "./lookups.ts";
import { shortOfUnits } from "./refusal.ts";
import type { RunState } from "./state.ts";
import { beginStay, enter } from "./stay.ts";

type i32 = number;
type f64 = number;

/**
 * Puts the initial stock in its stages and lines. Nobody begins service before all are there, so that the oldest are
 * first in line; those in the span of a hold have a unit.
 */
export function placeInitialStock(run: RunState): void {
  run.placing = true;
  for (let rank = 0; rank < run.initialSources.length; rank++) {
    const source = run.initialSources[rank];
    const count = source.initial.counts[source.caseClass];
    for (let index = 0; index < count; index++) place(run, source, rank, index);
  }
  run.placing = false;
}

function place(run: RunState, source: InitialSource, rank: i32, index: i32): void {
  const people = run.people;
  const stage = source.initial.stage;
  const caseClass = source.caseClass;
  const info = run.stages[stage];
  const weight = run.weights[caseClass];
  const age = ageOf(run, source, index);
  const since: f64 = age > 0 ? -age : 0;
  const person = people.take(rank, index, source.keyHigh, source.keyLow, caseClass, 0, since);
  people.enter(person, stage, since);
  run.population[stage] += weight;
  run.persons += 1;
  if (info.stayCounter >= 0) people.countStay(person, info.stayCounter);
  run.recorder.arrive(0, person, caseClass, stage, weight, true, age);
  const waits = info.kind === SERVICE || info.kind === BOARDS;
  run.recorder.enter(0, person, caseClass, stage, -1, weight, waits, since);
  if (info.kind === OUTCOME) {
    run.population[stage] -= weight;
    people.release(person);
    return;
  }
  startInitialClocks(run, person, info, caseClass, age, source.initial.elapsed);
  for (let i = 0; i < info.holds.length; i++) seize(run, person, info.holds[i], weight, 0);
  forgetClock(run);
  const on = beginStay(run, person, stage, 0);
  if (on >= 0) enter(run, person, on, stage, 0);
}

function ageOf(run: RunState, source: InitialSource, index: i32): f64 {
  const sampler = source.initial.age[source.caseClass];
  if (sampler < 0) return 0;
  const u = run.stream.uniform(source.keyHigh, source.keyLow, index, purposes.initialAge, 0);
  return toTick(run.samplers[sampler].sample(u, 0));
}

/**
 * Clocks across stages that started before the run: as `elapsed` says; without it, in their own first stage
 * by the age.
 */
function startInitialClocks(
  run: RunState,
  person: i32,
  info: Stage,
  caseClass: i32,
  age: f64,
  elapsed: List<Elapsed>,
): void {
  const starts = info.starts;
  for (let i = 0; i < starts.length; i++) {
    if (!isStated(elapsed, starts[i], caseClass)) startCrossClock(run, person, info, starts[i], 0, age);
  }
  for (let i = 0; i < elapsed.length; i++) {
    const clock = run.crossClocks[elapsed[i].clock];
    const sampler = elapsed[i].sampler[caseClass];
    if (sampler < 0) continue;
    const occurrence = occurrenceOf(run, person, info);
    const u = draw(run, person, clock.keyHigh, clock.keyLow, purposes.initialElapsed, occurrence);
    startCrossClock(run, person, info, elapsed[i].clock, 0, toTick(run.samplers[sampler].sample(u, 0)));
  }
}

function isStated(elapsed: List<Elapsed>, clock: i32, caseClass: i32): boolean {
  for (let i = 0; i < elapsed.length; i++) {
    if (elapsed[i].clock === clock && elapsed[i].sampler[caseClass] >= 0) return true;
  }
  return false;
}

/** To be asked when the units of the first instant are known, those that depend on stocks included. */
export function checkHolds(run: RunState): void {
  for (let i = 0; i < run.resourcesByName.length; i++) {
    const resource = run.resourcesByName[i];
    if (run.resources[resource].kind !== HELD || run.inUse[resource] <= run.present[resource]) continue;
    shortOfUnits(run, resource, run.inUse[resource], run.present[resource]);
  }
}

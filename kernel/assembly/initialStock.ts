// The twin of src/simulate/individual/initialStock.ts: who is there at the first instant.
import { BOARDS, HELD, OUTCOME, SERVICE } from "../../src/simulate/codes.ts";
import { ImageFields, InitialSourceFields } from "../../src/simulate/fast/contract.ts";
import { announceArrive, announceEnter } from "./announce.ts";
import { newPerson } from "./arrivals.ts";
import { forgetClock, startCrossClock } from "./clocks.ts";
import { draw, setCohort } from "./cohorts.ts";
import { toTick } from "../../src/simulate/individual/curveReader.ts";
import { int, word } from "./image.ts";
import { countStay, ERA, releaseRow, row, SINCE, STAGE } from "./people.ts";
import { crossClocks, Elapsed, initials, resources, resourcesByName, stages, weights } from "./program.ts";
import { samplers } from "./sampling.ts";
import { countPerson, inUse, occurrenceOf, population, present, setPlacing } from "./state.ts";
import { seize } from "./holding.ts";
import { beginStay, enter } from "./stay.ts";
import { purposes } from "../../src/random/purposes.ts";
import { draws } from "./stream.ts";

export function placeInitialStock(): void {
  setPlacing(true);
  const sources = int(ImageFields.initialSources);
  for (let s = 0; s < sources; s++) {
    const entry = initials[int(InitialSourceFields.entry)];
    const caseClass = int(InitialSourceFields.caseClass);
    const keyHigh = word(InitialSourceFields.key);
    const keyLow = word(InitialSourceFields.key);
    setCohort(s, keyHigh, keyLow);
    const count = entry.counts[caseClass];
    const sampler = entry.age[caseClass];
    for (let index = 0; index < count; index++) {
      const u = draws.uniform(keyHigh, keyLow, index, purposes.initialAge, 0);
      const age = sampler < 0 ? 0 : toTick(samplers[sampler].sample(u, 0));
      const person = newPerson(s, index, caseClass, age > 0 ? -age : 0);
      place(entry.stage, entry.elapsed, caseClass, person, age);
    }
  }
  setPlacing(false);
}

/** The host throws: more people hold units at the start than there are. */
// @external("host", "shortOfUnits")
declare function shortOfUnits(resource: i32, held: f64, present: f64): void;

/** To be asked when the units of the first instant are known. */
export function checkHolds(): void {
  for (let i = 0; i < resourcesByName.length; i++) {
    const resource = resourcesByName[i];
    if (resources[resource].kind == HELD && inUse[resource] > present[resource]) {
      shortOfUnits(resource, inUse[resource], present[resource]);
    }
  }
}

function place(stage: i32, elapsed: StaticArray<Elapsed>, caseClass: i32, person: i32, age: f64): void {
  const info = stages[stage];
  const weight = weights[caseClass];
  const since = age > 0 ? -age : 0;
  const at = row(person);
  store<u8>(at, 0, ERA);
  store<u16>(at, stage, STAGE);
  store<f64>(at, since, SINCE);
  population[stage] += weight;
  countPerson();
  if (info.stayCounter >= 0) countStay(person, info.stayCounter);
  announceArrive(0, person, caseClass, stage, true, age);
  announceEnter(0, person, caseClass, stage, -1, info.kind == SERVICE || info.kind == BOARDS, since);
  if (info.kind == OUTCOME) {
    population[stage] -= weight;
    releaseRow(person);
    return;
  }
  startInitialClocks(person, stage, caseClass, age, elapsed);
  for (let i = 0; i < info.holds.length; i++) seize(person, info.holds[i], weight, 0);
  forgetClock();
  const on = beginStay(person, stage, 0);
  if (on >= 0) enter(person, on, stage, 0);
}

function startInitialClocks(person: i32, stage: i32, caseClass: i32, age: f64, elapsed: StaticArray<Elapsed>): void {
  const starts = stages[stage].starts;
  for (let i = 0; i < starts.length; i++) {
    if (!isStated(elapsed, starts[i], caseClass)) startCrossClock(person, stage, starts[i], 0, age);
  }
  for (let i = 0; i < elapsed.length; i++) {
    const clock = elapsed[i].clock;
    const sampler = elapsed[i].sampler[caseClass];
    if (sampler < 0) continue;
    const info = crossClocks[clock];
    const u = draw(person, info.keyHigh, info.keyLow, purposes.initialElapsed, occurrenceOf(person, stage));
    startCrossClock(person, stage, clock, 0, toTick(samplers[sampler].sample(u, 0)));
  }
}

function isStated(elapsed: StaticArray<Elapsed>, clock: i32, caseClass: i32): bool {
  for (let i = 0; i < elapsed.length; i++) {
    if (elapsed[i].clock == clock && elapsed[i].sampler[caseClass] >= 0) return true;
  }
  return false;
}

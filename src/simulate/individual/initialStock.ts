// Who is there at the first instant, since when, and what their clocks have run already.
import { PendencyError } from "../../errors.ts";
import { purposes } from "../../random/purposes.ts";
import { startCrossClock } from "./clocks.ts";
import { cohortKey, listSources, newPerson, type Source } from "./cohorts.ts";
import { toTick } from "./curveReader.ts";
import { draw, occurrenceOf, type RunState } from "./state.ts";
import { seize } from "./holding.ts";
import { beginStay, continueFrom } from "./stay.ts";
import { ROW32, ROW64, column32, column64 } from "../people.ts";

export function initialSources(run: RunState): Source[] {
  const { program } = run;
  return listSources(program, program.initial, (entry, c) => program.initial[entry].counts[c] > 0);
}

/**
 * Puts the initial stock in its stages and lines. Nobody begins service before all are there, so that the oldest are
 * first in line; those in the span of a hold have a unit.
 */
export function placeInitialStock(run: RunState, sources: readonly Source[]): void {
  run.placing = true;
  for (const source of sources) {
    const entry = run.program.initial[source.entry];
    const key = cohortKey(run, entry.key, source.caseClass, "initial");
    for (let index = 0; index < entry.counts[source.caseClass]; index++) {
      const u = run.stream.uniform(key.high, key.low, index, purposes.initialAge, 0);
      const sampler = entry.age[source.caseClass];
      const age = sampler < 0 ? 0 : toTick(run.samplers[sampler].sample(u, 0));
      place(run, source, newPerson(run, key, source.place, index, source.caseClass, age > 0 ? -age : 0), age);
    }
  }
  run.placing = false;
}

function place(run: RunState, source: Source, person: number, age: number): void {
  const { program, people, recorder } = run;
  const { stage, elapsed } = program.initial[source.entry];
  const { caseClass } = source;
  const weight = program.weights[caseClass];
  const { kind } = program.stages[stage];
  people.narrow[person * ROW32 + column32.era] = 0;
  people.narrow[person * ROW32 + column32.stage] = stage;
  people.wide[person * ROW64 + column64.since] = age > 0 ? -age : 0;
  run.population[stage] += weight;
  run.persons++;
  if (run.stages[stage].stayCounter >= 0) people.countStay(person, run.stages[stage].stayCounter);
  recorder.arrive(0, person, caseClass, stage, weight, true, age);
  const waits = kind === "service" || kind === "boards";
  recorder.enter(0, person, caseClass, stage, -1, weight, waits, people.wide[person * ROW64 + column64.since]);
  if (kind === "outcome") {
    run.population[stage] -= weight;
    people.release(person);
    return;
  }
  startInitialClocks(run, person, stage, caseClass, age, elapsed);
  for (const hold of run.stages[stage].holds) seize(run, person, hold, weight, 0);
  const on = beginStay(run, person, stage, 0);
  if (on >= 0) continueFrom(run, person, on, stage, 0);
}

/**
 * Clocks across stages that started before the run: as `elapsed` says; without it, in their own first stage
 * by the age.
 */
function startInitialClocks(
  run: RunState,
  person: number,
  stage: number,
  caseClass: number,
  age: number,
  elapsed: readonly { readonly clock: number; readonly sampler: Int32Array }[],
): void {
  for (const clock of run.stages[stage].starts) {
    const isStated = elapsed.some((one) => one.clock === clock && one.sampler[caseClass] >= 0);
    if (!isStated) startCrossClock(run, person, stage, clock, 0, age, null);
  }
  for (const { clock, sampler } of elapsed) {
    if (sampler[caseClass] < 0) continue;
    const u = draw(
      run,
      person,
      run.program.crossClocks[clock].key,
      purposes.initialElapsed,
      occurrenceOf(run, person, stage),
    );
    const ran = toTick(run.samplers[sampler[caseClass]].sample(u, 0));
    startCrossClock(run, person, stage, clock, 0, ran, null);
  }
}

/**
 * To be asked when the units of the first instant are known, those that depend on stocks included.
 * @throws PendencyError when more people hold units than there are
 */
export function checkHolds(run: RunState): void {
  for (const resource of run.resourcesByName) {
    const { kind, name } = run.program.resources[resource];
    if (kind !== "held" || run.inUse[resource] <= run.present[resource]) continue;
    throw shortOfUnits(name, run.inUse[resource], run.present[resource]);
  }
}

export function shortOfUnits(resource: string, held: number, present: number): PendencyError {
  return new PendencyError([
    {
      kind: "sense",
      at: null,
      path: `resources.${resource}`,
      expected: `units for all ${held} people who hold one at the first instant`,
      got: `${present}`,
      hint: "lower the `initial` counts of the stages under the hold, or raise the units at the start",
    },
  ]);
}

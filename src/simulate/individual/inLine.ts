// Standing in lines: joining with the place the discipline gives, and dropping out. The kernel, which
// AssemblyScript compiles, reads this very file.
import { FIRST_COME, LAST_COME, LONGEST_IN_SYSTEM, IN_LINE } from "../codes.ts";
import type { Stage } from "./known.ts";
import type { Line } from "./line.ts";
import type { RunState } from "./state.ts";

type i32 = number;
type f64 = number;

/** The line a person joins: one for each resource, or for each level where a departure carries one level only. */
function lineOf(run: RunState, person: i32, resource: i32): Line {
  const info = run.resources[resource];
  if (info.lines.length === 1) return info.lines[0];
  return info.lines[run.classLevels[run.people.classOf(person) * run.groupCount + info.oneGroup]];
}

/** A class without a copy of the resource waits for nobody, and only its clocks end the stay. */
export function joinLine(run: RunState, person: i32, stage: i32, resource: i32): void {
  run.people.setStanding(person, IN_LINE);
  if (resource >= 0) takePlace(run, person, stage, resource);
}

/** The place that priority and discipline give. */
export function takePlace(run: RunState, person: i32, stage: i32, resource: i32): void {
  const caseClass = run.people.classOf(person);
  const rank = run.resources[resource].priority[stage * run.classCount + caseClass];
  const line = lineOf(run, person, resource);
  line.join(person, rank, lineKey(run, person, resource), run.placing);
  line.persons += run.weights[caseClass];
  run.waiting[resource] += run.weights[caseClass];
}

/** Takes the first in line out; call after `line.first`. */
export function takeFirst(run: RunState, resource: i32, line: Line, weight: f64): void {
  line.removeFirst();
  line.persons -= weight;
  run.waiting[resource] -= weight;
}

/** Smaller is served first: what the discipline compares; `random` draws later. The initial stock joined when its stay began. */
function lineKey(run: RunState, person: i32, resource: i32): f64 {
  const discipline = run.resources[resource].discipline;
  const since = run.people.sinceOf(person);
  const joined = since < 0 ? since : run.now;
  if (discipline === FIRST_COME) return joined;
  if (discipline === LAST_COME) return -joined;
  if (discipline === LONGEST_IN_SYSTEM) return run.people.arrivalOf(person);
  return 0;
}

/** Out of every line of the stage; one has been left already by `taken`, whose departure has room. */
export function leaveLines(run: RunState, person: i32, info: Stage, taken: i32, weight: f64): void {
  run.people.giveUpPlaces(person);
  const caseClass = run.people.classOf(person);
  const lines = info.lines;
  for (let i = 0; i < lines.length; i++) {
    const resource = lines[i][caseClass];
    if (resource !== taken) forgetInLine(run, person, resource, weight);
  }
}

export function forgetInLine(run: RunState, person: i32, resource: i32, weight: f64): void {
  if (resource < 0) return;
  const line = lineOf(run, person, resource);
  line.forget();
  line.persons -= weight;
  run.waiting[resource] -= weight;
}

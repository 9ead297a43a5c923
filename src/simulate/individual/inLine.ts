// Standing in lines: joining with the place the discipline gives, and dropping out.
import type { ResourceId, StageId } from "../../compile/program.ts";
import type { Line } from "./line.ts";
import { standing } from "./peopleStore.ts";
import type { RunState } from "./state.ts";
import { ROW32, ROW64, column32, column64 } from "../people.ts";

/** The line a person joins: one for each resource, or for each level where a departure carries one level only. */
function lineOf(run: RunState, person: number, resource: ResourceId): Line {
  const lines = run.lines[resource];
  if (lines.length === 1) return lines[0];
  const { classLevels, groups, resources } = run.program;
  return lines[
    classLevels[run.people.narrow[person * ROW32 + column32.caseClass] * groups.length + resources[resource].oneGroup]
  ];
}

/** A class without a copy of the resource waits for nobody, and only its clocks end the stay. */
export function joinLine(run: RunState, person: number, stage: StageId, resource: ResourceId): void {
  run.people.narrow[person * ROW32 + column32.standing] = standing.inLine;
  if (resource >= 0) takePlace(run, person, stage, resource);
}

/** The place that priority and discipline give. */
export function takePlace(run: RunState, person: number, stage: StageId, resource: ResourceId): void {
  const caseClass = run.people.narrow[person * ROW32 + column32.caseClass];
  const rank = run.program.resources[resource].priority[stage * run.program.classCount + caseClass];
  const line = lineOf(run, person, resource);
  line.join(person, rank, lineKey(run, person, resource));
  line.persons += run.program.weights[caseClass];
  run.waiting[resource] += run.program.weights[caseClass];
}

/** Takes the first in line out; call after `line.first`. */
export function takeFirst(run: RunState, resource: ResourceId, line: Line, weight: number): void {
  line.removeFirst();
  line.persons -= weight;
  run.waiting[resource] -= weight;
}

/** Smaller is served first: what the discipline compares; `random` draws later. The initial stock joined when its stay began. */
function lineKey(run: RunState, person: number, resource: ResourceId): number {
  const { people } = run;
  const info = run.program.resources[resource];
  const joined =
    people.wide[person * ROW64 + column64.since] < 0 ? people.wide[person * ROW64 + column64.since] : run.now;
  switch (info.discipline) {
    case "first come":
      return joined;
    case "last come":
      return -joined;
    case "longest in system":
      return people.wide[person * ROW64 + column64.arrivedAt];
    case "random":
      return 0;
  }
}

/** Out of every line of the stage; one has been left already by `taken`, whose departure has room. */
export function leaveLines(run: RunState, person: number, stage: StageId, taken: ResourceId, weight: number): void {
  const caseClass = run.people.narrow[person * ROW32 + column32.caseClass];
  for (const byClass of run.program.stages[stage].lines) {
    if (byClass[caseClass] !== taken) forgetInLine(run, person, byClass[caseClass], weight);
  }
}

export function forgetInLine(run: RunState, person: number, resource: ResourceId, weight: number): void {
  if (resource < 0) return;
  const line = lineOf(run, person, resource);
  line.forget();
  line.persons -= weight;
  run.waiting[resource] -= weight;
}

// Standing in lines: joining with the place the discipline gives, and dropping out.
import type { ResourceId, StageId } from "../../compile/program.ts";
import { purposes } from "../../random/purposes.ts";
import { standing } from "./peopleStore.ts";
import { draw, occurrenceOf, type Run } from "./state.ts";

/** A class without a copy of the resource waits for nobody, and only its clocks end the stay. */
export function joinLine(run: Run, person: number, stage: StageId, resource: ResourceId): void {
  run.people.standing[person] = standing.inLine;
  if (resource < 0) return;
  const caseClass = run.people.caseClass[person];
  const rank = run.program.resources[resource].priority[stage * run.program.classCount + caseClass];
  run.lines[resource].join(person, rank, lineKey(run, person, stage, resource));
  run.waiting[resource] += run.program.weights[caseClass];
}

/** Smaller is served first: what the discipline compares. The initial stock joined when its stay began. */
export function lineKey(run: Run, person: number, stage: StageId, resource: ResourceId): number {
  const { since, arrivedAt } = run.people;
  const info = run.program.resources[resource];
  const joined = since[person] < 0 ? since[person] : run.now;
  switch (info.discipline) {
    case "first come":
      return joined;
    case "last come":
      return -joined;
    case "longest in system":
      return arrivedAt[person];
    case "random": {
      const { key } = run.program.stages[stage];
      const both = { high: key.high ^ info.key.high, low: key.low ^ info.key.low };
      return draw(run, person, both, purposes.lineOrder, occurrenceOf(run, person, stage));
    }
  }
}

/** Out of every line of the stage; one has been left already by `taken`, whose departure has room. */
export function leaveLines(run: Run, person: number, stage: StageId, taken: ResourceId, weight: number): void {
  const caseClass = run.people.caseClass[person];
  for (const byClass of run.program.stages[stage].lines) {
    if (byClass[caseClass] !== taken) forgetInLine(run, byClass[caseClass], weight);
  }
}

export function forgetInLine(run: Run, resource: ResourceId, weight: number): void {
  if (resource < 0) return;
  run.waiting[resource] -= weight;
  run.lines[resource].forget();
}

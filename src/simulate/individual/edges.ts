// What happens at a grid edge before people's own events: announced changes, and whom they let begin.
import type { Level, ResourceId } from "../../compile/program.ts";
import { wholeUnits } from "./curveReader.ts";
import { settle } from "./feedback.ts";
import { freeUnits, keepAccount, type RunState } from "./state.ts";
import { admit, fillServers, giveFreed } from "./stay.ts";

/** The resources an edge can do something to, each list in the order of names. */
interface EdgeWork {
  /** servers and held units whose number may change */
  readonly changing: readonly ResourceId[];
  readonly held: readonly ResourceId[];
  readonly servers: readonly ResourceId[];
  /** settled for the step, where `units` depends on stocks; [resource] */
  readonly settled: Float64Array;
  readonly withFeedback: readonly ResourceId[];
}

export function prepareEdges(run: RunState): EdgeWork {
  const { resources } = run.program;
  const pick = (test: (resource: ResourceId) => boolean): ResourceId[] => run.resourcesByName.filter(test);
  return {
    changing: pick((r) => resources[r].kind !== "slots" && !isConstant(run, resources[r].units)),
    held: pick((r) => resources[r].kind === "held"),
    servers: pick((r) => resources[r].kind === "servers"),
    settled: new Float64Array(resources.length),
    withFeedback: pick((r) => resources[r].units.feedback !== null),
  };
}

function isConstant(run: RunState, level: Level): boolean {
  return level.feedback === null && run.curves.isConstant(level.curve);
}

/** Units at the first instant, before the initial stock holds any of them. */
export function presentAtStart(run: RunState): void {
  run.program.resources.forEach(({ kind, units }, resource) => {
    if (kind !== "slots" && units.feedback === null) {
      run.present[resource] = wholeUnits(run.curves.valueAt(units.curve, 0));
    }
  });
}

/** Units at the first instant where they depend on the initial stock, before the first of them is given. */
export function settledAtStart(run: RunState, work: EdgeWork): void {
  for (const r of work.withFeedback) {
    if (run.program.resources[r].kind !== "slots") run.present[r] = wholeUnits(work.settled[r]);
  }
}

/** What depends on stocks is settled from the people there before anything happens at this edge. */
export function settleUnits(run: RunState, work: EdgeWork, edge: number): void {
  for (const r of work.withFeedback) {
    const { units, name } = run.program.resources[r];
    work.settled[r] = settle(run, units.feedback!, edge, `resources.${name}`);
  }
}

/** Changes servers and units, and lets the first in line begin. */
export function passEdge(run: RunState, work: EdgeWork, edge: number): void {
  const { resources } = run.program;
  for (const r of work.changing) {
    const { units, kind } = resources[r];
    const value = units.feedback === null ? run.curves.valueAt(units.curve, edge) : work.settled[r];
    const present = wholeUnits(value);
    if (present === run.present[r]) continue;
    keepAccount(run, r, edge);
    run.account?.change(r, run.inUse[r], run.present[r], present);
    run.present[r] = present;
    run.recorder.units(edge, r, run.inUse[r], present);
    if (kind === "servers") fillServers(run, r, edge);
    else if (run.waiting[r] > 0) admit(run, r, edge);
  }
  if (run.account !== null) {
    // a record of many persons may stand back with units free, and nothing else would call it when its turn has come
    for (const r of work.held) if (run.waiting[r] > 0) admit(run, r, edge);
    for (const r of work.servers) if (run.waiting[r] > 0) fillServers(run, r, edge);
  }
  giveFreed(run, edge);
}

/** At the first instant: the numbers of units are announced, and free servers and units take who is waiting. */
export function beginAtStart(run: RunState): void {
  for (const r of run.resourcesByName) {
    const { kind } = run.program.resources[r];
    if (kind === "slots") continue;
    run.recorder.units(0, r, run.inUse[r], run.present[r]);
    if (!(freeUnits(run, r) > 0)) continue;
    if (kind === "servers") fillServers(run, r, 0);
    else admit(run, r, 0);
  }
  giveFreed(run, 0);
}

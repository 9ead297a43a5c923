// Stages with a limited number of places: how many of the people who arrive in a step find one. A place that
// is vacated in a step is taken again in it, and someone who arrives and leaves within the step takes no
// place.
import { shareOf } from "./askForUnits.ts";
import { blocks } from "./cellDials.ts";
import type { FluidRun } from "./state.ts";

/** Share of the people coming to a stage that it has room for, where its people are not packets. */
export function roomShare(run: FluidRun, stage: number): number {
  const { room } = run.plan.program.stages[stage];
  if (room === Infinity) return 1;
  const { inbox } = run;
  const { firstCell, cells } = run.plan.layout;
  let wanted = 0;
  let kept = 0;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
    wanted += (inbox[cell] + inbox[cells + cell]) * partStaying(run, stage, cell);
    kept += keptAtEnd(run, stage, cell);
  }
  if (wanted <= 0) return 1;
  return Math.min(1, Math.max(0, (room - kept) / wanted));
}

/**
 * The part of the people coming that is still there at the end of the step; in a line, all whom no hazard
 * takes, served or not.
 */
function partStaying({ plan, dials }: FluidRun, stage: number, cell: number): number {
  const { cells } = plan.layout;
  switch (plan.keeping[stage]) {
    case "pool":
      return dials[blocks.first * cells + cell];
    case "ring":
      return dials[blocks.later * cells + cell] * dials[blocks.halfIn * cells + cell];
    case "line":
      return dials[blocks.half * cells + cell];
    default:
      return 1;
  }
}

/**
 * Persons there already who still are at the end of the step; in a line also people who begin service in it.
 */
function keptAtEnd(run: FluidRun, stage: number, cell: number): number {
  const { content, waiting, staying, bulkIn, survivalIn, dials, plan } = run;
  const { cells, firstCell } = plan.layout;
  const half = dials[blocks.half * cells + cell];
  const halfIn = dials[blocks.halfIn * cells + cell];
  switch (plan.keeping[stage]) {
    case "pool":
      return content[cell] * dials[blocks.survive * cells + cell];
    case "ring": {
      const wheel = run.wheels[stage]!;
      const due = wheel.rows[wheel.rowAt(run.now) + cell - firstCell[stage]];
      return Math.max(0, bulkIn[cell] - due) * survivalIn[cell] * (halfIn * halfIn);
    }
    case "line":
      return waiting[cell] * (half * half) + staying[cell];
    default:
      return content[cell];
  }
}

/** The same where people are packets, beside the people in the stage now and with the units that can be given. */
export function roomForPackets(run: FluidRun, stage: number): number {
  const { room, holds } = run.plan.program.stages[stage];
  if (room === Infinity) return 1;
  const { packets, listOf, inbox, content } = run;
  const { firstCell, cells } = run.plan.layout;
  let wanted = 0;
  let inside = 0;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
    const share = holds.length === 0 ? 1 : shareOf(run, cell);
    wanted += inbox[cell] * share + inbox[cells + cell];
    for (let p = packets.head[listOf.coming + cell]; p >= 0; p = packets.next[p]) {
      wanted += packets.amount[p] * (packets.holding[p] === 1 ? 1 : share);
    }
    inside += content[cell];
  }
  const free = room - inside;
  return free >= wanted ? 1 : free > 0 ? free / wanted : 0;
}

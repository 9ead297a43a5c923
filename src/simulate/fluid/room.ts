// Stages with a limited number of places: how many of the people who arrive in a step find one. A place that
// is vacated in a step is taken again in it, and someone who arrives and leaves within the step takes no
// place.
import { shareOf } from "./askForUnits.ts";
import { dueNow } from "./dueWheel.ts";
import { LINE, POOL, RING } from "./fast/contract.ts";
import type { Stage } from "./known.ts";
import { NOBODY } from "./packetRows.ts";
import { comingList } from "./packets.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/** Share of the people coming to a stage that it has room for, where its people are not packets. */
export function roomShare(run: FluidRun, index: i32, stage: Stage): f64 {
  const room = run.known.rooms[index];
  if (room === Infinity) return 1;
  let wanted: f64 = 0;
  let kept: f64 = 0;
  for (let cell = stage.first; cell < stage.end; cell++) {
    wanted += (run.inbox[cell] + run.inbox[run.known.cells + cell]) * partStaying(run, stage, cell);
    kept += keptAtEnd(run, index, stage, cell);
  }
  if (wanted <= 0) return 1;
  return Math.min(1, Math.max(0, (room - kept) / wanted));
}

/**
 * The part of the people coming that is still there at the end of the step; in a line, all whom no hazard
 * takes, served or not.
 */
function partStaying(run: FluidRun, stage: Stage, cell: i32): f64 {
  switch (stage.keeping) {
    case POOL:
      return run.firstShare[cell];
    case RING:
      return run.later[cell] * run.halfIn[cell];
    case LINE:
      return run.half[cell];
    default:
      return 1;
  }
}

/**
 * Persons there already who still are at the end of the step; in a line also people who begin service in it.
 */
function keptAtEnd(run: FluidRun, index: i32, stage: Stage, cell: i32): f64 {
  switch (stage.keeping) {
    case POOL:
      return run.content[cell] * run.survive[cell];
    case RING: {
      const half = run.halfIn[cell];
      const due = dueNow(run.wheels[index], run.now, cell - stage.first);
      return Math.max(0, run.bulkIn[cell] - due) * run.survivalIn[cell] * (half * half);
    }
    case LINE: {
      const half = run.half[cell];
      return run.waiting[cell] * (half * half) + run.staying[cell];
    }
    default:
      return run.content[cell];
  }
}

/** The same where people are packets, beside the people in the stage now and with the units that can be given. */
export function roomForPackets(run: FluidRun, index: i32, stage: Stage): f64 {
  const room = run.known.rooms[index];
  if (room === Infinity) return 1;
  let wanted: f64 = 0;
  let inside: f64 = 0;
  for (let cell = stage.first; cell < stage.end; cell++) {
    const share = stage.holds === 0 ? 1 : shareOf(run, cell);
    wanted += run.inbox[cell] * share + run.inbox[run.known.cells + cell];
    for (let p = run.packets.head[comingList(run, cell)]; p !== NOBODY; p = p.next) {
      wanted += p.amount * (p.holding === 1 ? 1 : share);
    }
    inside += run.content[cell];
  }
  const free = room - inside;
  return free >= wanted ? 1 : free > 0 ? free / wanted : 0;
}

// Stages with a limited number of places: the twin of src/simulate/fluid/room.ts.
import { LINE, POOL, RING, Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { shareOf } from "./askForUnits.ts";
import { at, headOf } from "./packets.ts";
import { cells, rooms, wheelAt } from "./plan.ts";
import * as run from "./state.ts";
import { rowAt } from "./wheel.ts";

/** Share of those who come to a stage whose people are not packets that it has room for. */
export function roomShare(index: i32, stage: Stage): f64 {
  const room = rooms[index];
  if (room == Infinity) return 1;
  let wanted: f64 = 0;
  let kept: f64 = 0;
  for (let cell = stage.first; cell < stage.end; cell++) {
    wanted += (run.inbox[cell] + run.inbox[cells + cell]) * partStaying(stage, cell);
    kept += keptAtEnd(index, stage, cell);
  }
  if (wanted <= 0) return 1;
  return min<f64>(1, max<f64>(0, (room - kept) / wanted));
}

/**
 * Of those who come, the part still there at the end of the step; in a line all whom no hazard takes, served
 * or not.
 */
function partStaying(stage: Stage, cell: i32): f64 {
  switch (stage.keeping) {
    case POOL:
      return run.firstShare()[cell];
    case RING:
      return run.later()[cell] * run.halfIn()[cell];
    case LINE:
      return run.half()[cell];
    default:
      return 1;
  }
}

/**
 * Of those there already, persons who still are at the end of the step; in a line also those who begin
 * service in it.
 */
function keptAtEnd(index: i32, stage: Stage, cell: i32): f64 {
  switch (stage.keeping) {
    case POOL:
      return run.content[cell] * run.survive()[cell];
    case RING: {
      const half = run.halfIn()[cell];
      const due = rowAt(wheelAt(index), run.now)[cell - stage.first];
      return max<f64>(0, run.bulkIn[cell] - due) * run.survivalIn[cell] * (half * half);
    }
    case LINE: {
      const half = run.half()[cell];
      return run.waiting[cell] * (half * half) + run.staying[cell];
    }
    default:
      return run.content[cell];
  }
}

/** The same where people are packets, beside those in the stage now and with the units that can be given. */
export function roomForPackets(index: i32, stage: Stage): f64 {
  const room = rooms[index];
  if (room == Infinity) return 1;
  let wanted: f64 = 0;
  let inside: f64 = 0;
  for (let cell = stage.first; cell < stage.end; cell++) {
    const share = stage.holds == 0 ? 1 : shareOf(cell);
    wanted += run.inbox[cell] * share + run.inbox[cells + cell];
    for (let p = headOf(3 * cells + cell); p != 0; p = at(p).next) {
      wanted += at(p).amount * (at(p).holding == 1 ? 1 : share);
    }
    inside += run.content[cell];
  }
  const free = room - inside;
  return free >= wanted ? 1 : free > 0 ? free / wanted : 0;
}

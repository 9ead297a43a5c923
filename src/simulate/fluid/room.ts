// Stages with a limited number of places: how many of those who come in a step find one. A place that somebody leaves in
// the step is taken again in it, and who leaves again in the step they came in keeps none.
import { blocks } from "./cellDials.ts";
import type { FluidRun } from "./state.ts";

/** Share of those who come to a stage whose people are not packets that it has room for. */
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

/** Of those who come, the part still there at the end of the step; in a line all whom no hazard takes, served or not. */
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

/** Of those there already, persons who still are at the end of the step; in a line also those who begin service in it. */
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

/** Share of a packet that its stage has room for, as its people are now. */
export function roomFor(run: FluidRun, stage: number, persons: number): number {
  const { room } = run.plan.program.stages[stage];
  if (room === Infinity) return 1;
  const { firstCell } = run.plan.layout;
  let inside = 0;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) inside += run.content[cell];
  const free = room - inside;
  return free >= persons ? 1 : free > 0 ? free / persons : 0;
}

// Announcements are gridded: what jumps does so at a grid edge (docs/reference/language.md, section 3).
import type { Position } from "../errors.ts";
import { describeStep } from "../quantity/calendar.ts";
import { expandCurve } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import { refuse } from "./refuse.ts";
import type { World } from "./world.ts";

/** @throws PendencyError of kind sense when a value jumps between two grid edges */
export function requireEdges(world: World, curve: Curve, at: Position, path: string): void {
  const plain = expandCurve(curve, world.time.steps);
  for (let piece = 1; piece < plain.starts.length; piece++) {
    const start = plain.starts[piece];
    if (start >= world.time.steps || start === Math.floor(start)) continue;
    const before = plain.values[piece - 1] + plain.slopes[piece - 1] * (start - plain.starts[piece - 1]);
    // a kink of a line needs no edge, a jump does
    const after = plain.values[piece];
    if (after === before || Math.abs(before - after) <= 1e-9 * Math.max(1, Math.min(Math.abs(before), 1e300))) continue;
    const grid = `every point on a grid edge (the grid is ${describeGrid(world)})`;
    refuse("sense", at, path, grid, describeStep(start, world.time));
  }
}

function describeGrid(world: World): string {
  const days = world.time.gridDays;
  if (days >= 1) return days === 1 ? "1 day" : `${days} days`;
  const hours = days * 24;
  return hours >= 1 ? `${Number(hours.toPrecision(6))} hours` : `${Number((hours * 60).toPrecision(6))} minutes`;
}

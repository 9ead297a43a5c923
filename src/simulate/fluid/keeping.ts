// The form in which a stage's people are kept: the smallest that its clocks and lines allow.
import type { Program, StageId } from "../../compile/program.ts";
import type { Edge, Layout } from "./layout.ts";
import { hasLine } from "./order.ts";

/** How a stage's people are kept. */
export type Keeping =
  /** nobody stays: forks and outcomes */
  | "through"
  /** one number a cell: only hazards end the stay */
  | "pool"
  /** persons due in each of the next steps */
  | "ring"
  /** packets in order, hazards applied to all at once; served from a ring */
  | "line"
  /** packets one by one, because how long they have been there, or a clock of theirs, matters */
  | "packets";

export function keepingOf(program: Program, layout: Layout, stage: StageId): Keeping {
  const { kind } = program.stages[stage];
  if (layout.liveClocks[stage].length > 0 && kind !== "outcome") return "packets";
  if (kind === "outcome") return "through";
  if (kind === "passes") return layout.hasDoor[stage] ? "packets" : "through";
  if (layout.clockEdges[stage].some((edge) => isAfter(program, edge))) return "packets";
  if (hasLine(program, stage)) return "line";
  return kind === "dwell" ? "ring" : "pool";
}

/** Whether a stage's stays are kept by the step in which they are due. */
export function hasWheel(keeping: Keeping, kind: Program["stages"][number]["kind"]): boolean {
  return keeping === "ring" || (keeping === "line" && kind === "service");
}

export function isAfter(program: Program, edge: Edge): boolean {
  return edge.clock >= 0 && edge.cause === 1 && program.stages[edge.from].clocks[edge.clock].after !== null;
}

// Ways on which people set a held unit free, as far as their number is known when a step begins: stays whose end is
// known, and hazards that take the same part of everybody.
import type { Program, ResourceId } from "../../compile/program.ts";
import { AT_END, BY_HAZARD, BY_HAZARD_IN } from "./fast/contract.ts";
import { isAfter, type Keeping } from "./keeping.ts";
import type { Edge, Layout } from "./layout.ts";

/** Dials of shares, by edge: as in Plan. */
interface ShareDials {
  readonly shareAt: Int32Array;
  readonly partInAt: Int32Array;
}

/**
 * Cell, dial of the way's share, and how its number is known: three numbers each. People in packets, and those in
 * line, are left out: who of them leaves is known when their turn comes.
 */
export function setFreeOf(
  program: Program,
  layout: Layout,
  keeping: readonly Keeping[],
  { shareAt, partInAt }: ShareDials,
  resource: ResourceId,
): Int32Array {
  if (program.resources[resource].kind !== "held") return new Int32Array(0);
  const ways: number[] = [];
  for (let cell = 0; cell < layout.cells; cell++) {
    const stage = layout.stageOf[cell];
    const kept = keeping[stage];
    const hold = program.stages[stage].holds.find(
      (one) => program.holds[one].resource[layout.classOf[cell]] === resource,
    );
    if (hold === undefined || kept === "through" || kept === "packets") continue;
    if (kept === "line" && program.stages[stage].kind === "boards") continue;
    const local = cell - layout.firstCell[stage];
    const isLeft = ({ to }: Edge): boolean => !program.stages[to].holds.includes(hold);
    if (kept !== "pool") {
      for (const { index } of layout.ownEdges[stage].filter(isLeft)) ways.push(cell, shareAt[index] + local, AT_END);
    }
    for (const edge of layout.clockEdges[stage].filter(isLeft)) {
      if (isAfter(program, edge)) continue;
      if (kept === "pool") ways.push(cell, shareAt[edge.index] + local, BY_HAZARD);
      else ways.push(cell, partInAt[edge.index] + local, BY_HAZARD_IN);
    }
  }
  return Int32Array.from(ways);
}

// The discipline of the line that people of a cell stand in.
import type { FluidRun } from "./state.ts";

/** True where the newest of a cell's line are served first. */
export function isLastCome(run: FluidRun, cell: number): boolean {
  const { program, layout } = run.plan;
  const stage = layout.stageOf[cell];
  const resource = program.stages[stage].lines[0]?.[layout.classOf[cell]] ?? -1;
  return resource >= 0 && program.resources[resource].discipline === "last come";
}

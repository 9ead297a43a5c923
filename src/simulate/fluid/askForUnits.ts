// Asking for held units on the way into a stage.
import type { FluidRun } from "./state.ts";

/** @returns share of the people asking who are given every unit they lack */
export function askForUnits(run: FluidRun, stage: number, cell: number, amount: number): number {
  const { program, layout } = run.plan;
  const { holds, ifFull } = program.stages[stage];
  let share = 1;
  for (const hold of holds) {
    const resource = program.holds[hold].resource[layout.classOf[cell]];
    if (resource < 0) continue;
    if (ifFull >= 0) {
      run.nowAsked[resource] += amount;
      share = Math.min(share, run.letIn[resource]);
    } else {
      run.nowAskedAtDoor[resource] += amount;
      share = Math.min(share, run.letInAtDoor[resource]);
    }
  }
  return share;
}

// Values that depend on stocks: settled from the people there at the beginning of each step, and held for the
// step.
import type { Feedback, ResourceId } from "../../compile/program.ts";
import type { FluidRun } from "./state.ts";
import { wholeMean } from "./wholeUnits.ts";

/** Servers, held units or slots of a departure, in this step. */
export function settleUnits(run: FluidRun, resource: ResourceId): number {
  const { feedback } = run.plan.program.resources[resource].units;
  return feedback === null ? run.dials[run.plan.unitsAt[resource]] : wholeMean(settle(run, feedback));
}

/** The value at the beginning of the step; in postfix order, as the individual engine settles it. */
export function settle(run: FluidRun, { code, constants, stageSets }: Feedback): number {
  const stack: number[] = [];
  for (let i = 0; i < code.length; i += 2) {
    const operand = code[i + 1];
    if (code[i] === 0) stack.push(constants[operand]);
    else if (code[i] === 1) stack.push(run.plan.means.valueAt(operand, run.now * run.plan.h));
    else if (code[i] === 2) stack.push(stageSets[operand].reduce((sum, stage) => sum + peopleIn(run, stage), 0));
    else if (code[i] === 9) stack.push(Math.sqrt(stack.pop()!));
    else if (code[i] === 10) stack.push(-stack.pop()!);
    else {
      const right = stack.pop()!;
      stack.push(combine(code[i], stack.pop()!, right));
    }
  }
  return stack[0];
}

function peopleIn(run: FluidRun, stage: number): number {
  const { firstCell } = run.plan.layout;
  let sum = 0;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) sum += run.content[cell];
  return sum;
}

function combine(operation: number, left: number, right: number): number {
  switch (operation) {
    case 3:
      return left + right;
    case 4:
      return left - right;
    case 5:
      return left * right;
    case 6:
      return left / right;
    case 7:
      return Math.min(left, right);
    default:
      return Math.max(left, right);
  }
}

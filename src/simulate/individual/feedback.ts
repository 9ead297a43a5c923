// Values that depend on stocks: settled at an edge from the people there, held for the step.
import type { Feedback } from "../../compile/program.ts";
import type { Run } from "./state.ts";

/** The value at an edge; evaluated in postfix order. */
export function settle(run: Run, feedback: Feedback, edge: number): number {
  const stack: number[] = [];
  const { code, constants, stageSets } = feedback;
  for (let i = 0; i < code.length; i += 2) {
    const operand = code[i + 1];
    if (code[i] === 0) stack.push(constants[operand]);
    else if (code[i] === 1) stack.push(run.curves.valueAt(operand, edge));
    else if (code[i] === 2) stack.push(stageSets[operand].reduce((sum, stage) => sum + run.population[stage], 0));
    else if (code[i] === 9) stack.push(Math.sqrt(stack.pop()!));
    else if (code[i] === 10) stack.push(-stack.pop()!);
    else {
      const right = stack.pop()!;
      stack.push(combine(code[i], stack.pop()!, right));
    }
  }
  return stack[0];
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

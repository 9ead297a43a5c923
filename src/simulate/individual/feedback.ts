// Values that depend on stocks: settled at an edge from the people there, held for the step.
import type { Feedback } from "../../compile/program.ts";
import { PendencyError } from "../../errors.ts";
import type { Run } from "./state.ts";

/**
 * The value at an edge; evaluated in postfix order.
 * @param path what is settled, for the message
 * @throws PendencyError of kind "sense" when there is no such number, because a stock it is divided by is 0
 */
export function settle(run: Run, feedback: Feedback, edge: number, path: string): number {
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
  if (!Number.isFinite(stack[0])) throw notANumber(stack[0], edge, path);
  return stack[0];
}

export function notANumber(value: number, edge: number, path: string): PendencyError {
  return new PendencyError([
    {
      kind: "sense",
      at: null,
      path,
      expected: "a number, whatever the stocks are",
      got: `${Number.isNaN(value) ? "none" : value} at grid step ${edge}, as when something is divided by a stock of 0`,
      hint: "divide by `max(1, stock(…))`; results so far are void",
    },
  ]);
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

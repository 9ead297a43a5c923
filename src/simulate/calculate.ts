// Values that depend on stocks, worked out from the people there.
import { NEGATE, PUSH_CONSTANT, PUSH_CURVE, PUSH_PEOPLE, SQUARE_ROOT } from "../compile/operations.ts";
import type { CurveId, Feedback, StageId } from "../compile/program.ts";
import { combine } from "./combine.ts";

/**
 * What the calculation comes to; in postfix order. Not a finite number where a stock it is divided by is 0.
 */
export function calculate(
  { code, constants, stageSets }: Feedback,
  valueAt: (curve: CurveId) => number,
  peopleIn: (stage: StageId) => number,
): number {
  const stack: number[] = [];
  for (let i = 0; i < code.length; i += 2) {
    const operand = code[i + 1];
    switch (code[i]) {
      case PUSH_CONSTANT:
        stack.push(constants[operand]);
        break;
      case PUSH_CURVE:
        stack.push(valueAt(operand));
        break;
      case PUSH_PEOPLE:
        stack.push(stageSets[operand].reduce((sum, stage) => sum + peopleIn(stage), 0));
        break;
      case SQUARE_ROOT:
        stack.push(Math.sqrt(stack.pop()!));
        break;
      case NEGATE:
        stack.push(-stack.pop()!);
        break;
      default: {
        const right = stack.pop()!;
        stack.push(combine(code[i], stack.pop()!, right));
      }
    }
  }
  return stack[0];
}

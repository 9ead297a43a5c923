// Values that depend on stocks: the twin of src/simulate/fluid/feedback.ts. Curves are read beforehand, for
// every step.
import { NEGATE, PUSH_CONSTANT, PUSH_CURVE, PUSH_PEOPLE, SQUARE_ROOT } from "../../src/compile/operations.ts";
import { combine } from "../../src/simulate/combine.ts";
import { feedbackAt, resourceAt, stageAt, steps } from "./plan.ts";
import { content, dials, now, stack } from "./state.ts";

/** Servers, held units or slots of a departure, in this step. */
export function settleUnits(resource: i32): f64 {
  const own = resourceAt(resource);
  return own.units < 0 ? dials[own.unitsAt] : wholeUnits(settle(own.units));
}

function wholeUnits(value: f64): f64 {
  return value == Infinity ? value : max<f64>(0, Math.floor(value + 1e-9));
}

/** The value at the beginning of the step; in postfix order. */
export function settle(index: i32): f64 {
  const feedback = feedbackAt(index);
  const code = feedback.code;
  let top = -1;
  for (let i = 0; i < feedback.length; i += 2) {
    const operand = code[i + 1];
    switch (code[i]) {
      case PUSH_CONSTANT:
        stack[++top] = feedback.constants[operand];
        break;
      case PUSH_CURVE:
        stack[++top] = feedback.curves[operand * steps + now];
        break;
      case PUSH_PEOPLE: {
        let sum: f64 = 0;
        for (let s = feedback.sets[operand]; s < feedback.sets[operand + 1]; s++) sum += peopleIn(feedback.stagesOf[s]);
        stack[++top] = sum;
        break;
      }
      case SQUARE_ROOT:
        stack[top] = Math.sqrt(stack[top]);
        break;
      case NEGATE:
        stack[top] = -stack[top];
        break;
      default: {
        const right = stack[top--];
        stack[top] = combine(code[i], stack[top], right);
      }
    }
  }
  return stack[0];
}

function peopleIn(index: i32): f64 {
  const stage = stageAt(index);
  let sum: f64 = 0;
  for (let cell = stage.first; cell < stage.end; cell++) sum += content[cell];
  return sum;
}

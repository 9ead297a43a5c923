// Values that depend on stocks, calculated in postfix order. Both engines and both kernels read this very file.
import { NEGATE, PUSH_CONSTANT, PUSH_CURVE, PUSH_PEOPLE, SQUARE_ROOT } from "../compile/operations.ts";
import { floats } from "../quantity/machine.ts";
import { combine } from "./combine.ts";

type i32 = number;
type f64 = number;

/** A calculation, and what its operands stand for now. */
export interface Terms {
  /** numbers in its code: operations and their operands, in turn */
  codeLength(): i32;
  item(place: i32): i32;
  constant(operand: i32): f64;
  curve(operand: i32): f64;
  people(operand: i32): f64;
}

/** Operands that wait for their operation. Nothing is kept in it between two calls. */
const stack = floats(256);

/** What the calculation comes to. Not a finite number where a stock it is divided by is 0. */
export function calculate<T extends Terms>(terms: T): f64 {
  let top: i32 = -1;
  for (let i = 0; i < terms.codeLength(); i += 2) {
    const operation = terms.item(i);
    const operand = terms.item(i + 1);
    switch (operation) {
      case PUSH_CONSTANT:
        stack[++top] = terms.constant(operand);
        break;
      case PUSH_CURVE:
        stack[++top] = terms.curve(operand);
        break;
      case PUSH_PEOPLE:
        stack[++top] = terms.people(operand);
        break;
      case SQUARE_ROOT:
        stack[top] = Math.sqrt(stack[top]);
        break;
      case NEGATE:
        stack[top] = -stack[top];
        break;
      default:
        top--;
        stack[top] = combine(operation, stack[top], stack[top + 1]);
    }
  }
  return stack[0];
}

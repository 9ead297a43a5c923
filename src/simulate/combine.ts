// Two numbers become one in a value that depends on stocks. Both engines and both kernels read this very
// file.
import { ADD, DIVIDE, LEAST, MULTIPLY, SUBTRACT } from "../compile/operations.ts";

type i32 = number;
type f64 = number;

/** @param operation of src/compile/operations.ts, one that takes two numbers */
export function combine(operation: i32, left: f64, right: f64): f64 {
  switch (operation) {
    case ADD:
      return left + right;
    case SUBTRACT:
      return left - right;
    case MULTIPLY:
      return left * right;
    case DIVIDE:
      return left / right;
    case LEAST:
      return Math.min(left, right);
    default:
      return Math.max(left, right);
  }
}

// Two numbers become one in a value that depends on stocks; operations as numbered by the compiler's `Feedback`.
export function combine(operation: i32, left: f64, right: f64): f64 {
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
      return min<f64>(left, right);
    default:
      return max<f64>(left, right);
  }
}

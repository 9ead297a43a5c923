// Arithmetic on curves that are level between their steps and do not repeat, as most of a model's are: the numbers of
// curveAlgebra.ts, in one plain pass.
import { CurveBuilder } from "./curve.ts";
import type { Curve } from "./curve.ts";

type StepOperation = "+" | "-" | "*" | "/" | "min" | "max";

/** Whether all are level between their steps, finite, and do not repeat. */
export function areSteps(...curves: readonly Curve[]): boolean {
  for (const { slopes, values, period } of curves) {
    if (period !== 0) return false;
    for (let piece = 0; piece < slopes.length; piece++) {
      if (slopes[piece] !== 0 || values[piece] === Infinity || values[piece] === -Infinity) return false;
    }
  }
  return true;
}

export function combineSteps(operation: StepOperation, a: Curve, b: Curve): Curve {
  const starts: number[] = [];
  const values: number[] = [];
  const slopes: number[] = [];
  const [lastA, lastB] = [a.starts.length - 1, b.starts.length - 1];
  let [i, j, start, before] = [0, 0, 0, NaN];
  for (;;) {
    // adding 0 turns −0 into 0, as everywhere in curves
    const value = resultOf(operation, a.values[i], b.values[j]) + 0;
    if (value !== before) {
      starts.push(start);
      values.push(value);
      slopes.push(0);
      before = value;
    }
    const endA = i < lastA ? a.starts[i + 1] : Infinity;
    const endB = j < lastB ? b.starts[j + 1] : Infinity;
    start = endA < endB ? endA : endB;
    if (start === Infinity) return { starts, values, slopes, period: 0 };
    if (endA === start) i++;
    if (endB === start) j++;
  }
}

function resultOf(operation: StepOperation, a: number, b: number): number {
  switch (operation) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "min":
      return a <= b ? a : b;
    case "max":
      return a >= b ? a : b;
  }
}

/** @param change is given one list of values after the other in the same array */
export function mapSteps(curves: readonly Curve[], change: (values: readonly number[]) => number): Curve {
  const pieces = new CurveBuilder();
  const index = curves.map(() => 0);
  const values = curves.map(() => 0);
  for (let start = 0; start < Infinity;) {
    let end = Infinity;
    for (let c = 0; c < curves.length; c++) {
      const { starts } = curves[c];
      values[c] = curves[c].values[index[c]];
      if (index[c] + 1 < starts.length && starts[index[c] + 1] < end) end = starts[index[c] + 1];
    }
    pieces.add(start, change(values), 0);
    for (let c = 0; c < curves.length; c++) if (curves[c].starts[index[c] + 1] === end) index[c]++;
    start = end;
  }
  return pieces.finish(0);
}

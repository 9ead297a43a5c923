// The twin of src/observe/periods.ts: which recording period an instant belongs to.
import { ObserversFields } from "../../src/observe/insideKernel/contract.ts";
import { int, reals } from "./image.ts";

export let periodCount: i32 = 0;
let edges: StaticArray<f64> = [];
let ofStep: StaticArray<i32> = [];

export function readPeriods(): void {
  edges = reals(ObserversFields.periodEdges);
  periodCount = edges.length - 1;
  ofStep = new StaticArray<i32>(int(ObserversFields.steps));
  let period = 0;
  for (let step = 0; step < ofStep.length; step++) {
    while (period < periodCount - 1 && edges[period + 1] <= <f64>step) period++;
    ofStep[step] = period;
  }
}

export function periodAt(time: f64): i32 {
  let period = ofStep[min<i32>(max<i32>(<i32>floor(time), 0), ofStep.length - 1)];
  while (period < periodCount - 1 && edges[period + 1] <= time) period++;
  return period;
}

/** The first edge at or after the instant. */
export function edgeShowing(time: f64): i32 {
  const period = periodAt(time);
  return time <= edges[period] ? period : period + 1;
}

/** The instant at which the run ends; what happens at it belongs to no period. */
export function runEnd(): f64 {
  return edges[periodCount];
}

export function periodStart(period: i32): f64 {
  return edges[period];
}

export function periodEnd(period: i32): f64 {
  return edges[period + 1];
}

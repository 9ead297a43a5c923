// The twin of src/observe/periods.ts: which recording period an instant belongs to.
import { ObserversFields } from "../../src/observe/insideKernel/contract.ts";
import { int, reals } from "./image.ts";

export let periodCount: i32 = 0;
let edges: StaticArray<f64> = [];
let ofStep: StaticArray<i32> = [];
/** the period found last, its start and its end: events come in the order of time */
let latest: i32 = 0;
let latestStart: f64 = Infinity;
let latestEnd: f64 = -Infinity;

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

// @inline
export function periodAt(time: f64): i32 {
  return time >= latestStart && time < latestEnd ? latest : findPeriod(time);
}

function findPeriod(time: f64): i32 {
  let period = ofStep[min<i32>(max<i32>(<i32>floor(time), 0), ofStep.length - 1)];
  while (period < periodCount - 1 && edges[period + 1] <= time) period++;
  latest = period;
  latestStart = edges[period];
  latestEnd = edges[period + 1];
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

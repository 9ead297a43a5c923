// One grid step: what is announced at its edge, then people's events and departures in exact order. The kernel,
// which AssemblyScript compiles, reads this very file.
import { ARRIVAL, FOLLOWER, OWN_END } from "../codes.ts";
import { arrivalsPassEdge, beginArrivals, come, scheduleStep } from "./arrivals.ts";
import { depart, departuresPassEdge } from "./departures.ts";
import { beginAtStart, passEdge, presentAtStart, settledAtStart, settleUnits } from "./edges.ts";
import { checkHolds, placeInitialStock } from "./initialStock.ts";
import type { RunState } from "./state.ts";
import { arriveInside, endStay, strike } from "./stay.ts";

type i32 = number;
type f64 = number;

/** Before the first step: puts the initial stock in its places, and finds the first arrivals. */
export function begin(run: RunState): void {
  presentAtStart(run);
  placeInitialStock(run);
  beginArrivals(run);
}

/**
 * At one instant: announced changes, people's events by (person, occurrence), departures.
 * @param last the step at which the run stops
 * @param mostEvents the step is left as soon as the run has had more
 */
export function goStep(run: RunState, step: i32, last: i32, mostEvents: f64): void {
  const edge: f64 = step;
  const end: f64 = last;
  run.now = edge;
  settleUnits(run, edge);
  if (step === 0) {
    settledAtStart(run);
    checkHolds(run);
  }
  arrivalsPassEdge(run, edge);
  departuresPassEdge(run, edge);
  passEdge(run, edge);
  if (step === 0) beginAtStart(run);
  run.recorder.edge(edge);
  run.calendar.open(step);
  if (step < run.steps) scheduleStep(run, edge);
  // a limit that is no number limits nothing
  while (!(run.events > mostEvents)) {
    const person = run.calendar.nextTime();
    const departure = run.nextDeparture;
    if (person <= departure) {
      if (person === Infinity || person > end) return;
      run.now = person;
      happen(run, person);
    } else {
      if (departure >= edge + 1 || departure > end) return;
      run.now = departure;
      run.events += 1;
      depart(run);
    }
  }
}

/** One person's event: an arrival, the end of a stay, or a clock. */
function happen(run: RunState, time: f64): void {
  const person = run.calendar.pop();
  const code = run.calendar.poppedCode;
  run.events += 1;
  if (code >= ARRIVAL) arrive(run, person, code, time);
  else if (code === OWN_END) endStay(run, person, time);
  else strike(run, person, code, time);
}

function arrive(run: RunState, person: i32, code: i32, time: f64): void {
  const stage = code >= FOLLOWER ? run.flows[code - FOLLOWER].entry.stage : come(run, code - ARRIVAL, time);
  const caseClass = run.people.classOf(person);
  run.persons += 1;
  run.recorder.arrive(time, person, caseClass, stage, run.weights[caseClass], false, 0);
  arriveInside(run, person, stage, time);
}

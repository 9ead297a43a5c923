// The straight engine: one event at a time, in exact order. It is the specification of what a Program means; a faster
// engine must agree with it to the last bit.
import type { Program } from "../../compile/program.ts";
import { PendencyError } from "../../errors.ts";
import { combineRecorders } from "../combineRecorders.ts";
import type { Recorder } from "../recorder.ts";
import { Arrivals } from "./arrivals.ts";
import { Departures } from "./departures.ts";
import { beginAtStart, passEdge, prepareEdges, presentAtStart, settledAtStart, settleUnits } from "./edges.ts";
import { checkHolds, initialSources, placeInitialStock } from "./initialStock.ts";
import { eventCodes, prepareRun, type RunState } from "./state.ts";
import { arriveInside, endStay, strike } from "./stay.ts";
import { ROW32, column32 } from "../people.ts";

export interface SimulateOptions {
  /** whole numbers, 0 … 2³²−1 */
  readonly seed: number;
  readonly replication: number;
  readonly recorders: readonly Recorder[];
  /** grid steps after which nothing is asked: the run stops there, and everything up to then is as in the whole run */
  readonly until?: number;
  /** a run that would pass a limit is stopped with an error of kind "limits" */
  readonly limits?: { readonly maxEvents?: number; readonly maxPersons?: number };
}

export interface RunOutcome {
  /** people's events, departures and boardings */
  readonly events: number;
  /** records that were inside at any time, the initial stock included */
  readonly persons: number;
}

/**
 * Runs a Program person by person, from its first instant to its last, that instant included.
 *
 * At one instant: announced changes, people's events by (person, occurrence), departures.
 * @throws PendencyError of kind "limits" when the run is larger than allowed, of kind "sense" when more people hold
 *   units at the start than there are
 */
export function simulate(program: Program, options: SimulateOptions): RunOutcome {
  const run = prepareRun(program, options.seed, options.replication, combineRecorders(options.recorders));
  const maxEvents = options.limits?.maxEvents ?? Infinity;
  const maxPersons = options.limits?.maxPersons ?? Infinity;
  const { recorder, calendar } = run;
  const steps = Math.min(run.steps, Math.ceil(options.until ?? run.steps));
  const edges = prepareEdges(run);
  const sources = initialSources(run);
  const arrivals = new Arrivals(run, sources.length);
  const departures = new Departures(run, edges.settled);

  recorder.start(program);
  recorder.attach?.(run.people);
  presentAtStart(run);
  placeInitialStock(run, sources);
  arrivals.begin();
  for (let step = 0; step <= steps; step++) {
    run.now = step;
    settleUnits(run, edges, step);
    if (step === 0) {
      settledAtStart(run, edges);
      checkHolds(run);
    }
    arrivals.passEdge(step);
    departures.passEdge(step);
    passEdge(run, edges, step);
    if (step === 0) beginAtStart(run);
    recorder.edge(step);
    calendar.open(step);
    if (step < run.steps) arrivals.scheduleStep(step);
    for (;;) {
      const person = calendar.nextTime();
      const departure = departures.nextTime();
      if (person <= departure) {
        if (person === Infinity || person > steps) break;
        run.now = person;
        happen(run, arrivals, person);
      } else {
        if (departure >= step + 1 || departure > steps) break;
        run.now = departure;
        run.events++;
        departures.depart();
      }
      if (run.events > maxEvents) throw tooLarge("events", maxEvents, step, steps);
      if (run.persons > maxPersons) throw tooLarge("persons", maxPersons, step, steps);
    }
  }
  recorder.finish(steps);
  return { events: run.events, persons: run.persons };
}

/** One person's event: an arrival, the end of a stay, or a clock. */
function happen(run: RunState, arrivals: Arrivals, time: number): void {
  const { people, calendar } = run;
  const person = calendar.pop();
  const code = people.narrow[person * ROW32 + column32.eventCode];
  people.narrow[person * ROW32 + column32.eventCode] = eventCodes.none;
  run.events++;
  if (code >= eventCodes.arrival) arrive(run, arrivals, person, code, time);
  else if (code === eventCodes.ownEnd) endStay(run, person, time);
  else strike(run, person, code, time);
}

function arrive(run: RunState, arrivals: Arrivals, person: number, code: number, time: number): void {
  const isFollower = code >= eventCodes.follower;
  const stage = isFollower
    ? arrivals.stageOf(code - eventCodes.follower)
    : arrivals.come(code - eventCodes.arrival, time);
  const caseClass = run.people.narrow[person * ROW32 + column32.caseClass];
  run.persons++;
  run.recorder.arrive(time, person, caseClass, stage, run.program.weights[caseClass], false, 0);
  arriveInside(run, person, stage, time);
}

export function tooLarge(what: "events" | "persons", most: number, step: number, steps: number): PendencyError {
  return new PendencyError([
    {
      kind: "limits",
      at: null,
      path: "run",
      expected: `at most ${most} ${what}`,
      got: `more at grid step ${step} of ${steps}`,
      hint: "raise the limit, shorten the run, or let one record stand for several people; nothing of this run can be used",
    },
  ]);
}

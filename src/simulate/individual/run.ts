// A run in Node, grid step by grid step: one event at a time, in exact order. What happens in a step is said by step.ts and
// the rules it calls, which the kernel is compiled of as well.
import type { Program } from "../../compile/program.ts";
import { PendencyError } from "../../errors.ts";
import { combineRecorders } from "../combineRecorders.ts";
import type { Recorder } from "../recorder.ts";
import { prepareRun } from "./prepareRun.ts";
import { begin, goStep } from "./step.ts";

export interface SimulateOptions {
  /** whole numbers, 0 … 2³²−1 */
  readonly seed: number;
  readonly replication: number;
  readonly recorders: readonly Recorder[];
  /** grid steps after which nothing is asked: the run stops there, and everything up to then is as in the whole run */
  readonly until?: number;
  /** a run that passes a limit is stopped with an error of kind "limits": events at once, persons at the end of a grid step */
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
 * @throws PendencyError of kind "limits" when the run is larger than allowed, of kind "sense" when more people hold
 *   units at the start than there are
 */
export function simulate(program: Program, options: SimulateOptions): RunOutcome {
  const run = prepareRun(program, options.seed, options.replication, combineRecorders(options.recorders));
  const maxEvents = options.limits?.maxEvents ?? Infinity;
  const maxPersons = options.limits?.maxPersons ?? Infinity;
  const { recorder } = run;
  const steps = Math.min(run.steps, Math.ceil(options.until ?? run.steps));
  recorder.start(program);
  recorder.attach?.(run.people);
  begin(run);
  for (let step = 0; step <= steps; step++) {
    goStep(run, step, steps, maxEvents);
    if (run.events > maxEvents) throw tooLarge("events", maxEvents, step, steps);
    if (run.persons > maxPersons) throw tooLarge("persons", maxPersons, step, steps);
  }
  recorder.finish(steps);
  return { events: run.events, persons: run.persons };
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

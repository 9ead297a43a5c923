// Listening to one run beside an engine: what counting/observing.ts counts, of announcements that a Recorder hears.
import type { Program } from "../compile/program.ts";
import { ImageWriter } from "../simulate/image/imageWriter.ts";
import { readerOf } from "../simulate/individual/readerOf.ts";
import type { People } from "../simulate/people.ts";
import type { Recorder } from "../simulate/recorder.ts";
import { Answer } from "./counting/answer.ts";
import { ImageReader } from "../simulate/image/imageReader.ts";
import { Observing } from "./counting/observing.ts";
import { Rows } from "./counting/rows.ts";
import { packAsked } from "./insideKernel/packObservers.ts";
import { unpackObservation } from "./insideKernel/unpackObservation.ts";
import { keptLevels } from "./keptLevels.ts";
import { LedgerError } from "./ledgerError.ts";
import type { Observation } from "./observation.ts";
import type { ObserveOptions } from "./observeOptions.ts";
import { Timelines } from "./timelines.ts";

/** What the engine is given, and where to read the result once it has finished. */
export interface Observer {
  readonly recorder: Recorder & { attach(people: People): void };
  /** @throws Error when the run has not finished */
  result(): Observation;
}

/**
 * @param program the run's program; its measures say what is measured
 * @throws LedgerError, out of the engine's announcements, when people were lost or doubled
 */
export function observe(program: Program, options: ObserveOptions): Observer {
  const kept = keptLevels(program, options.seriesGroup, options.seriesLevels);
  const image = new ImageWriter();
  packAsked(image, program, options, kept);
  const rows = new Rows();
  const observing = new Observing(new ImageReader(image.result()), rows, readerOf(program.curves));
  const timelines = options.timelines ? new Timelines(program, options.timelines) : null;
  let found: Float64Array | null = null;

  const checked = (broken: number, step: number): void => {
    if (broken < 0) return;
    const { ledger } = observing;
    throw new LedgerError(program.classNames[broken] ?? "", step, ledger.came(broken), ledger.accounted(broken));
  };

  const recorder: Recorder & { attach(people: People): void } = {
    attach(people) {
      rows.people = people;
    },
    start() {},
    edge(step) {
      checked(observing.edge(step), step);
    },
    arrive(time, person, caseClass, stage, weight, initial, age) {
      observing.arrive(time, person, caseClass, stage, weight, initial, age);
      timelines?.arrive(person, caseClass, initial);
    },
    enter(time, person, caseClass, stage, from, weight, waiting, since) {
      observing.enter(time, person, caseClass, stage, from, weight, waiting, since);
      timelines?.enter(time, person, stage);
    },
    begin(time, person, caseClass, stage, resource, weight, since) {
      observing.begin(time, person, caseClass, stage, resource, weight, since);
    },
    leave(time, person, caseClass, stage, to, cause, clock, weight, _waiting, since) {
      observing.leave(time, person, caseClass, stage, to, cause, clock, weight, since);
    },
    units(time, resource, inUse, present) {
      observing.units(time, resource, inUse, present);
    },
    departure(time, resource, offered, used, leftBehind, _cancelled, kept) {
      observing.departure(time, resource, offered, used, leftBehind, kept);
    },
    finish(time) {
      checked(observing.finish(time), time);
      const answer = new Answer();
      observing.write(answer);
      found = Float64Array.from(answer.numbers);
    },
  };

  return {
    recorder,
    result() {
      if (found === null) throw new Error("observation › expected a finished run; got one still under way");
      return { ...unpackObservation(program, options, kept, found), timelines: timelines?.result() ?? [] };
    },
  };
}

// The fast engine: the straight engine's every sentence in WebAssembly, to the same bit (test/simulate/fast).
import type { Program } from "../../compile/program.ts";
import { combineRecorders } from "../combineRecorders.ts";
import type { RunOutcome, SimulateOptions } from "../individual/run.ts";
import { notANumber, tooFewUnits } from "../individual/whyRefused.ts";
import { tooLarge } from "../individual/run.ts";
import { Announcements, everyKind, KernelPeople } from "./announcements.ts";
import { closeKernel, explainTrap, openKernel, type Kernel } from "./kernel.ts";
import { packProgram } from "../image/packProgram.ts";
import { keepShapes, layShapes } from "./shapes.ts";

/**
 * What is counted inside the kernel, where counting costs least; src/observe/insideKernel says it and reads
 * what was found.
 */
interface KernelObserving {
  readonly asked: ArrayLike<number>;
  /** to throw */
  ledgerBroken(caseClass: number, step: number, came: number, accounted: number): void;
}

interface FastOptions extends SimulateOptions {
  readonly observing?: KernelObserving;
}

interface FastOutcome extends RunOutcome {
  /** what the observers inside the kernel found; empty without any */
  readonly observed: Float64Array;
  /** of the kernel's memory that the run needed */
  readonly bytes: number;
}

/**
 * Runs a Program person by person, as `simulate` of the straight engine does: the same announcements in the
 * same order, and the same errors. Announcements come in bundles, some time after what they tell of.
 * @throws PendencyError of kind "limits" when the run is larger than allowed or than memory, of kind "sense"
 *   when more people hold units at the start than there are, or a value that depends on stocks is none
 */
export function simulateFast(program: Program, options: FastOptions): FastOutcome {
  const { observing } = options;
  const recorder = combineRecorders(options.recorders);
  const steps = Math.min(program.time.steps, Math.ceil(options.until ?? program.time.steps));
  const maxEvents = options.limits?.maxEvents ?? Infinity;
  const maxPersons = options.limits?.maxPersons ?? Infinity;
  const announced = options.recorders.length > 0 ? everyKind : 0;
  const image = packProgram(program, options.seed, options.replication, announced, observing?.asked);
  const kernel = openKernel({
    ledgerBroken: (caseClass, step, came, accounted) => observing?.ledgerBroken(caseClass, step, came, accounted),
    read: (count) => announcements.read(count),
    noNumber: (what, place, value, edge) => {
      throw notANumber(program, what, place, value, edge);
    },
    shortOfUnits: (resource, held, present) => {
      throw tooFewUnits(program.resources[resource].name, held, present);
    },
  });
  const announcements = new Announcements(program, recorder, kernel.memory);
  const address = kernel.room(image.byteLength);
  new Float64Array(kernel.memory.buffer, address, image.length).set(image);
  announcements.sheet = kernel.prepare(address);
  layShapes(program, kernel);

  recorder.start(program);
  const tables = { rowBlocks: kernel.rowBlocks(), rowBytes: kernel.rowBytes(), cohorts: kernel.cohortTable() };
  recorder.attach?.(new KernelPeople(kernel.memory, tables));
  let observed: Float64Array = new Float64Array(0);
  try {
    kernel.begin();
    for (let step = 0; step <= steps; step++) {
      kernel.step(step, steps, maxEvents);
      if (kernel.eventCount() > maxEvents) throw tooLarge("events", maxEvents, step, steps);
      if (kernel.personCount() > maxPersons) throw tooLarge("persons", maxPersons, step, steps);
    }
    kernel.flush();
    if (observing) observed = findings(kernel, kernel.finish(steps));
  } catch (error) {
    throw explainTrap(error, kernel);
  }
  recorder.finish(steps);
  keepShapes(program, kernel);
  // memory is only ever taken further up, so that the next piece lies above everything; addresses are
  // unsigned
  const outcome = { events: kernel.eventCount(), persons: kernel.personCount(), observed, bytes: kernel.room(8) >>> 0 };
  // a recorder may go on looking at people
  if (options.recorders.length === 0) closeKernel(kernel, outcome.bytes);
  return outcome;
}

/** A copy, because the kernel's memory goes with it. */
function findings(kernel: Kernel, count: number): Float64Array {
  return new Float64Array(kernel.memory.buffer, kernel.results() >>> 0, count).slice();
}

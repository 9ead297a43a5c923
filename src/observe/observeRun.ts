// One run with everything that is observed in it, counted where counting costs least.
import type { Program } from "../compile/program.ts";
import { hasKernel } from "../simulate/fast/kernel.ts";
import { simulateFast } from "../simulate/fast/run.ts";
import type { SimulateOptions } from "../simulate/individual/run.ts";
import { simulateIndividuals } from "../simulate/simulateIndividuals.ts";
import { keptLevels } from "./keptLevels.ts";
import type { KeptLevels } from "./keptLevels.ts";
import { packObservers } from "./insideKernel/packObservers.ts";
import { unpackObservation } from "./insideKernel/unpackObservation.ts";
import { LedgerError } from "./ledgerError.ts";
import type { Observation } from "./observation.ts";
import { observe } from "./observe.ts";
import type { ObserveOptions } from "./observeOptions.ts";

/**
 * Simulates a Program person by person and returns what was observed. Inside the kernel where there is one: its
 * observers are those that `observe` puts beside an engine, and find the same to the last bit. `recorders` of
 * the caller's own are told everything besides.
 * @throws PendencyError as `simulate` does; LedgerError when people were lost or doubled
 */
export function observeRun(program: Program, run: SimulateOptions, options: ObserveOptions): Observation {
  return hasKernel() && !options.timelines ? insideKernel(program, run, options) : beside(program, run, options);
}

function beside(program: Program, run: SimulateOptions, options: ObserveOptions): Observation {
  const observer = observe(program, options);
  simulateIndividuals(program, { ...run, recorders: [observer.recorder, ...run.recorders] });
  return observer.result();
}

function insideKernel(program: Program, run: SimulateOptions, options: ObserveOptions): Observation {
  const { kept, asked } = preparedFor(program, options);
  const { observed } = simulateFast(program, {
    ...run,
    observing: {
      asked,
      ledgerBroken: (caseClass, step, came, accounted) => {
        throw new LedgerError(program.classNames[caseClass] ?? "", step, came, accounted);
      },
    },
  });
  return unpackObservation(program, options, kept, observed);
}

interface Prepared {
  readonly options: ObserveOptions;
  readonly kept: KeptLevels;
  readonly asked: Float64Array;
}

/** What the latest run of a Program was asked: the next one mostly is as well. */
const known = new WeakMap<Program, Prepared>();

function preparedFor(program: Program, options: ObserveOptions): Prepared {
  const before = known.get(program);
  if (before !== undefined && isSameAsked(before.options, options)) return before;
  const kept = keptLevels(program, options.seriesGroup, options.seriesLevels);
  const prepared = { options, kept, asked: packObservers(program, options, kept) };
  known.set(program, prepared);
  return prepared;
}

function isSameAsked(one: ObserveOptions, other: ObserveOptions): boolean {
  return (
    one.seriesGroup === other.seriesGroup &&
    one.seriesLevels === other.seriesLevels &&
    one.series === other.series &&
    one.waits === other.waits &&
    one.digest === other.digest
  );
}

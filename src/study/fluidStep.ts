// How long a step of the fluid engine may be for a whole study: every run of it, under every stack, has the
// same one.
import type { Program } from "../compile/program.ts";
import { observeFluid } from "../observe/observeFluid.ts";
import type { FluidObserver } from "../observe/observeFluid.ts";
import { approximationsOf } from "../simulate/fluid/approximations.ts";
import { tryingSteps } from "../simulate/fluid/chooseStep.ts";
import type { ChosenStep, StepChange } from "../simulate/fluid/chooseStep.ts";
import type { Plan } from "../simulate/fluid/plan.ts";
import { planFor, runPlan } from "../simulate/fluid/run.ts";
import type { StopSignal } from "./stop.ts";
import type { StudyInput } from "./planStudy.ts";
import type { FluidMade, MayBeOff } from "./study.ts";

/** Part of the numbers that either of the last two halvings of the step may change. */
export const stepTolerance = 0.02;

/**
 * The longest step of which the two halvings before it change no measure that somebody named, in any of the
 * programs, by more than 2 %. Those that every model gets without asking are in the table for completeness.
 *
 * @param programs of the study's stacks, with every parameter at its value
 * @param pause    lets others of this thread go on between two runs tried
 * @returns null when it was stopped before the step was found
 */
export async function fluidStepFor(
  programs: readonly Program[],
  { spec, measures }: Pick<StudyInput, "spec" | "measures">,
  stop: StopSignal,
  pause: () => Promise<void>,
): Promise<FluidMade | null> {
  const named = namesOf(measures);
  const chosen: ChosenStep[] = [];
  const without: Record<string, string> = {};
  const bands: Band[] = [];
  for (const program of programs) {
    // where one program wants the shortest step that is tried, no other can want a shorter one
    const isShortest = chosen.some(({ error }) => error > stepTolerance);
    const tried: FluidObserver[] = [];
    const trials = tryingSteps(program, stepTolerance, () => {
      const observer = observeFluid(program, { ...spec, series: false, only: named });
      tried.push(observer);
      const asked = program.measures.map(({ name }) => name).filter((name) => named.has(name));
      return {
        listener: observer.listener,
        values: () => valuesOf(observer, named),
        names: asked,
        work: observer.work,
      };
    });
    let trial: IteratorResult<void, ChosenStep>;
    do {
      await pause();
      if (stop.aborted) return null;
      trial = trials.next();
    } while (trial.done !== true && !isShortest);
    if (trial.done === true) chosen.push(trial.value);
    Object.assign(without, tried[tried.length - 1].reasons());
    bands.push(...bandsOf(tried[tried.length - 1], named));
  }
  const step = Math.min(...chosen.map((one) => one.step));
  return {
    step,
    stepDays: step * programs[0].time.gridDays,
    stepError: Math.max(...chosen.map(({ error }) => error)),
    unsettled: worstOf(chosen.flatMap(({ unsettled }) => unsettled)),
    mayBeOff: mostOff(bands),
    approximates: [...new Set([...programs.flatMap(approximationsOf), ...bands.map(({ words }) => words)])],
    without,
  };
}

/** Each once, by the most that it changed under any stack; the most changed first. */
function worstOf(changes: readonly StepChange[]): readonly StepChange[] {
  const sorted = changes.toSorted((a, b) => b.change - a.change);
  return sorted.filter(({ what }, i) => sorted.findIndex((one) => one.what === what) === i);
}

/** With steps no longer than what is asked for, which are compared with no others. */
export function fluidStepAsked(
  programs: readonly Program[],
  { spec, measures }: Pick<StudyInput, "spec" | "measures">,
  stepDays: number,
): FluidMade {
  const named = namesOf(measures);
  const without: Record<string, string> = {};
  const bands: Band[] = [];
  let step = 0;
  let like: Plan | undefined;
  for (const program of programs) {
    const observer = observeFluid(program, { ...spec, series: false, only: named });
    // why a measure has no value is known from the first step on, how far a share may be off at the end
    const isAtEnd = program.measures.some(
      ({ name, statistic }) => named.has(name) && ["quantile", "shareOver"].includes(statistic?.kind ?? ""),
    );
    const plan = planFor(program, stepDays / program.time.gridDays, [], like, isAtEnd ? undefined : 0);
    like ??= plan;
    runPlan(plan, { listeners: [observer.listener], until: isAtEnd ? undefined : plan.h });
    // reasons are known once values are asked for
    bands.push(...bandsOf(observer, named));
    Object.assign(without, observer.reasons());
    step = plan.h;
  }
  return {
    step,
    stepDays: step * programs[0].time.gridDays,
    stepError: null,
    unsettled: [],
    mayBeOff: mostOff(bands),
    approximates: [...new Set([...programs.flatMap(approximationsOf), ...bands.map(({ words }) => words)])],
    without,
  };
}

/** Measures that somebody asked for. */
function namesOf(measures: StudyInput["measures"]): ReadonlySet<string> {
  return new Set(measures.filter(({ of }) => of !== "default").map(({ name }) => name));
}

interface Band extends MayBeOff {
  readonly words: string;
}

function bandsOf(observer: FluidObserver, named: ReadonlySet<string>): Band[] {
  const bands = observer.bands();
  return observer.result().measures.flatMap(({ name, value, unit }) => {
    const band = named.has(name) ? bands.get(name) : undefined;
    if (band === undefined) return [];
    const ofIt = value === null || value === 0 ? null : band.size / Math.abs(value);
    return [{ what: name, by: band.size, unit, ofIt, words: band.words }];
  });
}

/** Each once, by the most under any stack. */
function mostOff(bands: readonly Band[]): readonly MayBeOff[] {
  const size = ({ ofIt }: MayBeOff): number => ofIt ?? Infinity;
  const sorted = bands.toSorted((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
  return sorted
    .filter(({ what }, i) => sorted.findIndex((one) => one.what === what) === i)
    .map(({ what, by, unit, ofIt }) => ({ what, by, unit, ofIt }));
}

function valuesOf(observer: FluidObserver, named: ReadonlySet<string>): readonly (number | null)[] {
  const { measures } = observer.result();
  return measures.filter(({ name }) => named.has(name)).map(({ value }) => value);
}

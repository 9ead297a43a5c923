// How long a step may be: it is halved until two halvings one after the other change no expected number by more
// than the tolerance. One could change little by accident, where two errors balance.
import type { Program } from "../../compile/program.ts";
import { planFor, runPlan, type FluidListener } from "./run.ts";
import type { FluidView } from "./view.ts";

export interface ChosenStep {
  /** grid steps */
  readonly step: number;
  /** largest relative difference that either of the two halvings down to it made, over the numbers compared */
  readonly error: number;
}

/** Further numbers of one run to compare: those that the run is asked for. */
export interface StepAsked {
  readonly listener: FluidListener;
  /** null where the run does not give it */
  values(): readonly (number | null)[];
}

/**
 * A difference in a number smaller than this part of all persons is taken relative to this part, not to the
 * number.
 */
const smallest = 0.001;
/** The first step tried is the length of the run divided by this. */
const coarsest = 48;
const finest = 6_144;

/**
 * Compares the persons in every stage and its entries so far at eight instants, and the numbers asked of the
 * run.
 *
 * @param tolerance relative; the default of the commands is 2 %
 * @param ask called once for each run tried, the last one of the step chosen
 * @returns the longest step tried of which the two halvings before it changed no number by more than the
 *   tolerance, or the shortest tried and its error
 */
export function chooseStep(program: Program, tolerance: number, ask: (() => StepAsked) | null = null): ChosenStep {
  const trials = tryingSteps(program, tolerance, ask);
  for (;;) {
    const { done, value } = trials.next();
    if (done === true) return value;
  }
}

/** The same, and gives way after each run tried: they may take seconds together. */
export function* tryingSteps(
  program: Program,
  tolerance: number,
  ask: (() => StepAsked) | null = null,
): Generator<void, ChosenStep, void> {
  let step = program.time.steps / coarsest;
  let numbers = numbersAt(program, step, ask);
  let before = Infinity;
  for (let cuts = coarsest; ; cuts *= 2) {
    const finer = numbersAt(program, step / 2, ask);
    const change = differenceOf(numbers, finer);
    step /= 2;
    const error = Math.max(before, change);
    if (error <= tolerance || cuts >= finest) return { step, error };
    before = change;
    numbers = finer;
    yield;
  }
}

interface Numbers {
  readonly persons: Float64Array;
  readonly asked: readonly (number | null)[];
}

function numbersAt(program: Program, step: number, ask: (() => StepAsked) | null): Numbers {
  const stages = program.stages.length;
  const instants = 8;
  const persons = new Float64Array(instants * stages * 2);
  let next = 0;
  const write = (run: FluidView): void => {
    const { stageOf } = run.plan.layout;
    for (let cell = 0; cell < stageOf.length; cell++) {
      const at = (next * stages + stageOf[cell]) * 2;
      persons[at] += run.content[cell];
      persons[at + 1] += run.entered[cell];
    }
    next++;
  };
  const plan = planFor(program, step, []);
  const atInstants: FluidListener = {
    start() {},
    before() {},
    after(run) {
      if ((run.now + 1) * instants >= (next + 1) * plan.steps && next < instants) write(run);
    },
  };
  const asked = ask === null ? null : ask();
  runPlan(plan, { listeners: asked === null ? [atInstants] : [atInstants, asked.listener] });
  return { persons, asked: asked === null ? [] : asked.values() };
}

function differenceOf(coarse: Numbers, fine: Numbers): number {
  let largest = 1;
  for (const persons of fine.persons) largest = Math.max(largest, persons);
  let worst = 0;
  for (let i = 0; i < fine.persons.length; i++) {
    const scale = Math.max(Math.abs(fine.persons[i]), smallest * largest);
    worst = Math.max(worst, Math.abs(coarse.persons[i] - fine.persons[i]) / scale);
  }
  fine.asked.forEach((value, i) => {
    const before = coarse.asked[i];
    if (value === before) return;
    // a number that appears or vanishes changes by all of itself
    const change = value === null || before === null || value === 0 ? 1 : Math.abs(before / value - 1);
    worst = Math.max(worst, change);
  });
  return worst;
}

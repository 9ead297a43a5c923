// How long a step may be: halved until halving it again changes no expected number by more than is allowed.
import type { Program } from "../../compile/program.ts";
import { planFor, runPlan } from "./run.ts";
import type { FluidRun } from "./state.ts";

export interface ChosenStep {
  /** grid steps */
  readonly step: number;
  /** largest relative difference between this step and half of it, over the numbers compared */
  readonly error: number;
}

/** Numbers smaller than this part of all persons are compared with it instead of with themselves. */
const smallest = 0.001;
/** The first step is the run over this. */
const coarsest = 48;
const finest = 12_288;

/**
 * Compares persons in every stage, and entries up to then, at eight instants.
 *
 * @param tolerance relative; the default of the commands is 2 %
 * @returns the longest step tried whose halving changes nothing by more, or the shortest tried and its error
 */
export function chooseStep(program: Program, tolerance: number): ChosenStep {
  let step = program.time.steps / coarsest;
  let numbers = numbersAt(program, step);
  for (let cuts = coarsest; ; cuts *= 2) {
    const finer = numbersAt(program, step / 2);
    const error = differenceOf(numbers, finer);
    if (error <= tolerance || cuts >= finest) return { step, error };
    step /= 2;
    numbers = finer;
  }
}

function numbersAt(program: Program, step: number): Float64Array {
  const stages = program.stages.length;
  const instants = 8;
  const numbers = new Float64Array(instants * stages * 2);
  let next = 0;
  const write = (run: FluidRun): void => {
    const { stageOf } = run.plan.layout;
    for (let cell = 0; cell < stageOf.length; cell++) {
      const at = (next * stages + stageOf[cell]) * 2;
      numbers[at] += run.content[cell];
      numbers[at + 1] += run.entered[cell];
    }
    next++;
  };
  const plan = planFor(program, step);
  runPlan(plan, {
    listeners: [
      {
        start() {},
        before() {},
        after(run) {
          if ((run.now + 1) * instants >= (next + 1) * plan.steps && next < instants) write(run);
        },
      },
    ],
  });
  return numbers;
}

function differenceOf(coarse: Float64Array, fine: Float64Array): number {
  let largest = 1;
  for (const persons of fine) largest = Math.max(largest, persons);
  let worst = 0;
  for (let i = 0; i < fine.length; i++) {
    const scale = Math.max(Math.abs(fine[i]), smallest * largest);
    worst = Math.max(worst, Math.abs(coarse[i] - fine[i]) / scale);
  }
  return worst;
}

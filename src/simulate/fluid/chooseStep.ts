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
  /** what one of the two halvings changed by more than the tolerance, the most first; each stage once */
  readonly unsettled: readonly StepChange[];
}

/** By how much a halving changed a number. */
export interface StepChange {
  /** as `StepAsked.names` has it, or the persons in a stage */
  readonly what: string;
  /** relative */
  readonly change: number;
}

/** Further numbers of one run to compare: those that the run is asked for. */
export interface StepAsked {
  readonly listener: FluidListener;
  /** null where the run does not give it */
  values(): readonly (number | null)[];
  /** of the values, in their order; left out: numbered */
  readonly names?: readonly string[];
  /** what listening cost, in packets gone through */
  work?(): number;
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
 * What all runs tried may cost, in packets gone through; about half a microsecond each, so ten seconds or so at most. Work is
 * counted and not timed, since the same document must have the same step on every machine. A number that is next
 * to nothing, such as the age of a line that is about to run empty, changes by half at every halving: without
 * an end it would be halved for.
 */
const mostWork = 3e7;
/** A cell's work in a step beside that of its packets, as so many packets'. */
const packetsACell = 10;

/**
 * Compares the persons in every stage and its entries so far at eight instants, and the numbers asked of the
 * run.
 *
 * @param tolerance relative; the default of the commands is 2 %
 * @param ask called once for each run tried, the last one of the step chosen
 * @returns the longest step tried of which the two halvings before it changed no number by more than the
 *   tolerance, or the shortest that may be tried and its error
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
  let spent = numbers.work(1);
  let before: StepChange[] | null = null;
  for (let cuts = coarsest; ; cuts *= 2) {
    const finer = numbersAt(program, step / 2, ask);
    const changes = changesOf(program, numbers, finer);
    step /= 2;
    spent += finer.work(1);
    if (before !== null) {
      const worst = changes.map(({ what, change }, i) => ({ what, change: Math.max(change, before![i].change) }));
      const error = worst.reduce((most, { change }) => Math.max(most, change), 0);
      if (error <= tolerance || cuts >= finest || spent + finer.work(2) > mostWork) {
        return { step, error, unsettled: unsettledOf(worst, tolerance) };
      }
    }
    before = changes;
    numbers = finer;
    yield;
  }
}

/** The worst of each, since a stage has many numbers. */
function unsettledOf(changes: readonly StepChange[], tolerance: number): readonly StepChange[] {
  const worst = new Map<string, number>();
  for (const { what, change } of changes) {
    if (change > tolerance) worst.set(what, Math.max(change, worst.get(what) ?? 0));
  }
  return [...worst].map(([what, change]) => ({ what, change })).toSorted((a, b) => b.change - a.change);
}

interface Numbers {
  readonly persons: Float64Array;
  readonly asked: readonly (number | null)[];
  readonly names: readonly string[];
  /** of a run with so many times the steps, packets growing with them */
  work(times: number): number;
}

function numbersAt(program: Program, step: number, ask: (() => StepAsked) | null): Numbers {
  const stages = program.stages.length;
  const instants = 8;
  const persons = new Float64Array(instants * stages * 2);
  let next = 0;
  let packets = 0;
  const write = (run: FluidView): void => {
    packets += run.packetCount() / instants;
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
  const values = asked === null ? [] : asked.values();
  return {
    persons,
    asked: values,
    names: asked?.names ?? values.map((_, i) => `number ${i + 1}`),
    work: (times) =>
      times * plan.steps * (packetsACell * plan.layout.cells + times * packets) + times * (asked?.work?.() ?? 0),
  };
}

function changesOf({ stages }: Program, coarse: Numbers, fine: Numbers): StepChange[] {
  let largest = 1;
  for (const persons of fine.persons) largest = Math.max(largest, persons);
  const inStages = Array.from(fine.persons, (persons, i) => {
    const scale = Math.max(Math.abs(persons), smallest * largest);
    const { name } = stages[(i >> 1) % stages.length];
    return { what: `persons in ${name}`, change: Math.abs(coarse.persons[i] - persons) / scale };
  });
  const asked = fine.asked.map((value, i) => {
    const before = coarse.asked[i];
    // a number that appears or vanishes changes by all of itself
    const isOther = value === null || before === null || value === 0;
    const change = value === before ? 0 : isOther ? 1 : Math.abs(before / value - 1);
    return { what: fine.names[i], change };
  });
  return [...asked, ...inStages];
}

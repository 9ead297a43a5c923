// States that stand beside each other, compiled and run: what a move leaves alone is kept for the next.
import { DrawCache } from "../../compile/drawCache.ts";
import type { Program } from "../../compile/program.ts";
import type { Observation } from "../../observe/observation.ts";
import type { Point } from "../../scenario/point.ts";
import { toTheEnd } from "../../reading/toTheEnd.ts";
import { FluidRuns } from "../../study/fluidRuns.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import { programInSlices } from "../../study/runReplication.ts";

/** Steps of a quick run, whatever the model. */
const quickSteps = 256;

export interface Made {
  readonly program: Program;
  readonly observation: Observation;
  readonly point: Point | null;
}

/** One of the states that stand beside each other, compiled: what a move leaves alone is kept for the next. */
export class Compiled {
  readonly #kept: DrawCache;
  #last: { readonly key: string; readonly program: Program } | null = null;

  /** @param kept what other states have left; new: nothing */
  constructor(kept = new DrawCache()) {
    this.#kept = kept;
  }

  *programInSlices(key: string, input: StudyInput, stack: number, point: Point | null): Generator<void, Program, void> {
    if (this.#last?.key !== key) this.#last = { key, program: yield* programInSlices(input, stack, point, this.#kept) };
    return this.#last.program;
  }
}

/** Its runs of one length of step. */
export class Lane {
  readonly #stepDays: number | null;
  readonly #compiled: Compiled;
  #runs: FluidRuns | null = null;
  #last: { readonly key: string; readonly made: Made } | null = null;
  /** grid steps; known once a run is made */
  step = 0;

  constructor(stepDays: number | null, compiled = new Compiled()) {
    this.#stepDays = stepDays;
    this.#compiled = compiled;
  }

  make(input: StudyInput, stack: number, point: Point | null): Made {
    return toTheEnd(this.inSlices("", input, stack, point));
  }

  /** Whether that was run last. */
  has(key: string): boolean {
    return this.#last?.key === key;
  }

  /** @param key the same text for the same state */
  *inSlices(key: string, input: StudyInput, stack: number, point: Point | null): Generator<void, Made, void> {
    if (this.#last?.key === key) return this.#last.made;
    const program = yield* this.#compiled.programInSlices(key, input, stack, point);
    // a lever on which nothing rests makes the very Program that was run last
    if (this.#last !== null && this.#last.made.program === program)
      return this.#keep(key, { ...this.#last.made, point });
    this.step = stepOf(program, this.#stepDays);
    this.#runs ??= new FluidRuns(this.step, input.spec, input.spec.seriesLevels.length > 0);
    const observation = yield* this.#runs.inSlices(program, true, program.time.steps);
    return this.#keep(key, { program, observation, point });
  }

  #keep(key: string, made: Made): Made {
    this.#last = { key, made };
    return made;
  }
}

/**
 * Grid steps that a step of a run covers.
 *
 * @param stepDays null: of a quick run
 */
export function stepOf({ time }: Program, stepDays: number | null = null): number {
  return stepDays === null ? time.steps / quickSteps : stepDays / time.gridDays;
}

// What a move comes to before its run is made: a coarse run of it, corrected by how far coarse steps are off where a finer
// run is known. Nothing before the day from which levers act is run or heard again.
import type { Program } from "../../compile/program.ts";
import { correctedObservation } from "../../observe/correctedObservation.ts";
import type { Observation } from "../../observe/observation.ts";
import { toTheEnd } from "../../reading/toTheEnd.ts";
import { FluidRuns } from "../../study/fluidRuns.ts";
import type { StudySpec } from "../../study/study.ts";

/** Steps of a coarse run, whatever the model, and histories that it keeps apart: more make no difference that stays. */
const coarseSteps = 128;
const coarseHistories = 2;

/** More than that, as a part of the most people in one place, is another course of things. */
const alike = 1e-5;

/** A run that coarse ones are corrected by. */
interface Known {
  /** scenarios, and whatever else may have changed the time before levers act */
  readonly past: string;
  readonly program: Program;
  readonly fine: Observation;
  /** grid steps from which it was heard > the coarse run of the same */
  readonly coarse: Map<number, Observation>;
}

export class FirstRuns {
  readonly #spec: Pick<StudySpec, "seriesGroup" | "seriesLevels">;
  /** grid steps */
  readonly #since: number;
  #runs: FluidRuns | null = null;
  #base: Known | null = null;
  /** the last run that was made */
  #last: Known | null = null;
  /** the last one of which there is a coarse run from the day on which levers act */
  #ready: Known | null = null;
  /** the coarse run that was made last */
  #made: { readonly program: Program; readonly from: number; readonly coarse: Observation } | null = null;

  /** @param since grid steps from which levers act */
  constructor(spec: Pick<StudySpec, "seriesGroup" | "seriesLevels">, since: number) {
    this.#spec = spec;
    this.#since = since;
  }

  /** Whether a move has something to be held against. */
  get isReady(): boolean {
    return this.#ready !== null;
  }

  /** The same of a move with this past: it takes no more than a coarse run of its own. */
  isReadyFor(past: string): boolean {
    return this.#ready?.past === past;
  }

  /** The base's run, which never changes, or whichever was made last. @param past the same text for runs that are the same before levers act */
  know(program: Program, fine: Observation, past: string, isBase: boolean): void {
    const known: Known = { past, program, fine, coarse: new Map() };
    if (isBase) this.#base = known;
    if (!isBase || this.#last === null) this.#last = known;
    if (this.#made?.program === program) this.#keep(known, this.#made.from, this.#made.coarse);
  }

  /** Whether two states come to nearly the same in coarse runs. That of the other is kept for when it is known. */
  *areAlike(one: Program, other: Program): Generator<void, boolean, void> {
    const left = (yield* this.#inSlices(one, this.#since)).series!.stock;
    const coarse = yield* this.#inSlices(other, this.#since);
    this.#made = { program: other, from: this.#since, coarse };
    const right = coarse.series!.stock;
    const most = left.reduce((sum, persons) => Math.max(sum, persons), 0);
    return left.every((persons, i) => Math.abs(persons - right[i]) <= alike * most);
  }

  /** Makes what the next move of a lever will be held against, while nobody waits. */
  *settle(): Generator<void, void, void> {
    if (this.#last !== null) yield* this.#coarseOf(this.#last, this.#since);
  }

  /** Makes what the next move of a scenario will be held against. */
  *settleBase(): Generator<void, void, void> {
    const [base, ready] = [this.#base, this.#ready];
    if (base === null || base.coarse.has(0)) return;
    yield* this.#coarseOf(base, 0);
    // that run lay where the next move will run, which is laid out again
    if (ready !== null && ready !== base) yield* this.#inSlices(ready.program, this.#since);
  }

  /** Plans a move that nobody has made. */
  *rehearse(program: Program): Generator<void, void, void> {
    yield* this.#runsOf(program).planInSlices(program, program.time.steps);
  }

  guess(program: Program, past: string): Observation {
    const own = this.isReadyFor(past) ? this.#ready : this.#last;
    const known = own?.past === past ? own : this.#base;
    if (known === null) throw new Error("first runs › expected a run that is known; got none");
    const from = known.past === past ? this.#since : 0;
    const before = toTheEnd(this.#coarseOf(known, from));
    const now = toTheEnd(this.#inSlices(program, from));
    this.#made = { program, from, coarse: now };
    return correctedObservation(program, known.fine, { now, before, from });
  }

  *#coarseOf(known: Known, from: number): Generator<void, Observation, void> {
    const made = known.coarse.get(from) ?? (yield* this.#inSlices(known.program, from));
    this.#keep(known, from, made);
    return made;
  }

  #keep(known: Known, from: number, coarse: Observation): void {
    known.coarse.set(from, coarse);
    if (from === this.#since && known === this.#last) this.#ready = known;
  }

  #inSlices(program: Program, from: number): Generator<void, Observation, void> {
    return this.#runsOf(program).inSlices(program, true, program.time.steps, from);
  }

  #runsOf({ time }: Program): FluidRuns {
    const isByLevel = this.#spec.seriesLevels.length > 0;
    return (this.#runs ??= new FluidRuns(time.steps / coarseSteps, this.#spec, isByLevel, coarseHistories));
  }
}

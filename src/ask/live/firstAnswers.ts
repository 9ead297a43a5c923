// Moves before their runs are made: by which runs they are corrected, with which levers held, and what is made for them while
// nobody waits.
import type { Program } from "../../compile/program.ts";
import type { Documents } from "../../documents/documents.ts";
import { PendencyError } from "../../errors.ts";
import type { Point } from "../../scenario/point.ts";
import { toTheEnd } from "../../reading/toTheEnd.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import { FirstRuns } from "./firstRuns.ts";
import { heldLevers } from "./heldLevers.ts";
import type { Compiled, Made } from "./lane.ts";
import { pointOfLevers } from "./moves.ts";
import type { Moves } from "./moves.ts";
import { sinceOf } from "./sinceOf.ts";

/** A state that somebody asks about. */
export interface AskedState {
  readonly base: readonly string[];
  readonly now: readonly string[];
  /** what the runs are called */
  readonly named: readonly (readonly string[])[];
  readonly input: StudyInput;
  readonly point: Point | null;
  readonly isMoved: boolean;
  readonly ofMoved: StudyInput;
  /** the same text for states that are the same before levers act; and for those that are the same altogether */
  readonly past: string;
  readonly key: string;
}

interface KnownRun {
  readonly moves: Moves;
  readonly made: Made;
  readonly isBase: boolean;
}

/** The live model whose moves these are. */
interface Around {
  readonly documents: Documents;
  /** states as they are, and with levers held */
  readonly ofMoved: Compiled;
  readonly ofFirst: Compiled;
  askedOf(moves: Moves): AskedState;
  inputOf(
    stacks: readonly (readonly string[])[],
    settings: readonly (Point | null)[],
    believed: NonNullable<Moves["sources"]>,
  ): StudyInput;
}

export class FirstAnswers {
  readonly #around: Around;
  readonly #runs: FirstRuns;
  /** whether levers are held; null: nobody has looked yet */
  #holds: boolean | null;
  /** runs that first answers will be held against: worked out when the answer itself is on the page */
  #toKnow: readonly KnownRun[] = [];
  /** under way, or left by whoever had something more urgent */
  #settling: Generator<void, void, void> | null = null;
  /** levers that were moved once, by name */
  readonly #rehearsed = new Set<string>();
  /** the moves that were guessed last */
  #guessed: Moves | null = null;
  /** the scenarios of the run that was made last: what is moved next is moved under these */
  #stack: Moves["stack"] = [];

  /**
   * @param since grid steps from which levers act
   * @param holds whether levers may be held; null: nobody knows yet
   */
  constructor(around: Around, since: number, spec: StudyInput["spec"], holds: boolean | null) {
    this.#around = around;
    this.#holds = holds;
    this.#runs = new FirstRuns(spec, since);
  }

  /** Whether levers are held; null: nobody knows yet. */
  get holds(): boolean | null {
    return this.#holds;
  }

  /** Whether what they are held against is there. */
  get isSettled(): boolean {
    return this.#holds !== null && this.#runs.isReady;
  }

  /** A run was made, of the base or of the last move. */
  made(run: KnownRun): void {
    this.#toKnow = [...this.#toKnow.filter(({ isBase }) => isBase || run.isBase), run];
    this.#stack = run.moves.stack;
  }

  /** @returns null where it cannot be had: whoever asks for the answer itself is told why */
  guess(moves: Moves, asked: AskedState): Made | null {
    // of a run that was answered before it was made, all that is needed is in hand; others may wait
    if (!this.#runs.isReadyFor(asked.past)) toTheEnd(this.#caughtUp());
    else if (this.#toKnow.at(-1)?.moves === this.#guessed) toTheEnd(this.#knowLatest());
    this.#guessed = moves;
    const program = toTheEnd(this.#heldProgram(moves, asked, this.#holds === true));
    if (program === null) return null;
    return { program, observation: this.#runs.guess(program, asked.past), point: asked.point };
  }

  /**
   * Makes what first answers are held against, some steps at a time. Left early, it goes on later; a run under way is ended then,
   * because the move that comes runs where it was laid out.
   */
  *settle(): Generator<void, void, void> {
    const settling = (this.#settling ??= this.#settleOnce());
    let isDone = false;
    try {
      for (;;) {
        isDone = settling.next().done === true;
        if (isDone) return;
        yield;
      }
    } finally {
      // nothing is answered at once before what answers are held against is there
      if (!isDone && this.isSettled) settling.return();
      if (isDone || this.isSettled) this.#settling = null;
    }
  }

  *#settleOnce(): Generator<void, void, void> {
    if (this.#holds === null) {
      // where a rule begins at just the number that a lever stands at, a hair makes another course of things
      const { moves, made } = this.#unmoved;
      const held = yield* this.#heldProgram(moves, this.#around.askedOf(moves), true);
      yield;
      this.#holds = held !== null && (yield* this.#runs.areAlike(made.program, held));
    }
    // a lever is moved more often than a scenario is taken off, for which the base is there
    yield* this.#knowLatest();
    yield* this.#runs.settle();
    if (this.#holds) yield* this.#rehearse();
    yield* this.#caughtUp();
    yield* this.#runs.settle();
    yield* this.#runs.settleBase();
  }

  /**
   * Each lever is moved once, in the order of the documents: whatever is worked out of it or translated by the machine at its
   * first move is there then. Its run is not made: of all moves the steps are the same work.
   */
  *#rehearse(): Generator<void, void, void> {
    const still: Moves = { stack: this.#stack, levers: [] };
    const held = new Map(this.#held(still));
    for (const { name, lever } of this.#around.documents.parameters) {
      const value = held.get(name);
      if (lever === null || value === undefined || this.#rehearsed.has(name)) continue;
      const moves = { ...still, levers: [[name, value + lever.step <= lever.to ? value + lever.step : value - lever.step]] } as const; // prettier-ignore
      const program = yield* this.#heldProgram(moves, this.#around.askedOf(moves), true);
      yield;
      if (program !== null) yield* this.#runs.rehearse(program);
      this.#rehearsed.add(name);
    }
  }

  /** The run that was made last without a lever: levers stand as they are documented, and what is made of it is of use again. */
  get #unmoved(): KnownRun {
    const found = this.#toKnow.findLast(({ moves: { levers, sources = [] } }) => levers.length + sources.length === 0);
    if (found === undefined) throw new Error("first answers › expected a run of the base; got none");
    return found;
  }

  #held(moves: Moves): Moves["levers"] {
    const { documents } = this.#around;
    return heldLevers(documents, moves, sinceOf(documents));
  }

  /** Run by run, the latest first: it is compiled where levers were just looked at. */
  *#caughtUp(): Generator<void, void, void> {
    while (yield* this.#knowLatest());
  }

  /** @returns whether there was one that was not known */
  *#knowLatest(): Generator<void, boolean, void> {
    const latest = this.#toKnow.at(-1);
    if (latest === undefined) return false;
    yield* this.#know(latest);
    // others may have been made meanwhile
    this.#toKnow = this.#toKnow.filter((one) => one !== latest);
    yield;
    return true;
  }

  /** A run that first answers are held against. */
  *#know(run: KnownRun): Generator<void, void, void> {
    const { moves, made, isBase } = run;
    const asked = this.#around.askedOf(moves);
    const program = this.#holds === true ? yield* this.#heldProgram(moves, asked, true) : made.program;
    if (program !== null) this.#runs.know(program, made.observation, asked.past, isBase);
  }

  *#heldProgram(moves: Moves, asked: AskedState, isHeld: boolean): Generator<void, Program | null, void> {
    const { documents, ofMoved, ofFirst, inputOf } = this.#around;
    const { key, base, now, input, point: own } = asked;
    try {
      if (!isHeld) return yield* ofMoved.programInSlices(key, asked.ofMoved, 1, own);
      const point = pointOfLevers(documents, this.#held(moves), sinceOf(documents));
      const { spec } = inputOf([base, now], [null, point], moves.sources ?? []);
      return yield* ofFirst.programInSlices(key, { ...input, spec }, 1, point);
    } catch (error) {
      if (error instanceof PendencyError) return null;
      throw error;
    }
  }
}

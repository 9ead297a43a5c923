// "What would have to be true?": one parameter, searched for the value at which an answer or a claim turns. The
// search is on expected numbers; runs of single persons on either side of what it finds confirm it.
import { compile, plainly } from "../compile/compile.ts";
import { DrawCache } from "../compile/drawCache.ts";
import type { Documents } from "../documents/documents.ts";
import type { LeverPlan } from "../documents/studyDocument.ts";
import { PendencyError } from "../errors.ts";
import { settingText } from "../scenario/point.ts";
import { distinctStacks } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { FluidMade, Study } from "../study/study.ts";
import type { Asked } from "./asked.ts";
import type { Flip, FlipCheck } from "./flip/flip.ts";
import { readLever } from "./flip/lever.ts";
import type { LeverAsked, ReadLever } from "./flip/lever.ts";
import { stacksOf, turnedBy } from "./flip/turned.ts";
import type { FlipTurn, Turned } from "./flip/turned.ts";
import { lookIn, runTurned } from "./flip/turnedRuns.ts";
import { roundedIn, turningPoint } from "./flip/turningPoint.ts";
import type { Look, Turning } from "./flip/turningPoint.ts";

export type { FlipTurn };

export interface FlipAsked extends Asked, LeverAsked {
  /** left out: the question of the study document */
  readonly turns?: readonly FlipTurn[];
  /** runs of single persons on either side of what is found; left out: 2, and 0 with the fluid engine */
  readonly confirm?: number;
}

/** At most so many runs of expected numbers for each thing that is turned, beside those that find a step. */
const mostLooks = 12;
const usualChecks = 2;
/** Steps of a run of expected numbers, where the length of one is not asked for. */
const stepsOfARun = 256;
/** The sides on which runs of single persons are made lie so far from what is found. */
const beside = 1.2;

/**
 * One flip for each thing that is turned. A flip is "unknown" where it was stopped, or where expected numbers do not
 * give what decides it.
 *
 * @throws PendencyError when the parameter, its range, a claim or the question is not there, or does not fit
 */
export async function askFlip(documents: Documents, asked: FlipAsked, conduct: Conduct = {}): Promise<readonly Flip[]> {
  const lever = leverOf(documents, asked);
  const search = new Search(documents, asked, lever, conduct);
  const flips: Flip[] = [];
  for (const turned of lever.turned) flips.push(await search.flip(turned));
  conduct.narrate?.({ kind: "finished" });
  return flips;
}

/** A lever of a study document, in the words of `askFlip`. */
export function askedOfLever({ parameter, title, low, high, turns }: LeverPlan): FlipAsked {
  return {
    parameter,
    title,
    range: [low.text, high.text],
    turns: turns.map((id) => (id === null ? "question" : { claim: id })),
  };
}

/**
 * Found out before the runs that a search comes after.
 *
 * @throws PendencyError as askFlip does
 */
export function checkFlip(documents: Documents, asked: FlipAsked): void {
  const lever = leverOf(documents, asked);
  const stacks = distinctStacks(lever.turned.flatMap(({ claim }) => stacksOf(claim)));
  const [, point] = lever.range.map((end) => lever.pointAt(end));
  const kept = new DrawCache(stacks.length);
  // whether a scenario moves the same parameter is seen at either end
  try {
    for (const stack of stacks) compile(documents, documents.facts, { ...plainly, stack, point, kept });
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    const hint = `the lever sets ${settingText(point)}`;
    throw new PendencyError(error.problems.map((problem) => ({ hint, ...problem })));
  }
}

interface TurningLever extends ReadLever {
  readonly turned: readonly Turned[];
}

function leverOf(documents: Documents, asked: FlipAsked): TurningLever {
  const { turns = ["question"] } = asked;
  return { ...readLever(documents, asked), turned: turns.map((turn, nth) => turnedBy(turn, nth, documents)) };
}

/** One lever and what it turns. */
class Search {
  readonly #documents: Documents;
  readonly #asked: FlipAsked;
  readonly #lever: TurningLever;
  readonly #conduct: Conduct;
  /** how the first runs of expected numbers were made, and so all of them */
  #fluid: FluidMade | undefined;

  constructor(documents: Documents, asked: FlipAsked, lever: TurningLever, conduct: Conduct) {
    this.#documents = documents;
    this.#asked = asked;
    this.#lever = lever;
    this.#conduct = conduct;
  }

  async flip(turned: Turned): Promise<Flip> {
    const { parameter, title, unit, from, range, assumed } = this.#lever;
    let looked = 0;
    const look = async (places: readonly number[]): Promise<readonly Look[]> => {
      this.#tell(looked);
      const studies = await this.#expected(turned, places);
      looked += studies.length;
      this.#tell(looked);
      return studies.flatMap((study, nth) => lookIn(turned, this.#documents, study, places[nth], 0) ?? []);
    };
    const { looks, ...found } = await turningPoint(look, range, assumed, mostLooks);
    const sides = sidesToCheck(found, looks, range);
    const confirmed = await this.#confirm(turned, sides);
    const isRight = sides.map(({ holds: expected }, nth) => {
      const check = confirmed[nth];
      return check !== undefined && check.holds === (expected ? check.runs : 0);
    });
    const isSettled = confirmed.length > 0 ? !isRight.includes(false) : await this.#holdsAtHalfStep(turned, sides);
    const stepDays = this.#fluid?.stepDays ?? null;
    return { of: turned.of, parameter, title, unit, from, range, assumed, ...found, contrary: contraryTo(found, looks), fluidRuns: looked, confirmed, isSettled, stepDays }; // prettier-ignore
  }

  #tell(looked: number): void {
    const label = `Break-even of the ${this.#lever.title}`;
    this.#conduct.narrate?.({ kind: "progress", label, finished: looked, of: mostLooks, people: null });
  }

  /** Expected numbers at each of these places; none when it was stopped. */
  async #expected(turned: Turned, places: readonly number[], isHalf = false): Promise<readonly Study[]> {
    const { model } = this.#documents;
    const days = model.runs.kind === "calendar" ? model.runs.toDays - model.runs.fromDays : model.runs.forDays;
    const stepDays = (this.#asked.stepDays ?? days / stepsOfARun) / (isHalf ? 2 : 1);
    const asked: Asked = { ...this.#asked, engine: "fluid", seed: undefined, replications: undefined, stepDays };
    const studies = await this.#run(turned, places, asked, isHalf ? undefined : this.#fluid);
    if (!isHalf) this.#fluid ??= studies[0]?.fluid;
    return studies;
  }

  #run(turned: Turned, places: readonly number[], asked: Asked, fluid?: FluidMade): Promise<readonly Study[]> {
    const points = places.map((place) => this.#lever.pointAt(place));
    return runTurned(turned, this.#documents, points, asked, this.#conduct, fluid);
  }

  /** Runs of single persons where it matters, with the same chances at every place; none where none are wanted. */
  async #confirm(turned: Turned, sides: readonly Side[]): Promise<readonly FlipCheck[]> {
    const engine = this.#asked.engine ?? this.#documents.plan?.engine ?? "individual";
    const { confirm = engine === "fluid" ? 0 : usualChecks } = this.#asked;
    if (sides.length === 0 || confirm === 0) return [];
    const places = sides.map(({ place }) => place);
    const asked: Asked = { ...this.#asked, engine: "individual", replications: confirm, stepDays: undefined };
    const studies = await this.#run(turned, places, asked);
    return studies.map((study, nth) => {
      const runs = Array.from({ length: study.stacks[0].replications }, (_, run) => run);
      const holding = runs.filter((run) => lookIn(turned, this.#documents, study, places[nth], run)?.holds === true);
      return { value: places[nth], holds: holding.length, runs: runs.length };
    });
  }

  /** Whether a step half as long tells the same on either side. */
  async #holdsAtHalfStep(turned: Turned, sides: readonly Side[]): Promise<boolean> {
    if (sides.length === 0) return true;
    const places = sides.map(({ place }) => place);
    const studies = await this.#expected(turned, places, true);
    return studies.every(
      (study, nth) => lookIn(turned, this.#documents, study, places[nth], 0)?.holds === sides[nth].holds,
    );
  }
}

/** Places that were looked at on the one side of the bracket and belong to the other. */
function contraryTo({ bracket, holds: side }: Omit<Turning, "looks">, looks: readonly Look[]): Flip["contrary"] {
  if (bracket === null) return [];
  const [low, high] = bracket;
  return looks
    .filter(({ place, holds: isHolding }) =>
      place >= high ? isHolding !== (side === "above") : place <= low && isHolding !== (side === "below"),
    )
    .map(({ place, holds: isHolding }) => ({ value: place, holds: isHolding }));
}

/** A place beside what was found, and what is expected there. */
interface Side {
  readonly place: number;
  readonly holds: boolean;
}

/** A fifth below and above the place at which it turns; where it never does, the place that came nearest to it. */
function sidesToCheck(
  { at, holds: side }: Omit<Turning, "looks">,
  looks: readonly Look[],
  [low, high]: readonly [number, number],
): readonly Side[] {
  // rounded first: what is rounded may lie outside the range
  const inside = (place: number): number => Math.min(high, Math.max(low, roundedIn(place, [low, high])));
  if (at !== null) {
    const [below, above] = low > 0 ? [at / beside, at * beside] : [at - (high - low) / 10, at + (high - low) / 10];
    return [
      { place: inside(below), holds: side === "below" },
      { place: inside(above), holds: side === "above" },
    ];
  }
  const nearest = looks.toSorted((a, b) => Math.abs(a.margin ?? 0) - Math.abs(b.margin ?? 0))[0];
  return nearest === undefined ? [] : [{ place: nearest.place, holds: nearest.holds }];
}

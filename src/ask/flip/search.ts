// The search for the value of one lever at which a claim turns: on expected numbers, confirmed by runs of single persons on
// either side of it.
import type { Documents } from "../../documents/documents.ts";
import type { Point } from "../../scenario/point.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { FluidMade, Study } from "../../study/study.ts";
import type { Asked } from "../asked.ts";
import type { Flip, FlipCheck } from "./flip.ts";
import { placesOver } from "./placesOver.ts";
import type { Turned } from "./turned.ts";
import { lookIn, runTurned } from "./turnedRuns.ts";
import { roundedIn, turningPoint } from "./turningPoint.ts";
import type { Look, Turning } from "./turningPoint.ts";

export interface SearchAsked extends Asked {
  /** runs of single persons on either side of what is found; left out: 2, and 0 with the fluid engine */
  readonly confirm?: number;
}

/** One thing that is moved. */
interface SearchedLever extends Pick<Flip, "parameter" | "title" | "unit" | "from" | "range" | "assumed"> {
  readonly pointAt: (value: number) => Point;
  /** places over the range that are looked at before it is closed in on; left out: its ends, and what is assumed */
  readonly scanned?: number;
  /** the places on either side of the one found at which it is confirmed; left out: a fifth below and above */
  readonly beside?: (at: number, range: readonly [number, number]) => readonly [number, number];
  /** how far these may lie; left out: as far as was searched */
  readonly limits?: readonly [number, number];
}

type FoundFlip = Omit<Flip, "of">;

/** What expected numbers say, before it is confirmed. */
export interface Found extends Omit<FoundFlip, "confirmed" | "isSettled"> {
  readonly looks: readonly Look[];
}

/** At most so many runs of expected numbers to close in on what is turned, beside those over the range and to find a step. */
const mostLooks = 12;
const usualChecks = 2;
/** Steps of a run of expected numbers, where the length of one is not asked for. */
const stepsOfARun = 256;

/** One lever and what it turns. */
export class FlipSearch {
  readonly #documents: Documents;
  readonly #asked: SearchAsked;
  readonly #lever: SearchedLever;
  readonly #conduct: Conduct;
  /** how the first runs of expected numbers were made, and so all of them */
  #fluid: FluidMade | undefined;

  constructor(documents: Documents, asked: SearchAsked, lever: SearchedLever, conduct: Conduct) {
    this.#documents = documents;
    this.#asked = asked;
    this.#lever = lever;
    this.#conduct = conduct;
  }

  /** Found on expected numbers, and confirmed by runs of single persons on either side of it. */
  async flip(turned: Turned): Promise<FoundFlip> {
    const found = await this.find(turned);
    const { looks: _looks, ...said } = found;
    return { ...said, ...(await this.confirm(turned, found)) };
  }

  /** By expected numbers alone. */
  async find(turned: Turned): Promise<Found> {
    const { parameter, title, unit, from, range, assumed, scanned } = this.#lever;
    const first = scanned === undefined ? [] : placesOver(range, assumed, scanned);
    let looked = 0;
    const look = async (places: readonly number[]): Promise<readonly Look[]> => {
      this.#tell(looked);
      const studies = await this.#expected(turned, places);
      looked += studies.length;
      this.#tell(looked);
      return studies.flatMap((study, nth) => lookIn(turned, this.#documents, study, places[nth], 0) ?? []);
    };
    const { looks, ...found } = await turningPoint(look, range, assumed, first.length + mostLooks, first);
    const stepDays = this.#fluid?.stepDays ?? null;
    return { parameter, title, unit, from, range, assumed, ...found, contrary: contraryTo(found, looks), fluidRuns: looked, stepDays, looks }; // prettier-ignore
  }

  /** Beside what was found: runs of single persons, or where none are wanted a step half as long. */
  async confirm(turned: Turned, found: Found): Promise<Pick<Flip, "confirmed" | "isSettled">> {
    const { beside = aFifthBeside, limits = this.#lever.range } = this.#lever;
    const sides = sidesToCheck(found, found.looks, limits, beside);
    const confirmed = await this.#confirm(turned, sides);
    const isRight = sides.map(({ holds: expected }, nth) => {
      const check = confirmed[nth];
      return check !== undefined && check.holds === (expected ? check.runs : 0);
    });
    const isSettled = confirmed.length > 0 ? !isRight.includes(false) : await this.#holdsAtHalfStep(turned, sides);
    return { confirmed, isSettled };
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

/** Places that were looked at on the one side of the bracket and belong to the other: of a row of such, its two ends. */
function contraryTo({ bracket, holds: side }: Omit<Turning, "looks">, looks: readonly Look[]): Flip["contrary"] {
  if (bracket === null) return [];
  const [low, high] = bracket;
  const isContrary = ({ place, holds: isHolding }: Look): boolean =>
    place >= high ? isHolding !== (side === "above") : place <= low && isHolding !== (side === "below");
  const isInRow = (one: Look | undefined): boolean => one !== undefined && isContrary(one);
  return looks
    .filter((one, nth) => isContrary(one) && !(isInRow(looks[nth - 1]) && isInRow(looks[nth + 1])))
    .map(({ place, holds: isHolding }) => ({ value: place, holds: isHolding }));
}

/** A place beside what was found, and what is expected there. */
interface Side {
  readonly place: number;
  readonly holds: boolean;
}

/** Places on either side of the one at which it turns; where it never does, the place that came nearest to it. */
function sidesToCheck(
  { at, holds: side }: Pick<Turning, "at" | "holds">,
  looks: readonly Look[],
  range: readonly [number, number],
  beside: NonNullable<SearchedLever["beside"]>,
): readonly Side[] {
  const [low, high] = range;
  // rounded first: what is rounded may lie outside the range
  const inside = (place: number): number => Math.min(high, Math.max(low, roundedIn(place, [low, high])));
  if (at !== null) {
    const [below, above] = beside(at, range);
    return [
      { place: inside(below), holds: side === "below" },
      { place: inside(above), holds: side === "above" },
    ];
  }
  const nearest = looks.toSorted((a, b) => Math.abs(a.margin ?? 0) - Math.abs(b.margin ?? 0))[0];
  return nearest === undefined ? [] : [{ place: nearest.place, holds: nearest.holds }];
}

/** A fifth below and above, or a tenth of a range that begins at 0 or below. */
function aFifthBeside(at: number, [low, high]: readonly [number, number]): readonly [number, number] {
  return low > 0 ? [at / 1.2, at * 1.2] : [at - (high - low) / 10, at + (high - low) / 10];
}

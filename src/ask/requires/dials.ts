// What may be moved, each in spreads of its own range away from what is assumed: an uncertain figure in normal scores of
// its uncertainty, a lever as if what is assumed were its median and every value on either side as likely as another.
import { quantileOf } from "../../compile/drawParameters.ts";
import type { Documents } from "../../documents/documents.ts";
import { constantOf } from "../../model/constant.ts";
import { correlatedGroups } from "../../parameters/correlatedGroups.ts";
import type { Parameter, Uncertainty } from "../../parameters/parameter.ts";
import { exp, log } from "../../quantity/portable.ts";
import { normalCdf, normalQuantile } from "../../quantity/specialFunctions.ts";
import { purposes } from "../../random/purposes.ts";
import { Stream } from "../../random/stream.ts";
import type { Point } from "../../scenario/point.ts";
import { cholesky } from "../../statistics/cholesky.ts";
import type { Place } from "../../statistics/nearestPoint.ts";
import { uniforms } from "../../statistics/sensitivity/design.ts";
import type { ReadLever } from "../flip/lever.ts";
import { roundedIn } from "../flip/turningPoint.ts";
import type { Move } from "./required.ts";

/** Of each range, the middle share that counts as plausible. */
export const plausible = 0.999;
const furthest = -normalQuantile((1 - plausible) / 2);

interface Dial {
  readonly parameter: string;
  readonly title: string;
  readonly kind: Move["kind"];
  readonly how: Move["how"];
  readonly unit: string;
  readonly assumed: number | null;
  /** its plausible ends, in spreads from what is assumed; at most 0 and at least 0 */
  readonly low: number;
  readonly high: number;
  /** normal score of what is assumed in its own range */
  readonly origin: number;
  /** value at a normal score, in `unit` */
  readonly valueAt: (score: number) => number;
}

export class Dials {
  readonly all: readonly Dial[];
  readonly #figures: readonly Parameter[];
  readonly #levers: ReadonlyMap<string, ReadLever>;
  /** names that go together, with the root of the matrix of their scores; one that is by itself has none */
  readonly #groups: readonly { readonly names: readonly string[]; readonly root: readonly (readonly number[])[] }[];
  readonly #at: ReadonlyMap<string, number>;

  /** @param figures with an uncertainty */
  constructor(documents: Pick<Documents, "graph">, figures: readonly Parameter[], levers: readonly ReadLever[]) {
    this.#figures = figures;
    this.#levers = new Map(levers.map((lever) => [lever.parameter, lever]));
    const own = figures.map((parameter) => figureDial(parameter, documents));
    this.#groups = correlatedGroups(figures).flatMap(({ names, matrix }) => {
      const root = cholesky(matrix);
      return root === null ? [] : [{ names, root }];
    });
    this.all = [...this.#inOwnScores(own), ...levers.map(leverDial)];
    this.#at = new Map(this.all.map(({ parameter }, at) => [parameter, at]));
  }

  get low(): Place {
    return this.all.map(({ low }) => low);
  }

  get high(): Place {
    return this.all.map(({ high }) => high);
  }

  /** @returns null at the origin, where everything is as assumed */
  pointAt(place: Place): Point | null {
    const scores = this.#scoresAt(place);
    const draws: Record<string, Point["draws"][string]> = {};
    for (const { name, uncertainty } of this.#figures) {
      const score = scores.get(name);
      if (score !== undefined && uncertainty !== null) draws[name] = drawAt(name, uncertainty, score);
    }
    const set = [...this.#levers].flatMap(([name, lever]) => {
      const score = scores.get(name);
      return score === undefined ? [] : lever.pointAt(leverValue(lever, score)).set;
    });
    return set.length === 0 && Object.keys(draws).length === 0 ? null : { draws, sources: {}, set };
  }

  movesAt(place: Place): readonly Move[] {
    const scores = this.#scoresAt(place);
    const moved = this.all.flatMap((dial, at): Move[] => {
      const { parameter, title, kind, how, unit, assumed, low, high } = dial;
      const score = scores.get(parameter);
      if (score === undefined) return [];
      return [{ parameter, title, kind, how, unit, assumed, value: dial.valueAt(score), spreads: place[at], plausible: [low, high], below: normalCdf(score) }]; // prettier-ignore
    });
    return moved.toSorted((one, other) => Math.abs(other.spreads) - Math.abs(one.spreads));
  }

  /**
   * Where draw number `replication` of the seed lies, cut at the plausible ends.
   * @param movesLevers false: they are as assumed in it
   */
  placeOfDraw(seed: number, replication: number, movesLevers = true): Place {
    const stream = new Stream(seed, replication);
    return this.all.map(({ parameter, kind, origin, low, high }) => {
      if (kind === "lever" && !movesLevers) return 0;
      const share = kind === "lever" ? leverShare(parameter, seed, replication) : stream.uniformFor(parameter, purposes.parameterDraw); // prettier-ignore
      return Math.min(high, Math.max(low, normalQuantile(share) - origin));
    });
  }

  /** Where one lever alone has a value within its range, in its unit. */
  placeOfLever(name: string, value: number): Place {
    const score = leverScore(this.#levers.get(name) as ReadLever, value);
    return this.all.map(({ parameter, low, high }) => (parameter === name ? Math.min(high, Math.max(low, score)) : 0));
  }

  /** What draw number `replication` sets of the levers. */
  leversOfDraw(seed: number, replication: number): Point["set"] {
    return [...this.#levers].flatMap(([name, lever]) => {
      const score = normalQuantile(leverShare(name, seed, replication));
      return lever.pointAt(leverValue(lever, Math.min(furthest, Math.max(-furthest, score)))).set;
    });
  }

  /** A lever's values in draws, in its unit. */
  leverValueOfDraw(name: string, seed: number, replication: number): number {
    const lever = this.#levers.get(name) as ReadLever;
    const score = normalQuantile(leverShare(name, seed, replication));
    return leverValue(lever, Math.min(furthest, Math.max(-furthest, score)));
  }

  /** The odds that a draw of the figures lies beyond the plane through this place, square to the way there. */
  oddsBeyond(place: Place): number {
    const length = Math.sqrt(place.reduce((sum, part) => sum + part * part, 0));
    const along = place.reduce((sum, part, at) => sum + part * (part + this.all[at].origin), 0) / length;
    return normalCdf(-along);
  }

  /** Normal scores of everything that is moved, or goes along with what is. */
  #scoresAt(place: Place): ReadonlyMap<string, number> {
    const scores = new Map<string, number>();
    for (const [at, { parameter, origin }] of this.all.entries()) {
      if (place[at] !== 0) scores.set(parameter, Math.min(furthest, Math.max(-furthest, origin + place[at])));
    }
    for (const { names, root } of this.#groups) {
      if (!names.some((name) => scores.has(name))) continue;
      const own = names.map((name) => this.all[this.#at.get(name) ?? 0].origin + place[this.#at.get(name) ?? 0]);
      for (const [row, name] of names.entries()) {
        const score = root[row].reduce((sum, weight, column) => sum + weight * own[column], 0);
        scores.set(name, Math.min(furthest, Math.max(-furthest, score)));
      }
    }
    return scores;
  }

  /** The origins of figures that go together, taken apart into scores of their own. */
  #inOwnScores(dials: readonly Dial[]): readonly Dial[] {
    const origins = new Map(dials.map(({ parameter, origin }) => [parameter, origin]));
    for (const { names, root } of this.#groups) {
      const own: number[] = [];
      for (const [row, name] of names.entries()) {
        const before = own.reduce((sum, score, column) => sum + root[row][column] * score, 0);
        own.push(((origins.get(name) ?? 0) - before) / root[row][row]);
      }
      for (const [row, name] of names.entries()) origins.set(name, own[row]);
    }
    return dials.map((dial) => ({ ...dial, ...endsFrom(origins.get(dial.parameter) ?? 0) }));
  }
}

function endsFrom(origin: number): Pick<Dial, "origin" | "low" | "high"> {
  return { origin, low: Math.min(0, -furthest - origin), high: Math.max(0, furthest - origin) };
}

function figureDial(parameter: Parameter, documents: Pick<Documents, "graph">): Dial {
  const { name, title, unit } = parameter;
  const uncertainty = parameter.uncertainty as Uncertainty;
  const { how } = uncertainty;
  const neutral = how === "times" ? 1 : how === "plus" ? 0 : ownNumber(parameter, documents);
  const scale = how === "times" || unit.scale === 0 ? 1 : unit.scale;
  const valueAt = (score: number): number => Number((drawAt(name, uncertainty, score).value / scale).toPrecision(12));
  const origin = neutral === null ? 0 : scoreOf(name, uncertainty, neutral);
  const assumed = neutral === null ? null : Number((neutral / scale).toPrecision(12));
  const said = how === "times" ? "" : (unit.text ?? "");
  return { parameter: name, title, kind: "figure", how, unit: said, assumed, valueAt, ...endsFrom(origin) };
}

function ownNumber({ source, alternatives }: Parameter, { graph }: Pick<Documents, "graph">): number | null {
  const value = (source ?? alternatives?.options.find(({ name }) => name === alternatives.default)?.source)?.value;
  return value?.kind === "expression" ? constantOf(value, {}, graph) : null;
}

function drawAt(name: string, { how, distribution }: Uncertainty, score: number): Point["draws"][string] {
  return { how, value: quantileOf(distribution, normalCdf(score), `parameters.${name}.uncertainty`) };
}

/** Where a value lies in an uncertainty, by halving; at an end where it lies beyond all plausible ones. */
function scoreOf(name: string, uncertainty: Uncertainty, value: number): number {
  let [low, high] = [-furthest, furthest];
  for (let nth = 0; nth < 60; nth++) {
    const middle = (low + high) / 2;
    if (drawAt(name, uncertainty, middle).value < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function leverDial(lever: ReadLever): Dial {
  const { parameter, title, unit, assumed, range } = lever;
  const centre = centreOf(lever);
  const low = centre > range[0] ? -furthest : 0;
  const high = centre < range[1] ? furthest : 0;
  return { parameter, title, kind: "lever", how: "set", unit, assumed, low, high, origin: 0, valueAt: (score) => leverValue(lever, score) }; // prettier-ignore
}

/** What is assumed, as far as the range goes. */
function centreOf({ assumed, range: [low, high] }: ReadLever): number {
  const middle = low > 0 ? exp((log(low) + log(high)) / 2) : (low + high) / 2;
  return Math.min(high, Math.max(low, assumed ?? middle));
}

function leverValue(lever: ReadLever, score: number): number {
  const [low, high] = lever.range;
  const isLog = low > 0;
  const onScale = (value: number): number => (isLog ? log(value) : value);
  const centre = onScale(centreOf(lever));
  const share = Math.min(1, Math.abs(2 * normalCdf(score) - 1) / plausible);
  const value = centre + share * (onScale(score < 0 ? low : high) - centre);
  const rounded = roundedIn(isLog ? exp(value) : value, lever.range);
  return Math.min(high, Math.max(low, rounded));
}

/** The score at which a lever has a value: the other way round. */
function leverScore(lever: ReadLever, value: number): number {
  const [low, high] = lever.range;
  const onScale = (one: number): number => (low > 0 ? log(one) : one);
  const centre = onScale(centreOf(lever));
  const way = onScale(value) - centre;
  if (way === 0) return 0;
  const share = way / (onScale(way < 0 ? low : high) - centre);
  return Math.sign(way) * normalQuantile((1 + Math.min(1, share) * plausible) / 2);
}

function leverShare(name: string, seed: number, replication: number): number {
  return uniforms(seed, replication, `lever ${name}`)(0, 0);
}

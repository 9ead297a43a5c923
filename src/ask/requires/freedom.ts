// With some figures and levers free to move: how often draws bring what is wanted, the nearest combination that does, and
// the box of conditions under which it mostly is so.
import type { Documents } from "../../documents/documents.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import { together } from "../../scenario/point.ts";
import type { Point } from "../../scenario/point.ts";
import { lengthOf, nearestPoint } from "../../statistics/nearestPoint.ts";
import type { Nearest, Place } from "../../statistics/nearestPoint.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { ReadLever } from "../flip/lever.ts";
import type { Turned } from "../flip/turned.ts";
import type { RequiresAsked } from "./asked.ts";
import { conditionBox } from "./conditionBox.ts";
import { drawConditions, tellPoints } from "./conditionDraws.ts";
import type { ConditionDraws } from "./conditionDraws.ts";
import { confirmCombination } from "./confirm.ts";
import { Dials } from "./dials.ts";
import type { FluidLooks } from "./fluidLooks.ts";
import { leverSpans } from "./leverSpans.ts";
import type { Combination, Freedom, Requires } from "./required.ts";
import { marginTowards } from "./told.ts";
import type { Told } from "./told.ts";

export interface FreedomOf {
  readonly documents: Documents;
  readonly turned: Turned;
  readonly asked: RequiresAsked & { readonly seed: number; readonly draws: number };
  readonly looks: FluidLooks;
  /** with steps half as long, made once they are wanted */
  readonly halfLooks: () => FluidLooks;
  readonly assumed: Told;
  readonly wanted: Requires["wanted"];
  /** uncertain figures that can move what is measured */
  readonly figures: readonly Parameter[];
  readonly reached: ReadonlySet<string>;
  readonly levers: readonly ReadLever[];
  /** of the figures alone, made before; null: this makes its own, in which levers are drawn too */
  readonly shared: ConditionDraws | null;
  /** figure > what a spread more of it brings to the margin; learnt once */
  readonly slopes: Map<string, number>;
}

/** Of the figures, those of which a spread moves it the most; the others stay as assumed, except in corners. */
const mostMoved = 12;
const mostStarts = 4;

export async function freedomOf(of: FreedomOf, conduct: Conduct): Promise<Freedom> {
  const { documents, asked, looks, assumed, wanted, levers, reached, shared } = of;
  const { most = mostMoved } = asked;
  const dials = dialsOf(of);
  const draws = shared ?? (await drawsFor(of, conduct));
  const sharesDraws = shared !== null && levers.length > 0;
  const margins = draws.told.map((told) => marginTowards(told, wanted, assumed));
  const isWanted = draws.told.map(({ holds }) => holds === (wanted === "holds"));
  const given = { dials, levers, seed: asked.seed, reached };
  const box = sharesDraws ? null : await conditionBox(documents, draws, isWanted, given, conduct);
  const before = looks.looks;
  await learnSlopes(of, dials, conduct);
  const free = freeOf(dials, of.slopes).slice(0, most);
  const found = await search(of, dials, guessesOf(dials, draws, margins, free, of), conduct);
  const nearest = found.place === null ? null : await combinationAt(of, dials, found.place, conduct);
  const best = found.best === null ? null : looks.at(dials.pointAt(found.best.place));
  return {
    figures: dials.all.length,
    moved: free.length,
    draws: draws.told.length,
    held: isWanted.filter((so) => so).length,
    failed: draws.failed,
    sharesDraws,
    scansLevers: levers.length > 0,
    result: nearest !== null ? "found" : found.isStopped || draws.missing > 0 ? "unknown" : isWanted.includes(true) ? "drawsOnly" : "impossible", // prettier-ignore
    nearest,
    most: found.place !== null || found.isStopped || best === null || found.best === null ? null : { ...best.comes, moves: dials.movesAt(found.best.place) }, // prettier-ignore
    looks: looks.looks - before,
    bent: found.bent.map((at) => dials.all[at].title),
    box,
  };
}

/** Draws of everything uncertain, and of the levers. */
export function drawsFor(of: FreedomOf, conduct: Conduct): Promise<ConditionDraws> {
  const { documents, looks, asked } = of;
  return drawConditions(documents, dialsOf(of), looks.stacks, looks.teller, asked, conduct);
}

/** A figure that is a lever is no figure. */
function dialsOf({ documents, figures, levers }: FreedomOf): Dials {
  const moved = new Set(levers.map(({ parameter }) => parameter));
  return new Dials(documents, figures.filter(({ name }) => !moved.has(name)), levers); // prettier-ignore
}

/** Places of the dials, what a spread moves the margin by the most first; levers before all figures. */
function freeOf(dials: Dials, slopes: ReadonlyMap<string, number>): readonly number[] {
  const strength = dials.all.map(({ kind, parameter }) =>
    kind === "lever" ? Infinity : Math.abs(slopes.get(parameter) ?? 0),
  );
  const order = [...dials.all.keys()].toSorted((one, other) => strength[one] === strength[other] ? one - other : strength[other] - strength[one]); // prettier-ignore
  return order.filter((at) => strength[at] > 0);
}

/** What a spread more of each figure brings, each by itself, where that is not known yet. */
async function learnSlopes(
  { documents, asked, looks, assumed, wanted, slopes }: FreedomOf,
  dials: Dials,
  conduct: Conduct,
): Promise<void> {
  // prettier-ignore
  const { setting = null } = asked;
  const unknown = [...dials.all.entries()].filter(([, { kind, parameter }]) => kind === "figure" && !slopes.has(parameter)); // prettier-ignore
  if (unknown.length === 0) return;
  const steps = unknown.map(([, { low, high }]) => (high > 0 ? Math.min(1, high) : Math.max(-1, low)));
  const origin = dials.all.map(() => 0);
  const points = unknown.map(([at], nth) => together(setting, dials.pointAt(origin.with(at, steps[nth]))) ?? nothingGiven); // prettier-ignore
  const { told } = await tellPoints(documents, points, looks.stacks, looks.teller, asked, conduct);
  const margin = marginTowards(assumed, wanted, assumed);
  for (const [nth, [, { parameter }]] of unknown.entries()) {
    const one = told[nth];
    const by = one === null || steps[nth] === 0 ? 0 : marginTowards(one, wanted, assumed) - margin;
    // less than this is what sums in another order leave over
    slopes.set(parameter, Math.abs(by) < leftOver ? 0 : by / steps[nth]);
  }
}

const leftOver = 1e-9;
const nothingGiven: Point = { draws: {}, sources: {}, set: [] };

interface Guesses {
  readonly free: readonly number[];
  readonly starts: readonly Place[];
  readonly corners: readonly Place[];
}

/** Draws that bring what is wanted, nearest first, and all figures as far as they help, at each end of the levers. */
function guessesOf(
  dials: Dials,
  { numbers }: ConditionDraws,
  margins: readonly number[],
  free: readonly number[],
  { asked, slopes, shared }: FreedomOf,
): Guesses {
  const only = (place: Place): Place => place.map((part, at) => (free.includes(at) ? part : 0));
  const holding = numbers
    .filter((_, nth) => margins[nth] >= 0)
    .map((draw) => dials.placeOfDraw(asked.seed, draw, shared === null));
  const nearest = holding.toSorted((one, other) => lengthOf(only(one)) - lengthOf(only(other)));
  const corner = dials.all.map(({ low, high, parameter }) => {
    const slope = slopes.get(parameter) ?? 0;
    return slope > 0 ? high : slope < 0 ? low : 0;
  });
  const levers = [...dials.all.keys()].filter((at) => dials.all[at].kind === "lever").slice(0, mostCornerLevers);
  const corners = levers.reduce<readonly Place[]>(
    (places, at) =>
      places.flatMap((place) => [dials.all[at].low, dials.all[at].high].map((end) => place.with(at, end))),
    [corner],
  );
  return { free, starts: [...nearest.slice(0, mostStarts).map(only), ...nearest.slice(0, 1)], corners };
}

/** Their ends in all combinations: eight corners. */
const mostCornerLevers = 3;

async function search(
  { looks, assumed, wanted, levers }: FreedomOf,
  dials: Dials,
  guesses: Guesses,
  conduct: Conduct,
): Promise<Nearest> {
  const { pause = async () => {}, stop, narrate } = conduct;
  let looked = 0;
  const look = async (places: readonly Place[]): Promise<readonly (number | null)[]> => {
    const margins: (number | null)[] = [];
    for (const place of places) {
      await pause();
      if (stop?.aborted === true) return margins;
      const told = looks.at(dials.pointAt(place));
      margins.push(told === null ? null : marginTowards(told, wanted, assumed));
      narrate?.({ kind: "progress", label: "Nearest combination, runs of expected numbers", finished: ++looked, of: Math.max(usualLooks, looked), people: null }); // prettier-ignore
    }
    return margins;
  };
  const { low, high } = dials;
  // draws, in which levers may move or not, need not lie on either side of what is assumed
  const starts = [...guesses.starts, ...(await leverStarts(levers, dials, look))];
  return nearestPoint(look, { low, high, margin: marginTowards(assumed, wanted, assumed), ...guesses, starts });
}

/** Of each span of a lever by itself in which what is wanted is so, the place nearest to what is assumed. */
async function leverStarts(
  levers: readonly ReadLever[],
  dials: Dials,
  look: (places: readonly Place[]) => Promise<readonly (number | null)[]>,
): Promise<readonly Place[]> {
  const starts: Place[] = [];
  for (const lever of levers) {
    const placeOf = (value: number): Place => dials.placeOfLever(lever.parameter, value);
    const { spans } = await leverSpans(lever, async (value) => {
      const [margin = null] = await look([placeOf(value)]);
      return margin === null ? null : { place: value, holds: margin >= 0, margin };
    });
    for (const { low, high } of spans) {
      const ends = [low.bracket?.[1] ?? low.at, high.bracket?.[0] ?? high.at].map(placeOf);
      starts.push(lengthOf(ends[0]) < lengthOf(ends[1]) ? ends[0] : ends[1]);
    }
  }
  return starts;
}

/** What a search mostly takes, for a line of progress. */
const usualLooks = 150;

async function combinationAt(of: FreedomOf, dials: Dials, place: Place, conduct: Conduct): Promise<Combination | null> {
  const told = of.looks.at(dials.pointAt(place));
  if (told === null) return null;
  return {
    distance: lengthOf(place),
    moves: dials.movesAt(place),
    odds: of.levers.length > 0 ? null : dials.oddsBeyond(place),
    comes: told.comes,
    ...(await confirmCombination(of, dials, place, conduct)),
  };
}

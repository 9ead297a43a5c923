// Trajectories of a screening as points of an ensemble: each begins somewhere in what is uncertain, and moves one factor
// after another until all have moved.
import { sharesOfDraw } from "../../compile/drawParameters.ts";
import type { Documents } from "../../documents/documents.ts";
import type { DesignedPoint } from "../../ensemble/manifest.ts";
import { Stream } from "../../random/stream.ts";
import { uniforms } from "../../statistics/sensitivity/design.ts";
import { trajectories } from "../../statistics/sensitivity/elementaryEffects.ts";
import type { Trajectory } from "../../statistics/sensitivity/elementaryEffects.ts";
import type { ScreenFactor } from "./factors.ts";

interface ScreenDesign {
  readonly points: readonly DesignedPoint[];
  /** as effects are reckoned: a place for each factor, whose whole range is 1 */
  readonly trajectories: readonly Trajectory[];
}

/** Figures move within the middle nine tenths of their uncertainty. */
const middle = 0.9;

/** A place of the grid as a share of an uncertainty. */
function shareAt(place: number): number {
  return (1 - middle) / 2 + middle * place;
}

/** What one factor is before it moves, and after. */
interface Ends {
  readonly before: Partial<Pick<DesignedPoint, "sources" | "chances" | "path">> & { readonly places: Places };
  readonly after: Ends["before"];
  /** on a line on which the whole range is 1; its sign says nothing where a factor has no direction */
  readonly place: readonly [number, number];
}

type Places = Readonly<Record<string, number>>;

/** Row r goes on from draw 2r, whose path is that of all that drifts until it moves. */
export function screenDesign(
  documents: Documents,
  factors: readonly ScreenFactor[],
  rows: number,
  seed: number,
): ScreenDesign {
  const columns = factors.flatMap(({ parameters }, factor) => (parameters.length === 0 ? [""] : parameters).map((name) => ({ factor, name }))); // prettier-ignore
  const all = trajectories(rows, columns.length, seed).map(({ points, moved }, row) => {
    const [first, last] = [points[0], points[points.length - 1]];
    const order = [...new Set(moved.map((column) => columns[column].factor))];
    const coin = uniforms(seed, row, "sides of a trajectory");
    const ends = factors.map((factor, nth): Ends => {
      const own = [...columns.keys()].filter((column) => columns[column].factor === nth);
      const placesAt = (point: readonly number[]): Places => Object.fromEntries(own.map((column) => [columns[column].name, point[column]])); // prettier-ignore
      return factor.how === "figure"
        ? { before: { places: placesAt(first) }, after: { places: placesAt(last) }, place: own.length === 1 ? [first[own[0]], last[own[0]]] : [0, Math.abs(last[own[0]] - first[own[0]])] } // prettier-ignore
        : endsOf(factor, row, (column) => coin(nth, column), documents);
    });
    const isMoved = (factor: number, step: number): boolean => order.indexOf(factor) < step;
    const steps = Array.from({ length: order.length + 1 }, (_, step) => step);
    return {
      points: steps.map((step) => pointOf(ends.map((end, factor) => (isMoved(factor, step) ? end.after : end.before)), row, documents, seed)), // prettier-ignore
      trajectory: { moved: order, points: steps.map((step) => ends.map(({ place }, factor) => place[isMoved(factor, step) ? 1 : 0])) }, // prettier-ignore
    };
  });
  return { points: all.flatMap(({ points }) => points), trajectories: all.map(({ trajectory }) => trajectory) };
}

/** Of what is no number: the one and the other, in an order by chance. */
function endsOf(
  { how, parameters: [name] }: ScreenFactor,
  row: number,
  at: (column: number) => number,
  { parameters }: Documents,
): Ends {
  const places = {};
  if (how === "drift") return { before: { places, path: 2 * row }, after: { places, path: 2 * row + 1 }, place: [0, 1] }; // prettier-ignore
  if (how === "chance") {
    // whatever the chance is, unless it is none or certain
    const [no, yes] = [0, 1 - 1e-9].map((chance) => ({ places, chances: { [name]: chance } }));
    return at(0) < 0.5 ? { before: no, after: yes, place: [0, 1] } : { before: yes, after: no, place: [1, 0] };
  }
  const options = parameters.find((one) => one.name === name)?.alternatives?.options ?? [];
  const possible = options.filter(({ weight }) => weight > 0);
  const before = byWeight(possible, at(0));
  const after = byWeight(possible.filter((one) => one !== before), at(1)); // prettier-ignore
  const chosen = (option: string): Ends["before"] => ({ places, sources: { [name]: option } });
  return { before: chosen(before.name), after: chosen(after.name), place: [0, 1] };
}

interface Option {
  readonly name: string;
  readonly weight: number;
}

function byWeight(options: readonly Option[], u: number): Option {
  const sorted = options.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  let left = u * sorted.reduce((sum, { weight }) => sum + weight, 0);
  return sorted.find(({ weight }) => (left -= weight) < 0) ?? sorted[sorted.length - 1];
}

function pointOf(
  states: readonly Ends["before"][],
  row: number,
  { parameters }: Documents,
  seed: number,
): DesignedPoint {
  const places: Places = Object.assign({}, ...states.map((state) => state.places));
  const own = Object.fromEntries(Object.entries(places).map(([name, place]) => [name, shareAt(place)]));
  const shareOf = sharesOfDraw(parameters, new Stream(seed, 2 * row), own);
  const path = states.find((state) => state.path !== undefined)?.path;
  return {
    draw: 2 * row,
    shares: Object.fromEntries(Object.keys(own).map((name) => [name, shareOf(name)])),
    sources: Object.assign({}, ...states.map(({ sources = {} }) => sources)) as Readonly<Record<string, string>>,
    chances: Object.assign({}, ...states.map(({ chances = {} }) => chances)) as Places,
    ...(path === undefined ? {} : { path }),
  };
}

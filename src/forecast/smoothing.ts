// Exponential smoothing with additive errors: level, damped trend and season, each moved by a share of the last error.
import { pow } from "../quantity/portable.ts";
import { protocol } from "./protocol.ts";
import type { PastErrors } from "./spread.ts";
import type { Places } from "./simpleRules.ts";

/** ETS(A,N,N), ETS(A,Ad,N) and ETS(A,Ad,A) of Hyndman, Koehler, Ord & Snyder 2008. */
export type Smoothing = "level" | "dampedTrend" | "seasonal";

interface Smoothed {
  readonly past: PastErrors;
  middle(steps: number): number;
  /** variance so many steps ahead, in variances of one step */
  growth(steps: number): number;
}

interface Weights {
  /** shares of an error that go into the level, the trend and the season */
  readonly level: number;
  readonly trend: number;
  readonly season: number;
  /** share of a trend that is left after a step */
  readonly damping: number;
}

interface State {
  readonly level: number;
  readonly trend: number;
  /** the next season first; a single 0 where there is none */
  readonly seasons: readonly number[];
}

/** Level and trend are fitted as well as the weights; a season costs one figure each. */
const fittedFigures: Readonly<Record<Smoothing, number>> = { level: 2, dampedTrend: 5, seasonal: 6 };

/**
 * Weights are searched on a grid, by the least squares of one-step errors; a finer grid moves forecasts by less than
 * a history of a few dozen figures can tell. A period without a figure moves nothing.
 *
 * @param perYear seasons a year, used by "seasonal" alone
 * @returns null when fewer than two degrees of freedom are left, or a season is not seen in the first two years
 */
export function smooth(kind: Smoothing, places: Places, perYear: number): Smoothed | null {
  const start = kind === "seasonal" ? seasonalStart(places, perYear) : plainStart(kind, places);
  const known = places.filter((place) => place !== null).length;
  const degrees = known - fittedFigures[kind] - (kind === "seasonal" ? perYear - 1 : 0);
  if (start === null || degrees < protocol.baselines.leastDegrees) return null;
  let best: { weights: Weights; squares: number; end: State } | null = null;
  for (const weights of gridOf(kind)) {
    const { squares, end } = pass(places, start, weights);
    if (best === null || squares < best.squares) best = { weights, squares, end };
  }
  if (best === null) return null;
  const { weights, squares, end } = best;
  const middle = (steps: number): number =>
    end.level + dampedSteps(weights.damping, steps) * end.trend + end.seasons[(steps - 1) % end.seasons.length];
  const growth = (steps: number): number => {
    let sum = 1;
    for (let step = 1; step < steps; step++) {
      const season = step % end.seasons.length === 0 ? weights.season : 0;
      const kept = weights.level + weights.trend * dampedSteps(weights.damping, step) + season;
      sum += kept * kept;
    }
    return sum;
  };
  return { past: { squares, degrees }, middle, growth };
}

/** How many first steps of a trend so many damped ones come to. */
function dampedSteps(damping: number, steps: number): number {
  return damping === 1 ? steps : (damping * (1 - pow(damping, steps))) / (1 - damping);
}

/** Runs through the history once; nothing is kept of it but the errors and where it ends. */
function pass(places: Places, start: State, weights: Weights): { readonly squares: number; readonly end: State } {
  let { level, trend } = start;
  const seasons = [...start.seasons];
  let squares = 0;
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    const season = at % seasons.length;
    const before = level + weights.damping * trend;
    const error = place === null ? 0 : place - before - seasons[season];
    squares += error * error;
    level = before + weights.level * error;
    trend = weights.damping * trend + weights.trend * error;
    seasons[season] += weights.season * error;
  }
  const turn = places.length % seasons.length;
  return { squares, end: { level, trend, seasons: [...seasons.slice(turn), ...seasons.slice(0, turn)] } };
}

/** From the first place, at the mean pace of the first four. */
function plainStart(kind: Smoothing, places: Places): State | null {
  const first = places[0];
  if (first == null) return null;
  const early = places.slice(0, 4);
  const end = early.findLastIndex((place) => place !== null);
  const trend = kind === "level" || end < 1 ? 0 : ((early[end] as number) - first) / end;
  return { level: first - trend, trend, seasons: [0] };
}

/** Means of the first two years, and what each season lies above the mean of its year. */
function seasonalStart(places: Places, perYear: number): State | null {
  const years = [places.slice(0, perYear), places.slice(perYear, 2 * perYear)];
  if (perYear < 2 || years[1].length < perYear || years.flat().includes(null)) return null;
  const [first, second] = years.map(
    (year) => year.reduce<number>((sum, place) => sum + (place as number), 0) / perYear,
  );
  const trend = (second - first) / perYear;
  // a year's mean is that of its middle
  const offMiddle = (season: number): number => season - (perYear - 1) / 2;
  const seasons = Array.from({ length: perYear }, (_, season) => {
    const [one, two] = [places[season] as number, places[perYear + season] as number];
    return (one - first + (two - second)) / 2 - trend * offMiddle(season);
  });
  return { level: first + trend * offMiddle(-1), trend, seasons };
}

const levels = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const shares = [0, 0.05, 0.1, 0.2, 0.4, 0.7, 1];
const dampings = [0.8, 0.85, 0.9, 0.95, 0.98];

function* gridOf(kind: Smoothing): Iterable<Weights> {
  for (const level of levels) {
    if (kind === "level") yield { level, trend: 0, season: 0, damping: 1 };
    else {
      // a trend takes no more of an error than the level, a season no more than the level leaves
      for (const share of shares) {
        for (const damping of dampings) {
          const weights = { level, trend: share * level, damping };
          if (kind === "dampedTrend") yield { ...weights, season: 0 };
          else for (const rest of shares) yield { ...weights, season: rest * (1 - level) };
        }
      }
    }
  }
}

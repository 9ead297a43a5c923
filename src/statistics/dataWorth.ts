// What knowing a figure would be worth: the part of a number's variance, and of the width of its 80 % interval, that is
// expected to go once the figure is known. From draws of both, the figure with the error with which it would be known.
import { log } from "../quantity/portable.ts";
import { normalQuantile } from "../quantity/specialFunctions.ts";
import { bendsOf, dot } from "./bends.ts";
import type { Bends } from "./bends.ts";
import { sampleVariance } from "./moments.ts";
import { quantileOf } from "./quantile.ts";
import { shuffled, uniforms } from "./sensitivity/design.ts";
import type { Drawn } from "./sensitivity/firstRanking.ts";

interface FigureWorth {
  /** of the variance, expected to go: Var(E[number | figure]) / Var(number); by chance a little below 0 */
  readonly share: number;
  /** nine of ten such intervals hold what endless runs would give */
  readonly low: number;
  readonly high: number;
  /** of the width of the 80 % interval, expected to go */
  readonly width: number;
}

interface DataWorth {
  /** what the largest share of figures that say nothing stays within in nineteen of twenty such sets of runs */
  readonly byChance: number;
  /** as the figures given; null: cannot be told from chance */
  readonly figures: readonly (FigureWorth | null)[];
}

/** One more figure, known beside those before it. */
interface NextFigure {
  /** place among the figures given */
  readonly figure: number;
  /** of all figures so far together */
  readonly share: number;
  readonly width: number;
  /** what the largest addition of figures that say nothing more stays within in nineteen of twenty such sets of runs */
  readonly byChance: number;
}

/** Fewer runs say nothing of anything. */
const fewestRuns = 40;
/** Of the variance: nobody asks for a figure that adds less to those before it. */
const leastAdded = 0.01;
const usualShuffles = 200;
const resamples = 200;
/** Nine of ten normal numbers are within so many deviations. */
const nineOfTen = normalQuantile(0.95);

/**
 * @param figures of each run, with error of measurement in them; every one as long as `values`
 * @returns null with too few runs, or where the number does not vary
 * @source expected value of sample information by regression over draws: Strong, Oakley and Brennan (2015), Medical
 *   Decision Making 35, 570; the level of chance by shuffled outputs, the largest of all figures at a time: Westfall and
 *   Young (1993); bends as many as Schwarz (1978), Annals of Statistics 6, 461, takes
 */
export function dataWorth(figures: readonly Drawn[], values: readonly number[], seed: number): DataWorth | null {
  if (values.length < fewestRuns || values.every((value) => value === values[0])) return null;
  const bends = figures.map((figure) => bendsOf(figure));
  const number = centred(values);
  const byChance = levelOfChance(bends, number, 0, seed);
  const picks = resampledRuns(values.length, seed);
  return {
    byChance,
    figures: bends.map((own, nth) => {
      const fit = bestFit(own, number, 0);
      if (!(fit.share > byChance)) return null;
      const left = leftOf(number, own.directions.slice(0, fit.taken));
      const order = orderOf(figures[nth], number, left);
      return { share: fit.share, ...intervalOf(fit, left, number, picks), width: narrowed(left, number, order, fit.taken) }; // prettier-ignore
    }),
  };
}

/**
 * The figure that tells most, the one that tells most beside it, and so on as long as it adds a hundredth of the variance
 * and more than chance gives.
 *
 * @param most so many at most
 */
export function nextFigures(
  figures: readonly Drawn[],
  values: readonly number[],
  seed: number,
  most: number,
): readonly NextFigure[] {
  if (values.length < fewestRuns || values.every((value) => value === values[0])) return [];
  const number = centred(values);
  const known: Float64Array[] = [];
  const found: NextFigure[] = [];
  let share = 0;
  while (found.length < most) {
    const left = leftOf(number, known);
    const bends = figures.map((figure) => bendsOf(figure, known));
    const fits = bends.map((own) => bestFit(own, left, known.length));
    const byChance = (1 - share) * levelOfChance(bends, left, known.length, seed + found.length);
    const best = fits.reduce((one, fit, nth) => (fit.share > (fits[one]?.share ?? 0) ? nth : one), -1);
    const gain = (1 - share) * (fits[best]?.share ?? 0);
    if (!(gain > Math.max(byChance, leastAdded))) break;
    known.push(...bends[best].directions.slice(0, fits[best].taken));
    share += gain;
    const rest = leftOf(number, known);
    found.push({ figure: best, share, width: narrowed(rest, number, orderOf(found.length === 0 ? figures[best] : [], number, rest), known.length), byChance }); // prettier-ignore
  }
  return found;
}

interface Fit {
  /** of the variance, corrected for what directions take of chance */
  readonly share: number;
  /** directions of the fit */
  readonly taken: number;
}

/** @param known directions that were taken out of the number before */
function bestFit({ directions, least }: Bends, number: Float64Array, known: number): Fit {
  const free = number.length - 1 - known;
  const all = dot(number, number);
  let best: Fit = { share: 0, taken: 0 };
  let [rest, lowest] = [all, Infinity];
  if (!(all > 0)) return best;
  for (const [nth, direction] of directions.entries()) {
    const part = dot(direction, number);
    rest = Math.max(0, rest - part * part);
    const [taken, degrees] = [nth + 1, free - nth - 1];
    if (taken < least || degrees < 1) continue;
    const criterion = number.length * log(rest / all) + taken * log(number.length);
    if (!(criterion < lowest)) continue;
    lowest = criterion;
    best = { share: 1 - rest / degrees / (all / free), taken };
  }
  return best;
}

function levelOfChance(bends: readonly Bends[], number: Float64Array, known: number, seed: number): number {
  const largest = Array.from({ length: usualShuffles }, (_, nth) => {
    const order = shuffled(number.length, seed, nth, "shuffled outputs");
    const others = Float64Array.from(order, (run) => number[run]);
    return bends.reduce((most, own) => Math.max(most, bestFit(own, others, known).share), 0);
  });
  return quantileOf(largest, 0.95) ?? 0;
}

function centred(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Float64Array.from(values, (value) => value - mean);
}

function leftOf(number: Float64Array, directions: readonly Float64Array[]): Float64Array {
  const left = number.slice();
  for (const direction of directions) {
    const part = dot(direction, number);
    for (let run = 0; run < left.length; run++) left[run] -= part * direction[run];
  }
  return left;
}

function resampledRuns(runs: number, seed: number): readonly Uint32Array[] {
  return Array.from({ length: resamples }, (_, nth) => {
    const at = uniforms(seed, nth, "resampled runs");
    return Uint32Array.from({ length: runs }, (__, place) => Math.floor(at(place, 0) * runs));
  });
}

/** A bootstrap over runs with the fit held: what the fit's own error adds is of second order, because it is the best. */
function intervalOf(
  { share, taken }: Fit,
  left: Float64Array,
  number: Float64Array,
  picks: readonly Uint32Array[],
): Pick<FigureWorth, "low" | "high"> {
  const runs = number.length;
  const shares = picks.map((pick) => {
    let [rest, sum, squares] = [0, 0, 0];
    for (const run of pick) {
      rest += left[run] * left[run];
      sum += number[run];
      squares += number[run] * number[run];
    }
    const all = squares - (sum * sum) / runs;
    return all > 0 ? 1 - rest / (runs - 1 - taken) / (all / (runs - 1)) : 0;
  });
  const wide = nineOfTen * Math.sqrt(sampleVariance(shares) ?? 0);
  return { low: share - wide, high: share + wide };
}

/** Classes of runs with figures near each other hold so many: a tenth of fewer is nobody. */
const inClass = 30;
const mostClasses = 8;

/** How much narrower the 80 % interval is on average within classes of runs that are known to lie together. */
function narrowed(left: Float64Array, number: Float64Array, order: readonly number[], taken: number): number {
  const runs = number.length;
  const classes = Math.min(mostClasses, Math.max(1, Math.floor(runs / inClass)));
  // a fit passes nearer to its own runs than to others
  const scale = Math.sqrt((runs - 1) / Math.max(1, runs - 1 - taken));
  let sum = 0;
  for (let at = 0; at < classes; at++) {
    const own = order.slice(Math.floor((at * runs) / classes), Math.floor(((at + 1) * runs) / classes));
    sum += own.length * scale * widthOf(own.map((run) => left[run]));
  }
  const whole = widthOf([...number]);
  return whole > 0 ? 1 - sum / runs / whole : 0;
}

/** @source type 8 of Hyndman & Fan 1996, which is right on average for small classes too */
function widthOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = Math.min(sorted.length - 1, Math.max(0, (sorted.length + 1 / 3) * share - 2 / 3));
    const rank = Math.floor(place);
    return sorted[rank] + (place - rank) * (sorted[Math.min(rank + 1, sorted.length - 1)] - sorted[rank]);
  };
  return at(0.9) - at(0.1);
}

/** Runs by the figure, or where it is a name, or several figures, by what is expected of the number. */
function orderOf(figure: Drawn, number: Float64Array, left: Float64Array): readonly number[] {
  const by = figure.length > 0 && typeof figure[0] === "number" ? (figure as readonly number[]) : number.map((value, run) => value - left[run]); // prettier-ignore
  return [...number.keys()].sort((i, j) => by[i] - by[j] || i - j);
}

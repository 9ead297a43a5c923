// A forecast of one figure of a published series, and the figure that was published in the end.

/** The levels at which forecast hubs exchange quantiles, rising; the middle one is the median. */
export const hubLevels: readonly number[] = [
  0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95,
  0.975, 0.99,
];

interface ForecastFigure {
  /** who forecasts: the model's name, or a baseline's */
  readonly model: string;
  readonly series: string;
  /** ISO day on which the forecast stands: nothing published later went in */
  readonly origin: string;
  /** the period forecast, written as the series writes its periods */
  readonly target: string;
  /** as a forecasts document counts it: of n periods, the n-th that ends after the origin */
  readonly horizonMonths: number;
}

/** Equally likely values, in any order, at least one. */
export interface SampledForecast extends ForecastFigure {
  readonly samples: readonly number[];
  /** true where each value is the mean of a Poisson count: the chance of single cases is not in it yet */
  readonly poissonMeans?: boolean;
}

/** Values at `hubLevels`, rising. */
export interface QuantileForecast extends ForecastFigure {
  readonly quantiles: readonly number[];
}

export type Forecast = SampledForecast | QuantileForecast;

export interface Outcome {
  readonly series: string;
  readonly period: string;
  readonly value: number;
  /** the edition whose figure this is: the publication's id, or the day on which the figure became known */
  readonly vintage: string;
}

/** One forecast stands for one figure: this text is the same for whoever forecasts it. */
export function figureOf({ series, origin, target, horizonMonths }: ForecastFigure): string {
  return `${series} | ${origin} | ${target} | ${horizonMonths}`;
}

/** Values of a sample at the hub's levels: see `predictiveQuantile`. */
export function quantilesOfSample(samples: readonly number[]): readonly number[] {
  const sorted = samples.toSorted((a, b) => a - b);
  return hubLevels.map((level) => predictiveQuantile(sorted, level));
}

/**
 * The value below which an outcome that could have been one of the sample lies with the probability of the level: of n
 * values the k-th at k ÷ (n + 1), and straight lines between. What type 7, the usual one, calls the 80 % interval of 40
 * draws holds 76 %, since it takes the outermost two for the ends of all there is. Beyond them nothing is known, and
 * they stand in.
 *
 * @param sorted rising, at least one
 * @source type 6 of Hyndman & Fan 1996
 */
export function predictiveQuantile(sorted: readonly number[], level: number): number {
  const last = sorted.length - 1;
  const place = Math.min(Math.max((sorted.length + 1) * level - 1, 0), last);
  const rank = Math.floor(place);
  const lower = sorted[rank];
  return lower + (place - rank) * (sorted[Math.min(rank + 1, last)] - lower);
}

// One forecast against the figure that was published in the end.
import { checkForecast } from "./checkForecast.ts";
import { crpsOfQuantiles, crpsOfSamples, fairCrpsOfSamples } from "./crps.ts";
import { hubLevels, quantilesOfSample, type Forecast, type Outcome } from "./forecast.ts";
import { centralInterval, isInside, pinballLoss, wisOfQuantiles } from "./intervalScore.ts";
import { biasOf, pitOfQuantiles, pitOfSamples } from "./place.ts";
import { pitOfPoissonMixture, poissonMixtureQuantiles, rankedProbabilityScore } from "./poissonMixture.ts";
import { onScale, type Scale } from "./scale.ts";

/** Shares of central intervals whose coverage is told. */
export const coverageShares = [0.5, 0.8, 0.95] as const;

/** Scores on the series' scale, unless said otherwise; of all of them but `bias`, `pit` and coverage, less is better. */
export interface Scores {
  /**
   * What is summed and compared: of counts (`poissonMeans`) the ranked probability score, else the CRPS of the
   * quantiles at the hub's levels, so that anybody can compute it again from the tables.
   */
  readonly crps: number;
  /** of the sample as it is; null without one */
  readonly crpsOfSample: number | null;
  /** of what the sample was drawn from; null without two values */
  readonly crpsFair: number | null;
  readonly wis: number;
  /** one a level */
  readonly pinball: readonly number[];
  /** whether the central interval holds the outcome, in the order of `coverageShares` */
  readonly covered: readonly [boolean, boolean, boolean];
  readonly bias: number;
  readonly pit: number;
  /** in the unit of the series */
  readonly median: number;
  /** median less outcome, in the unit of the series */
  readonly error: number;
}

/** A score with the names of what it belongs to. */
export interface ScoredForecast extends Scores {
  readonly model: string;
  readonly series: string;
  readonly origin: string;
  readonly target: string;
  readonly horizonMonths: number;
  readonly value: number;
  readonly vintage: string;
}

/** What is kept of a score: its loss at every level follows from the tables, and would be most of a file. */
export type StoredScore = Omit<ScoredForecast, "pinball">;

/** @throws PendencyError when the forecast is not one: see `checkForecast` */
export function scoreForecast(forecast: Forecast, outcome: Outcome, scale: Scale): ScoredForecast {
  checkForecast(forecast);
  const { model, series, origin, target, horizonMonths } = forecast;
  const { value, vintage } = outcome;
  return { model, series, origin, target, horizonMonths, value, vintage, ...scoresOf(forecast, value, scale) };
}

/** @param value the outcome, in the unit of the series */
function scoresOf(forecast: Forecast, value: number, scale: Scale): Scores {
  const natural = publishedQuantiles(forecast);
  const quantiles = natural.map((each) => onScale(scale, each));
  const y = onScale(scale, value);
  const own = ownScores(forecast, value, scale);
  const pit = own.pit ?? pitOfQuantiles(quantiles, y);
  const covers = (share: number): boolean => isInside(centralInterval(natural, share), value);
  const median = natural[(natural.length - 1) / 2];
  return {
    crps: own.crps ?? crpsOfQuantiles(quantiles, y),
    crpsOfSample: own.crpsOfSample,
    crpsFair: own.crpsFair,
    wis: wisOfQuantiles(quantiles, y),
    pinball: quantiles.map((quantile, at) => pinballLoss(quantile, hubLevels[at], y)),
    covered: [covers(coverageShares[0]), covers(coverageShares[1]), covers(coverageShares[2])],
    bias: biasOf(pit),
    pit,
    median,
    error: median - value,
  };
}

/** The quantiles that the tables print, in the unit of the series; of counts those with their chance put back. */
export function publishedQuantiles(forecast: Forecast): readonly number[] {
  if ("quantiles" in forecast) return forecast.quantiles;
  return forecast.poissonMeans === true
    ? poissonMixtureQuantiles(forecast.samples)
    : quantilesOfSample(forecast.samples);
}

/** What only a sample has. */
function ownScores(
  forecast: Forecast,
  value: number,
  scale: Scale,
): Pick<Scores, "crpsOfSample" | "crpsFair"> & { readonly crps?: number; readonly pit?: number } {
  if ("quantiles" in forecast) return { crpsOfSample: null, crpsFair: null };
  const { samples, poissonMeans } = forecast;
  if (poissonMeans === true) {
    const crps = rankedProbabilityScore(samples, value);
    return { crps, crpsOfSample: null, crpsFair: null, pit: pitOfPoissonMixture(samples, value) };
  }
  const scaled = samples.map((each) => onScale(scale, each));
  const y = onScale(scale, value);
  return {
    crpsOfSample: crpsOfSamples(scaled, y),
    crpsFair: fairCrpsOfSamples(scaled, y),
    pit: pitOfSamples(scaled, y),
  };
}

// The forecasters that know nothing of the model: each sees the history known on the day and nothing else.
import { baselineWords } from "../claim/forecasts.ts";
import { hubLevels } from "./forecast.ts";
import { numberOfPeriod, type History } from "./history.ts";
import { protocol } from "./protocol.ts";
import { fromScale, onScale, type Scale } from "./scale.ts";
import { drift, lastValue, meanOfThree, oneStepErrors, seasonalNaive, type SimpleRule } from "./simpleRules.ts";
import { smooth, type Smoothing } from "./smoothing.ts";
import { errorsOf, quantilesAround, symmetric } from "./spread.ts";
import { changesOf, walkScale } from "./studentWalk.ts";

const { leastDegrees, walkDegrees } = protocol.baselines;

/** As documents of published series name them. */
export const baselineNames = baselineWords;
export type BaselineName = (typeof baselineNames)[number];

/** Quantiles at the hub's levels, in the unit of the series; or why there are none. */
export type BaselineForecast = { readonly quantiles: readonly number[] } | { readonly none: string };

/**
 * Steps are counted from the last figure known on the day, which may lie well before it.
 *
 * @param target  a later period of the same length
 * @param degrees of Student's t in the random walk; left out: the protocol's
 */
export function forecastBaseline(
  name: BaselineName,
  history: History,
  target: string,
  degrees: number = walkDegrees,
): BaselineForecast {
  const period = numberOfPeriod(target);
  if (period === null || period.perYear !== history.perYear) return { none: `${target} is no period of the series` };
  const steps = period.number - history.last;
  if (steps < 1) return { none: `${target} was known on the day` };
  switch (name) {
    case "last value":
      return bySimpleRule(lastValue, history, steps);
    case "seasonal naive":
      if (history.perYear === 1) return { none: "yearly figures have no season" };
      return bySimpleRule(seasonalNaive(history.perYear), history, steps);
    case "drift":
      return bySimpleRule(drift, history, steps);
    case "mean of three":
      return bySimpleRule(meanOfThree, history, steps);
    case "damped trend":
      return bySmoothing("dampedTrend", history, steps);
    case "ETS":
      return bySmoothing(history.perYear === 1 ? "level" : "seasonal", history, steps);
    case "random walk":
      return byStudentWalk(history, steps, degrees);
  }
}

/**
 * The mean of several forecasts, level by level on the scale: as hubs do, and unlike a mixture no wider than its parts
 * where these agree on a spread and differ in the middle. One that runs away on a log scale weighs no more than another.
 *
 * @param parts quantiles at the hub's levels, at least one
 */
export function meanOfQuantiles(parts: readonly (readonly number[])[], scale: Scale): readonly number[] {
  return hubLevels.map((_, at) => {
    const sum = parts.reduce((total, part) => total + onScale(scale, part[at]), 0);
    return fromScale(scale, sum / parts.length);
  });
}

function bySimpleRule(rule: SimpleRule, { places, scale }: History, steps: number): BaselineForecast {
  const middle = rule.middle(places, steps);
  const past = errorsOf(oneStepErrors(rule, places));
  if (middle === null || past.degrees < leastDegrees) return tooFewErrors(past.degrees, "earlier errors");
  return { quantiles: quantilesAround(scale, middle, past, rule.growth(places, steps)) };
}

function bySmoothing(kind: Smoothing, { places, scale, perYear }: History, steps: number): BaselineForecast {
  const smoothed = smooth(kind, places, perYear);
  if (smoothed === null) {
    const known = places.filter((place) => place !== null).length;
    return { none: `too little was known on the day: ${known} figures, or a gap in the first two years` };
  }
  return { quantiles: quantilesAround(scale, smoothed.middle(steps), smoothed.past, smoothed.growth(steps)) };
}

/** Sums of t's have thinner tails than one; the tails of one step are kept, so that far horizons are too wide, not too sure. */
function byStudentWalk({ places, scale }: History, steps: number, degrees: number): BaselineForecast {
  const changes = changesOf(places);
  if (changes.length < leastDegrees) return tooFewErrors(changes.length, "earlier changes");
  const deviation = walkScale(changes, degrees) * Math.sqrt(steps);
  return { quantiles: symmetric(scale, places[places.length - 1] as number, deviation, degrees) };
}

export function tooFewErrors(count: number, what: string): BaselineForecast {
  return { none: `too little was known on the day: ${count} of the ${leastDegrees} ${what} that a spread needs` };
}

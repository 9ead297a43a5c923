// One series before and after an intervention: the change that was forecast, the change that was published, the score.
import { changeWindows } from "../../claim/changeWindows.ts";
import type { ChangeWindows } from "../../claim/changeWindows.ts";
import type { ForecastSeries, Intervention, ScoredChange } from "../../claim/forecasts.ts";
import { knownOn, outcomeOf } from "../../facts/knownFigures.ts";
import type { SeriesFigures } from "../../facts/knownFigures.ts";
import { changeBetween, lastYearsChange, noChange, withChance } from "../../forecast/changes.ts";
import type { ChangeForecast } from "../../forecast/changes.ts";
import { crpsOfQuantiles } from "../../forecast/crps.ts";
import { predictiveQuantile } from "../../forecast/forecast.ts";
import { numberOfPeriod } from "../../forecast/history.ts";
import { identity } from "../../forecast/scale.ts";
import { scoreForecast } from "../../forecast/score.ts";
import type { ScoredForecast } from "../../forecast/score.ts";
import { monthsIn } from "../../quantity/periods.ts";
import type { Period } from "../../quantity/periods.ts";
import type { Chunk } from "../backtest/chunk.ts";
import type { InterventionChunk } from "./chunk.ts";

/** Of changes, as logarithms of after ÷ before. */
export interface ChangeInterval {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
}

export interface ChangeRow {
  readonly series: string;
  /** "2022-11/2023-04" */
  readonly before: string;
  readonly after: string;
  /** draws that were made both with and without the scenario */
  readonly draws: number;
  /** under what was announced, without it, and what the scenario adds, draw by draw; null: no draw has a number */
  readonly announced: ChangeInterval | null;
  readonly without: ChangeInterval | null;
  readonly effect: ChangeInterval | null;
  /** what was published; null where a figure is missing */
  readonly observed: number | null;
  /** why it is not scored; "" where it is */
  readonly why: string;
  readonly score: ChangeScore | null;
}

/** On logarithms of after ÷ before; of scores less is better. */
export interface ChangeScore {
  readonly crps: number;
  readonly crpsFair: number | null;
  /** of the same draws without the scenario */
  readonly crpsWithout: number;
  readonly crpsOfNoChange: number;
  /** null where no such change was known on the day */
  readonly crpsOfLastYear: number | null;
  readonly lastYear: number | null;
  /** whether the central interval of 50, 80 and 95 % holds what happened */
  readonly covered: readonly [boolean, boolean, boolean];
  /** whether the median has the sign of what happened */
  readonly isSignRight: boolean;
}

interface ScoredWith {
  readonly model: string;
  readonly seed: number;
  readonly startMonth: number;
  readonly observed: ReadonlyMap<string, SeriesFigures>;
}

export function scoreChange(
  series: ForecastSeries,
  scored: ScoredChange,
  { announced, day }: Intervention,
  chunk: InterventionChunk,
  { model, seed, startMonth, observed }: ScoredWith,
): ChangeRow {
  const windows = changeWindows(scored, day.days, series.every, startMonth);
  const figures = observed.get(series.name);
  const happened = figures === undefined ? { change: null, missing: "" } : observedChange(figures, windows);
  const [own, plain] = [chunk.announced, chunk.without].map((one) => changesOf(series, windows, one, seed));
  const both = own.flatMap((one, draw) => (one === null || plain[draw] == null ? [] : [[one, plain[draw]] as const]));
  const [under, without] = [both.map(([one]) => one), both.map(([, other]) => other)];
  const [before, after] = [windows.before, windows.after].map(spanOf);
  const head = {
    series: series.name,
    before,
    after,
    draws: both.length,
    announced: intervalOf(under),
    without: intervalOf(without),
    effect: intervalOf(both.map(([one, other]) => one - other)),
    observed: happened.change,
  };
  if (both.length === 0) return { ...head, why: "no draw has a number for it", score: null };
  if (happened.change === null || figures === undefined) {
    return { ...head, why: `no figure of ${happened.missing} is at hand`, score: null };
  }
  const y = happened.change;
  const scoreOf = (samples: readonly number[]): ScoredForecast => {
    const named = { series: series.name, origin: announced.text, target: `${before} to ${after}` };
    const outcome = { series: series.name, period: named.target, value: y, vintage: "" };
    return scoreForecast({ model, ...named, horizonMonths: scored.afterMonths, samples }, outcome, identity);
  };
  const { crps, crpsFair, covered, median } = scoreOf(under);
  const rules = rulesOf(figures, windows, series, announced.days);
  const crpsOf = ({ quantiles }: ChangeForecast): number => crpsOfQuantiles(quantiles, y);
  return {
    ...head,
    why: "",
    score: {
      crps,
      crpsFair,
      crpsWithout: scoreOf(without).crps,
      crpsOfNoChange: crpsOf(rules.none),
      crpsOfLastYear: rules.lastYear && crpsOf(rules.lastYear),
      lastYear: rules.lastYear?.middle ?? null,
      covered,
      isSignRight: Math.sign(median) === Math.sign(y),
    },
  };
}

/** By draw; null where it failed or has no number. */
function changesOf(
  series: ForecastSeries,
  { before, after }: ChangeWindows,
  chunk: Chunk | null,
  seed: number,
): readonly (number | null)[] {
  if (chunk === null) return [];
  const [early, late] = [before, after].map((periods) => periods.map(({ label }) => byDraw(chunk, series.name, label)));
  const draws = Array.from({ length: chunk.draws }, (_, draw) => {
    const [ofBefore, ofAfter] = [early, late].map((periods) => periods.map((period) => period[draw]));
    if ([...ofBefore, ...ofAfter].includes(null)) return null;
    const [values, then] = [ofBefore as number[], ofAfter as number[]];
    return { change: changeBetween(values, then), before: sum(values), after: sum(then) };
  });
  if (series.chance !== "poisson") return draws.map((draw) => draw?.change ?? null);
  const noted = draws.map((draw) => draw ?? { change: 0, before: 1, after: 1 });
  return withChance(noted, { seed, series: series.name }).map((one, draw) => (draws[draw] === null ? null : one));
}

function byDraw({ path, failed, draws }: Chunk, series: string, label: string): readonly (number | null)[] {
  const samples = path.find((one) => one.series === series && one.period === label)?.samples ?? [];
  const lost = new Set(failed.map(({ draw }) => draw));
  // which draw a number belongs to is known only where every draw that was made has one
  if (samples.length !== draws - lost.size) return Array.from({ length: draws }, () => null);
  let at = 0;
  return Array.from({ length: draws }, (_, draw) => (lost.has(draw) ? null : samples[at++]));
}

function observedChange(
  figures: SeriesFigures,
  { before, after }: ChangeWindows,
): { readonly change: number | null; readonly missing: string } {
  const all = [...before, ...after].map((period) => ({ period, figure: outcomeOf(figures, period) }));
  const missing = all.find(({ figure }) => figure === null)?.period.label ?? "";
  const values = all.flatMap(({ figure }) => (figure === null ? [] : [figure.value]));
  if (values.length < all.length) return { change: null, missing };
  return { change: changeBetween(values.slice(0, before.length), values.slice(before.length)), missing };
}

/** What plain rules say on the day, from figures known on it. */
function rulesOf(
  figures: SeriesFigures,
  { before, between, after }: ChangeWindows,
  { every }: ForecastSeries,
  day: number,
): { readonly none: ChangeForecast; readonly lastYear: ChangeForecast | null } {
  const known = knownOn(figures, day).map(({ period, value }) => ({ at: placeOf(period), value }));
  const [first, last] = [known[0]?.at ?? 0, known[known.length - 1]?.at ?? -1];
  const places = Array.from(
    { length: last - first + 1 },
    (_, n) => known.find(({ at }) => at === first + n)?.value ?? null,
  );
  const span = { before: before.length, between, after: after.length };
  const perYear = 12 / monthsIn[every];
  return {
    none: noChange(places, span),
    lastYear: lastYearsChange(places, span, placeOf(before[0]) - first, perYear),
  };
}

function placeOf({ label }: Period): number {
  return numberOfPeriod(label)?.number ?? 0;
}

function spanOf(periods: readonly Period[]): string {
  const [first, last] = [periods[0].label, periods[periods.length - 1].label];
  return first === last ? first : `${first}/${last}`;
}

function intervalOf(values: readonly number[]): ChangeInterval | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [p10, median, p90] = [0.1, 0.5, 0.9].map((level) => predictiveQuantile(sorted, level));
  return { p10, median, p90 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

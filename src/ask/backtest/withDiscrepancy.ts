// What a publisher counts and the model does not, and the chance of single persons, put on the forecasts of flows, and on
// stocks by their account.
import type { ForecastSeries, ForecastsDocument, StockAccount } from "../../claim/forecasts.ts";
import { knownOn } from "../../facts/knownFigures.ts";
import type { KnownFigure, SeriesFigures } from "../../facts/knownFigures.ts";
import { innovationVariance, withCountingChance } from "../../forecast/countingChance.ts";
import { fitDiscrepancy, publishedFlows } from "../../forecast/discrepancy.ts";
import type { Discrepancy, Residual } from "../../forecast/discrepancy.ts";
import { pacedStocks } from "../../forecast/pacedStock.ts";
import { asPrinted, errorVariance, revisionSize } from "../../forecast/printedError.ts";
import type { PrintedError } from "../../forecast/printedError.ts";
import { accountedStock } from "../../forecast/stockAccount.ts";
import { isoDate } from "../../quantity/date.ts";
import { log } from "../../quantity/portable.ts";
import { monthsIn, periodAfter } from "../../quantity/periods.ts";
import type { Period } from "../../quantity/periods.ts";
import { normalQuantile } from "../../quantity/specialFunctions.ts";
import { nameKey } from "../../random/nameKey.ts";
import { purposes } from "../../random/purposes.ts";
import { Stream } from "../../random/stream.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import type { Chunk } from "./chunk.ts";

interface OnDay {
  readonly document: ForecastsDocument;
  readonly observed: ReadonlyMap<string, SeriesFigures>;
  /** of the origin, in days since 1970-01-01 */
  readonly day: number;
  /** in which fiscal years start */
  readonly startMonth: number;
  readonly seed: number;
}

/** The periods of a series after the last one known, up to the last one forecast, and each draw's numbers for them. */
interface Ahead {
  readonly labels: readonly string[];
  /** by draw, one a period */
  readonly flows: readonly (readonly number[])[];
}

/**
 * Forecasts as they would be published. Each draw of a flow goes on from what was published last beside it, where three
 * figures of it lie in the run, and has the chance of single persons at the least. A series whose counts are small is
 * left as it is, since its quantiles have that chance put back, and so is a stock without an account. Errors of print
 * widen each figure by itself: no later figure, and no stock, carries them on.
 */
export function withDiscrepancy(chunk: Chunk, on: OnDay): Chunk {
  const published = new Map<string, Ahead>();
  const aheadOf = (name: string): Ahead | null => {
    const series = on.document.series.find((one) => one.name === name);
    const before = published.get(name);
    if (before !== undefined || series === undefined) return before ?? null;
    const made = publishedAhead(series, chunk, on);
    if (made !== null) published.set(name, made);
    return made;
  };
  const forecasts = chunk.forecasts.map((one) => {
    const series = on.document.series.find(({ name }) => name === one.series);
    const ahead = series === undefined ? null : series.taken === "in all" ? aheadOf(series.name) : accounted(series, chunk, on, aheadOf); // prettier-ignore
    const at = ahead?.labels.indexOf(one.period) ?? -1;
    if (series === undefined || ahead === null || at < 0 || series.chance === "poisson") return one;
    return { ...one, samples: printedSamples(ahead.flows.map((flow) => flow[at]), series, one.period, on) }; // prettier-ignore
  });
  return { ...chunk, forecasts };
}

/** A flow as it would be counted: with its discrepancy, where it has one, and with chance. */
function publishedAhead(series: ForecastSeries, chunk: Chunk, on: OnDay): Ahead | null {
  const ahead = modelAhead(series, chunk, on);
  if (ahead === null) return null;
  const { name: called, measure, chance } = series;
  const own = chance === "poisson" ? null : ownDiscrepancy(series, ahead.flows.length, chunk, on);
  const name = { seed: on.seed, series: called };
  const flows = own === null ? ahead.flows : publishedFlows(ahead.flows, own.discrepancy, name, own.last);
  const isCount = measure.kind !== "cost";
  return { ...ahead, flows: isCount ? withCountingChance(flows, innovationVariance(own?.discrepancy ?? null), name) : flows }; // prettier-ignore
}

/** A series' discrepancy, and each draw's own last residual; null where there is none. */
function ownDiscrepancy(
  series: ForecastSeries,
  draws: number,
  chunk: Chunk,
  on: OnDay,
): { readonly discrepancy: Discrepancy; readonly last: readonly number[] } | null {
  const { name, every } = series;
  const known = knownIn(name, on);
  const samples = (label: string): readonly number[] | null => samplesOf(chunk, name, label);
  const first = known.find(({ period }) => samples(period.label) !== null);
  const last = known[known.length - 1];
  if (first === undefined) return null;
  const residuals: (Residual | null)[] = [];
  const error = printedErrorOf(series, on);
  for (let period = first.period; period.from <= last.period.from; period = next(period, series, on)) {
    const figure = known.find((one) => one.period.from === period.from);
    const middle = quantileOf(samples(period.label) ?? [], 0.5) ?? 0;
    const isThere = figure !== undefined && figure.value > 0 && middle > 0;
    residuals.push(
      isThere
        ? {
            value: log(figure.value) - log(middle),
            errorVariance: errorVariance(error, figure.value),
          }
        : null,
    );
  }
  const discrepancy = fitDiscrepancy(residuals, 12 / monthsIn[every]);
  const atLast = samples(last.period.label);
  if (discrepancy === null || atLast === null || atLast.length !== draws) return null;
  const residualsAtLast = atLast.map((value) =>
    value > 0 && last.value > 0 ? log(last.value) - log(value) : discrepancy.lastResidual,
  );
  return { discrepancy, last: residualsAtLast };
}

/** The publisher's own errors, as far as the day's editions tell: a revision of unknown size counts as none. */
export function printedErrorOf({ name, rounding }: ForecastSeries, { observed, day }: OnDay): PrintedError {
  const out = (observed.get(name)?.printed ?? []).filter(({ publishedBy }) => publishedBy <= day);
  const editions = out.map(({ period, value, publishedBy }) => {
    return { period: period.label, value, knownOn: isoDate(publishedBy) };
  });
  return { rounding, revision: revisionSize(editions, isoDate(day))?.revision ?? 0 };
}

function printedSamples(
  samples: readonly number[],
  series: ForecastSeries,
  period: string,
  on: OnDay,
): readonly number[] {
  const error = printedErrorOf(series, on);
  return samples.map((value, draw) => {
    const stream = new Stream(on.seed, draw);
    const key = stream.keyOf(nameKey(`print of ${series.name} ${period}`));
    return asPrinted(error, value, normalQuantile(stream.uniform(key.high, key.low, 0, purposes.resampling, 0)));
  });
}

/** The last stock published, and from then on the flows as they would be published; null where one of them is missing. */
function accounted(
  series: ForecastSeries,
  chunk: Chunk,
  on: OnDay,
  aheadOf: (name: string) => Ahead | null,
): Ahead | null {
  const { account, name, taken } = series;
  const [last] = knownIn(name, on).toReversed();
  if (account?.outIsRest === true) return pacedAhead(series, account, chunk, on, aheadOf);
  if (account === null || taken !== "at the end" || last === undefined) return null;
  const own = modelAhead(series, chunk, on);
  const flowsOf = (names: readonly { readonly text: string }[]): readonly (Ahead | null)[] =>
    names.map(({ text }) => aheadOf(text));
  const [ins, outs] = [flowsOf(account.in), flowsOf(account.out)];
  const all = [...ins, ...outs];
  if (own === null || all.length === 0) return null;
  const ready = all.filter((one): one is Ahead => one !== null && one.labels[0] === own.labels[0]);
  const lengths = ready.map(({ labels }) => labels.length);
  if (ready.length < all.length || Math.min(...lengths) < own.labels.length) return null;
  const draws = own.flows.length;
  if (ready.some(({ flows }) => flows.length !== draws)) return null;
  const ofDraw = (flows: readonly (Ahead | null)[], draw: number): readonly (readonly number[])[] =>
    flows.flatMap((one) => (one === null ? [] : [one.flows[draw]]));
  return {
    labels: own.labels,
    flows: own.flows.map((_, draw) => accountedStock(last.value, { in: ofDraw(ins, draw), out: ofDraw(outs, draw) })),
  };
}

/** The same where nobody counts who leaves: they go at the model's pace, with a discrepancy of its own. */
function pacedAhead(
  series: ForecastSeries,
  account: StockAccount,
  chunk: Chunk,
  on: OnDay,
  aheadOf: (name: string) => Ahead | null,
): Ahead | null {
  const { name, taken, every } = series;
  const names = account.in.map(({ text }) => text);
  const own = modelAhead(series, chunk, on);
  const flows = names.map((flow) => aheadOf(flow));
  if (own === null || taken === "in all") return null;
  const draws = own.flows.length;
  const fits = (one: Ahead | null): one is Ahead => one !== null && one.labels[0] === own.labels[0] && one.labels.length >= own.labels.length && one.flows.length === draws; // prettier-ignore
  if (!flows.every(fits)) return null;
  const publishedIn = names.map((flow) => new Map(knownIn(flow, on).map(({ period, value }) => [period.label, value])));
  const isWhole = (label: string): boolean =>
    publishedIn.every((figures) => figures.has(label)) &&
    [name, ...names].every((one) => samplesOf(chunk, one, label)?.length === draws);
  // periods in a row up to the last known
  const past: KnownFigure[] = [];
  for (const figure of knownIn(name, on).toReversed()) {
    const isNext = past.length === 0 || next(figure.period, series, on).from === past[0].period.from;
    if (!isNext || !isWhole(figure.period.label)) break;
    past.unshift(figure);
  }
  if (past.length === 0) return null;
  const labels = past.map(({ period }) => period.label);
  const all = [...labels, ...own.labels];
  const ofDraw = (draw: number) => ({
    stock: all.map((label) => samplesOf(chunk, name, label)?.[draw] ?? 0),
    inflow: all.map((label) => sumOf(names.map((flow) => samplesOf(chunk, flow, label)?.[draw] ?? 0))),
    published: own.labels.map((_, at) => sumOf(flows.map((flow) => flow.flows[draw][at]))),
  });
  const published = {
    stock: past.map(({ value }) => value),
    inflow: labels.map((label) => sumOf(publishedIn.map((figures) => figures.get(label) ?? 0))),
  };
  const model = Array.from({ length: draws }, (_, draw) => ofDraw(draw));
  const chance = { seed: on.seed, series: `who leaves ${name}`, perYear: 12 / monthsIn[every] };
  return { labels: own.labels, flows: pacedStocks(published, model, taken, chance) };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The model's own numbers; null where a period between is missing, or draws without a number are. */
function modelAhead(series: ForecastSeries, chunk: Chunk, on: OnDay): Ahead | null {
  const [last] = knownIn(series.name, on).toReversed();
  const targets = chunk.forecasts.filter((one) => one.series === series.name).map(({ period }) => period);
  if (last === undefined || targets.length === 0) return null;
  const labels: string[] = [];
  const columns: (readonly number[])[] = [];
  const left = new Set(targets);
  for (let period = next(last.period, series, on); left.size > 0; period = next(period, series, on)) {
    const samples = samplesOf(chunk, series.name, period.label);
    if (samples === null || (columns.length > 0 && samples.length !== columns[0].length)) return null;
    labels.push(period.label);
    columns.push(samples);
    left.delete(period.label);
  }
  return { labels, flows: columns[0].map((_, draw) => columns.map((column) => column[draw])) };
}

function knownIn(name: string, { observed, day }: OnDay): readonly KnownFigure[] {
  const series = observed.get(name);
  return series === undefined ? [] : knownOn(series, day);
}

function next(period: Period, { every }: ForecastSeries, { startMonth }: OnDay): Period {
  return periodAfter(period, 1, every, startMonth);
}

function samplesOf(chunk: Chunk, series: string, period: string): readonly number[] | null {
  const found = [...chunk.forecasts, ...chunk.path].find((one) => one.series === series && one.period === period);
  return found === undefined || found.samples.length === 0 ? null : found.samples;
}

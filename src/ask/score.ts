// What was forecast before its figures were out, beside the figures that came.
import { forecasterWords } from "../claim/forecasts.ts";
import type { ForecastsDocument } from "../claim/forecasts.ts";
import type { Documents } from "../documents/documents.ts";
import { dayOf } from "../documents/openDocuments.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { knownOn, outcomeOf } from "../facts/knownFigures.ts";
import type { KnownFigure, SeriesFigures } from "../facts/knownFigures.ts";
import type { QuantileForecast } from "../forecast/forecast.ts";
import { figureOf } from "../forecast/forecast.ts";
import { protocolHash } from "../forecast/protocolHash.ts";
import { readModelOutput } from "../forecast/readHubTables.ts";
import { readRegistration, registrationHash } from "../forecast/registration.ts";
import { isoDate } from "../quantity/date.ts";
import { periodCalled, periodWith } from "../quantity/periods.ts";
import type { Period } from "../quantity/periods.ts";
import type { DocumentFile } from "../reading/document.ts";
import { didYouMean } from "../reading/suggest.ts";
import { baselineForecasts } from "./backtest/baselines.ts";
import { familyScores } from "./backtest/familyScores.ts";
import type { FamilyScores } from "./backtest/familyScores.ts";
import { observedSeries } from "./backtest/observedSeries.ts";
import type { OwnTables } from "./backtest/observedSeries.ts";
import { documentOf } from "./backtest/plan.ts";
import { hindcastPart, rowOf } from "./backtest/scoreForecasts.ts";
import type { FigureAsked, ForecastRow } from "./backtest/scoreForecasts.ts";
import { familyAt } from "./register/wantedAhead.ts";

export interface ScoreAsked {
  /** registered forecasts (JSON), and anybody's forecasts as model-output tables of forecast hubs (CSV) */
  readonly files: readonly DocumentFile[];
  /** ISO day: figures out by it count; left out: all at hand */
  readonly asOf?: string;
  readonly tables?: OwnTables;
  /** what messages call the day; left out: asOf */
  readonly called?: { readonly day: string };
}

export interface ForecastScores {
  readonly model: string;
  readonly title: string;
  /** of the rules by which it is scored */
  readonly protocol: string;
  /** ISO day of the newest figures that count; null: all at hand */
  readonly asOf: string | null;
  readonly files: readonly ScoredFile[];
  /** of every forecaster, baselines too, that has forecast a figure; settled where its figure is out */
  readonly rows: readonly ForecastRow[];
  readonly families: readonly FamilyScores[];
  /** figures that were forecast and are not out, in order of their series and time */
  readonly awaited: readonly AwaitedFigure[];
}

export interface ScoredFile {
  readonly path: string;
  /** ISO day on which it was made; null of a table, which cannot say so */
  readonly madeOn: string | null;
  /** of its content; null of a table */
  readonly sha256: string | null;
  readonly forecasters: readonly string[];
  readonly origins: readonly string[];
  readonly figures: number;
  readonly settled: number;
}

export interface AwaitedFigure {
  readonly series: string;
  readonly period: string;
  /** ISO day, from the publisher's usual lag; null where nobody has said one */
  readonly expected: string | null;
}

interface Published {
  /** those that count */
  readonly observed: ReadonlyMap<string, SeriesFigures>;
  /** all of them */
  readonly atHand: ReadonlyMap<string, SeriesFigures>;
}

/** One file's forecasts, and what it knew on its day. */
interface ReadFile {
  readonly path: string;
  readonly madeOn: string | null;
  readonly sha256: string | null;
  readonly forecasts: readonly QuantileForecast[];
  /** by series; null of a table: what is at hand says what was known */
  readonly known: ReadonlyMap<string, readonly KnownFigure[]> | null;
}

/**
 * Every mistake of every file is told in one error, and then nothing is scored.
 *
 * @throws PendencyError when a file was changed since it was registered, is of another model or protocol, forecasts
 *   what is no series of the model's forecasts document, or forecasts a figure twice
 */
export function askScore(documents: Documents, asked: ScoreAsked): ForecastScores {
  const { files, asOf, tables = { beside: {}, given: null }, called = { day: "asOf" } } = asked;
  const document = documentOf(documents);
  const { model, facts } = documents;
  const startMonth = model.fiscalYearStartMonth;
  const day = asOf === undefined ? null : (dayOf(asOf) ?? refuseUsage(called.day, "a day as YYYY-MM-DD", `"${asOf}"`));
  const atHand = observedSeries(document, facts, tables, startMonth);
  const observed = day === null ? atHand : outBy(atHand, day);
  const protocol = protocolHash(documents.files.forecasts?.text ?? "");
  const expected = { model: model.id, protocolHash: protocol, settles: document.settles };
  const read = everyFile(files, (file) => readFile(file, expected, document, startMonth));
  refuseTwice(read);
  refuseKnown(read, atHand);
  const rows = rowsOf(read, document, { observed, atHand }, startMonth);
  const own = rows.filter(({ forecaster }) => read.some((one) => one.forecasts.some((each) => each.model === forecaster))); // prettier-ignore
  const isOut = ({ series, target }: QuantileForecast): boolean =>
    own.some((row) => row.series === series && row.period === target && row.outcome !== null);
  return {
    model: model.id,
    title: model.title,
    protocol,
    asOf: asOf ?? null,
    files: read.map(({ path, madeOn, sha256, forecasts }) => ({
      path,
      madeOn,
      sha256,
      forecasters: [...new Set(forecasts.map((one) => one.model))],
      origins: [...new Set(forecasts.map(({ origin }) => origin))],
      figures: forecasts.length,
      settled: forecasts.filter(isOut).length,
    })),
    rows,
    families: familyScores(rows, document, model.id),
    awaited: awaitedOf(own, document, atHand, startMonth),
  };
}

/** Only what was out by a day, of editions of the time or by the publisher's usual lag. */
function outBy(observed: ReadonlyMap<string, SeriesFigures>, day: number): ReadonlyMap<string, SeriesFigures> {
  const isOut = ({ publishedBy, usuallyBy }: SeriesFigures["printed"][number]): boolean =>
    publishedBy <= day || (usuallyBy !== null && usuallyBy <= day);
  return new Map(
    [...observed].map(([name, series]) => {
      return [name, { ...series, printed: series.printed.filter(isOut), months: series.months.filter(isOut) }];
    }),
  );
}

function everyFile<T>(files: readonly DocumentFile[], read: (file: DocumentFile) => T): readonly T[] {
  const problems: Problem[] = [];
  const found = files.flatMap((file): T[] => {
    try {
      return [read(file)];
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new PendencyError(problems);
  return found;
}

function readFile(
  file: DocumentFile,
  expected: Parameters<typeof readRegistration>[2],
  document: ForecastsDocument,
  startMonth: number,
): ReadFile {
  const { path, text } = file;
  if (!/^\s*\{/.test(text)) {
    // baselines, rivals and means are made here, of what was known: a table's own would be a second, or another, divisor
    const others = readModelOutput(file).filter(({ model }) => !forecasterWords.includes(model));
    const forecasts = others.map((one) => onPeriod(one, file, document, startMonth));
    return { path, madeOn: null, sha256: null, forecasts, known: null };
  }
  const registration = readRegistration(path, text, expected);
  const { model, day: origin, madeOn } = registration;
  const forecasts = registration.forecasts.map(({ series, period: target, horizonMonths, quantiles }) => {
    return { model, series, origin, target, horizonMonths, quantiles };
  });
  const known = registration.known.map(({ series, figures }) => {
    const { every } = seriesOf(series, path, document);
    const read = figures.flatMap(({ period: label, value, vintage }): KnownFigure[] => {
      const period = periodCalled(label, every, startMonth);
      return period === null ? [] : [{ period, value, vintage }];
    });
    return [series, read] as const;
  });
  for (const { series, target } of forecasts) {
    const { every } = seriesOf(series, path, document);
    if (periodCalled(target, every, startMonth) !== null) continue;
    refuseUsage(path, `forecasts of periods that are each a ${every}`, `${target} of ${series}`);
  }
  return { path, madeOn, sha256: registrationHash(registration), forecasts, known: new Map(known) };
}

function seriesOf(name: string, path: string, { series }: ForecastsDocument): ForecastsDocument["series"][number] {
  const names = series.map((one) => one.name);
  const hint = didYouMean(name, names) ?? `series are ${names.join(", ")}`;
  const found = series.find((one) => one.name === name);
  return found ?? refuseUsage(path, "targets that are series of the forecasts document", `"${name}"`, hint);
}

/** Tables of hubs name a period by its last day. */
function onPeriod(
  forecast: QuantileForecast,
  { path }: DocumentFile,
  document: ForecastsDocument,
  startMonth: number,
): QuantileForecast {
  const { every } = seriesOf(forecast.series, path, document);
  const day = dayOf(forecast.target);
  const period = day === null ? null : periodWith(day, every, startMonth);
  if (day === null || period === null || period.to - 1 !== day) {
    const got = `${forecast.target} of ${forecast.series}`;
    refuseUsage(path, `a target_end_date that is the last day of a ${every}`, got);
  }
  return { ...forecast, target: period.label };
}

function refuseTwice(files: readonly ReadFile[]): void {
  const seen = new Map<string, string>();
  for (const { path, forecasts } of files) {
    for (const forecast of forecasts) {
      const name = `${forecast.model}: ${figureOf(forecast)}`;
      const before = seen.get(name);
      if (before !== undefined) {
        const { model, series, target, origin } = forecast;
        refuseUsage(path, "each forecast once", `${model} on ${series} of ${target} from ${origin}, as in ${before}`);
      }
      seen.set(name, path);
    }
  }
}

/** A period whose figure was known on the day is no forecast, whoever says it. */
function refuseKnown(files: readonly ReadFile[], atHand: ReadonlyMap<string, SeriesFigures>): void {
  for (const { path, forecasts, known } of files) {
    for (const { model, series, origin, target } of forecasts) {
      const figures = known?.get(series) ?? knownBy(atHand.get(series), origin);
      if (!figures.some(({ period }) => period.label === target)) continue;
      const got = `${model} on ${series} of ${target} from ${origin}, when it was known`;
      refuseUsage(path, "forecasts of figures that were still to come on their day", got);
    }
  }
}

function knownBy(figures: SeriesFigures | undefined, origin: string): readonly KnownFigure[] {
  const day = dayOf(origin);
  return figures === undefined || day === null ? [] : knownOn(figures, day);
}

/** The forecasts' own, and those of baselines, once a figure. */
function rowsOf(
  files: readonly ReadFile[],
  document: ForecastsDocument,
  figures: Published,
  startMonth: number,
): readonly ForecastRow[] {
  const rows: ForecastRow[] = [];
  const asked = new Map<string, FigureAsked>();
  for (const { path, madeOn, forecasts, known } of files) {
    for (const forecast of forecasts) {
      const before = asked.get(figureOf(forecast));
      const figure = before ?? figureAsked(forecast, { path, madeOn, known }, document, figures, startMonth);
      if (figure === null) continue;
      rows.push(rowOf(figure, forecast));
      if (before !== undefined) continue;
      asked.set(figureOf(forecast), figure);
      for (const baseline of baselineForecasts(figure)) rows.push(rowOf(figure, baseline));
    }
  }
  return rows;
}

function figureAsked(
  { series: name, origin, target, horizonMonths }: QuantileForecast,
  { path, madeOn, known }: Pick<ReadFile, "path" | "madeOn" | "known">,
  document: ForecastsDocument,
  { observed, atHand }: Published,
  startMonth: number,
): FigureAsked | null {
  const series = seriesOf(name, path, document);
  const figures = observed.get(name);
  const period = periodCalled(target, series.every, startMonth);
  const family = familyAt(series, document, horizonMonths);
  if (figures === undefined || period === null || family === null) return null;
  return {
    series,
    family,
    origin,
    period: target,
    periodEnd: isoDate(period.to - 1),
    horizonMonths,
    outcome: outcomeOf(figures, period),
    part: isForecast(atHand.get(name) ?? figures, period, madeOn) ? "R" : hindcastPart(document, period),
    known: known?.get(name) ?? knownBy(figures, origin),
  };
}

/** Whether the figure was still to come when the forecast was made. */
function isForecast(figures: SeriesFigures, { label }: Period, madeOn: string | null): boolean {
  const day = madeOn === null ? null : dayOf(madeOn);
  return day !== null && !knownOn(figures, day).some(({ period }) => period.label === label);
}

function awaitedOf(
  rows: readonly ForecastRow[],
  { series: all }: ForecastsDocument,
  observed: ReadonlyMap<string, SeriesFigures>,
  startMonth: number,
): readonly AwaitedFigure[] {
  return all.flatMap(({ name, every, lagDays }) => {
    const open = rows.filter(({ series, outcome }) => series === name && outcome === null);
    const labels = [...new Set(open.map(({ period }) => period))];
    const periods = labels.flatMap((label) => periodCalled(label, every, startMonth) ?? []);
    const lag = lagDays ?? lagOf(observed.get(name));
    return periods
      .toSorted((one, other) => one.from - other.from)
      .map(({ label, to }): AwaitedFigure => {
        return { series: name, period: label, expected: lag === null ? null : isoDate(to - 1 + lag) };
      });
  });
}

/** Days from the end of a period to its figure, as its publisher usually takes them. */
function lagOf(figures: SeriesFigures | undefined): number | null {
  const dated = [...(figures?.printed ?? []), ...(figures?.months ?? [])].find(({ usuallyBy }) => usuallyBy !== null);
  return dated === undefined ? null : (dated.usuallyBy ?? 0) - (dated.period.to - 1);
}

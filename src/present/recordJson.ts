// A track record as one text, a figure a line, so that two records can be compared; every number of its pages is in it.
import type { Backtest } from "../ask/backtest.ts";
import type { ForecastRow } from "../ask/backtest/scoreForecasts.ts";
import type { TrackRecord } from "../ask/record.ts";
import { describeProblem } from "../errors.ts";
import { hubLevels } from "../forecast/forecast.ts";
import { protocol } from "../forecast/protocol.ts";
import { isoDate } from "../quantity/date.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { backtestRecord, forecastJson } from "./backtestJson.ts";

/**
 * @param made the options that make it another one than the default, as its door writes them; "" without
 * @param documents hash of the documents that were forecast with
 */
export function recordText(found: Backtest, record: TrackRecord, made: string, documents: string): string {
  const { document, plan, onDay, levels, beside, sample } = record;
  const { gate } = backtestRecord(found);
  const { skill, coverage, blocks } = protocol;
  const head = {
    model: found.model,
    title: found.title,
    backtest: found.id,
    protocol: found.protocol,
    protocolVersion: String(protocol.version),
    documents,
    engine: engineVersion,
    command: ["pendency backtest", found.model, made].filter((word) => word !== "").join(" "),
    draws: found.draws,
    usualDraws: document.draws ?? found.draws,
    seed: found.seed,
    stepDays: found.stepDays,
    ...(document.choicesThrough === null ? {} : { choicesThrough: isoDate(document.choicesThrough.days) }),
    ...(plan.day === null ? {} : { day: isoDate(plan.day.days) }),
    asked: { geometricMean: skill.geometricMean, from: coverage.from, to: coverage.to, blocks: blocks.fewest },
    gate,
    families: document.families.map(({ name, title, horizons, baseline, gate: limit }) => {
      return { name, title, horizons, baseline, gate: limit };
    }),
    series: document.series.map(({ name, title, isInput }) => {
      return { name, title, ...(isInput === "never" ? {} : { isInput: true }) };
    }),
    origins: found.origins.map(({ date, status, leftOut, chunk }) => {
      const [refused] = chunk?.refused ?? [];
      const why = refused === undefined ? (status === "forecast" ? "" : (leftOut[0]?.why ?? "")) : describeProblem(refused); // prettier-ignore
      return { date, status, forecasts: chunk?.forecasts.length ?? 0, failedDraws: chunk?.failed.length ?? 0, why };
    }),
    ...(beside === null ? {} : { beside }),
    levels,
  };
  const lists = { sample, dayFigures: recordedFigures(onDay?.rows ?? []), figures: recordedFigures(found.rows) };
  const first = JSON.stringify(head, null, 2).replace(/\n}$/, "");
  const rest = Object.entries(lists).map(([name, rows]) => {
    const lines = rows.map((row: object) => `\n    ${JSON.stringify(row)}`).join(",");
    return `  ${JSON.stringify(name)}: [${lines}${lines === "" ? "" : "\n  "}]`;
  });
  return `${first},\n${rest.join(",\n")}\n}\n`;
}

/** A figure with everybody's forecast of it; numbers of six digits, which is more than a page shows. */
export function recordedFigures(rows: readonly ForecastRow[]): readonly object[] {
  const places = [0.025, 0.1, 0.5, 0.9, 0.975].map((level) => hubLevels.findIndex((one) => one === level));
  const figures = new Map<string, object & { readonly by: Record<string, object> }>();
  for (const row of rows) {
    const { forecaster, series, family, origin, period, horizonMonths, part, quantiles } = row;
    const { published, vintage, crps, wis, bias, narrowest } = forecastJson(row);
    const key = `${series} ${origin} ${period} ${horizonMonths}`;
    const head = { series, family, origin, period, horizonMonths, part, published, vintage };
    const figure = figures.get(key) ?? { ...head, by: {} };
    figures.set(key, figure);
    figure.by[forecaster] = {
      quantiles: places.map((place) => short(quantiles[place])),
      ...(crps === null || wis === null || bias === null
        ? {}
        : { crps: short(crps), wis: short(wis), bias: short(bias), in: narrowest }),
    };
  }
  return [...figures.values()];
}

function short(number: number): number {
  return Number(number.toPrecision(6));
}

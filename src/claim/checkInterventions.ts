// Interventions name scenarios and series that are there, and their windows are whole periods inside the run.
import type { Problem } from "../errors.ts";
import type { Model } from "../model/model.ts";
import { isoDate } from "../quantity/date.ts";
import { monthsIn } from "../quantity/periods.ts";
import type { Name } from "../reading/name.ts";
import { didYouMean } from "../reading/suggest.ts";
import { changeWindows } from "./changeWindows.ts";
import type { ForecastsDocument, Intervention } from "./forecasts.ts";

/** @param scenarios names of all there are */
export function interventionNames(
  { interventions, series }: Pick<ForecastsDocument, "interventions" | "series">,
  scenarios: readonly string[],
): Problem[] {
  const names = series.map(({ name }) => name);
  return interventions.flatMap(({ name, scenario, changes }) => {
    const path = `interventions.${name}`;
    return [
      ...scenario.flatMap((one) => unknown("scenario", one, scenarios, `${path}.scenario`)),
      ...changes.flatMap((one) => unknown("series", one.series, names, `${path}.changes`)),
    ];
  });
}

/** @param document with known names */
export function interventionSense(document: ForecastsDocument, model: Model): Problem[] {
  return document.interventions.flatMap((one) => sense(one, document, model));
}

function unknown(what: string, { text, at }: Name, known: readonly string[], path: string): Problem[] {
  if (known.includes(text)) return [];
  const none = known.length === 0 ? "the model has none" : `known are ${known.join(", ")}`;
  const hint = didYouMean(text, known) ?? none;
  return [{ kind: "names", at, path, expected: `the name of a ${what}`, got: JSON.stringify(text), hint }];
}

function sense({ name, day, changes }: Intervention, document: ForecastsDocument, model: Model): Problem[] {
  const problems: Problem[] = [];
  const { runs, fiscalYearStartMonth } = model;
  const path = `interventions.${name}.changes`;
  const seen = new Set<string>();
  for (const change of changes) {
    const { series: named, beforeMonths, afterMonths } = change;
    const series = document.series.find((one) => one.name === named.text);
    if (series === undefined || runs.kind !== "calendar") continue;
    const add = (expected: string, got: string): void =>
      void problems.push({ kind: "sense", at: named.at, path, expected, got });
    if (seen.has(series.name)) add("each series once", `${series.name} twice`);
    seen.add(series.name);
    const odd = [beforeMonths, afterMonths].find((months) => months % monthsIn[series.every] !== 0);
    if (odd !== undefined) {
      add(`windows that are whole periods of the series, every ${series.every}`, `${odd} months`);
      continue;
    }
    const { before, after } = changeWindows(change, day.days, series.every, fiscalYearStartMonth);
    const [from, to] = [before[0].from, after[after.length - 1].to];
    if (from >= runs.fromDays && to <= runs.toDays) continue;
    const run = `${isoDate(runs.fromDays)} to ${isoDate(runs.toDays - 1)}`;
    add(`windows inside the model's run, ${run}`, `${isoDate(from)} to ${isoDate(to - 1)}`);
  }
  return problems;
}

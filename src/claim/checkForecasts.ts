// A forecasts document names what the model and the library have, and its horizons are whole periods of its series.
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { findSeries } from "../facts/findSeries.ts";
import { expectFact } from "../model/checkFacts.ts";
import { checkMentions } from "../model/checkNames.ts";
import type { Graph } from "../model/graph.ts";
import { monthsIn, periodCalled } from "../quantity/periods.ts";
import type { Every } from "../quantity/periods.ts";
import type { Name } from "../reading/name.ts";
import { throwProblems } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";
import { interventionNames, interventionSense } from "./checkInterventions.ts";
import type { ForecastSeries, ForecastsDocument } from "./forecasts.ts";

/**
 * @param facts  null on a day of the past, on which outcomes were not yet known: their series are not looked up
 * @param scenarios names of all there are, which interventions name
 * @throws PendencyError with up to ten problems of the first kind that has any: names, sense, facts
 */
export function checkForecasts(
  document: ForecastsDocument,
  graph: Graph,
  facts: FactLibrary | null,
  scenarios: readonly string[] = [],
): void {
  const { series } = document;
  throwProblems([...namesIn(document, graph), ...interventionNames(document, scenarios)]);
  if (graph.model.runs.kind !== "calendar" && series.length > 0) {
    const expected = "a model with a calendar, such as `runs: {from: 2024-01-01, through: 2026-12-31}`";
    const path = "series";
    throw new PendencyError([{ kind: "sense", at: series[0].at, path, expected, got: "a run of elapsed time" }]);
  }
  throwProblems([...series.flatMap((one) => sense(one, document)), ...interventionSense(document, graph.model)]);
  if (facts === null) return;
  throwProblems(series.flatMap((one) => [...figuresOf(one, graph, facts), ...rivalFiguresOf(one, graph, facts)]));
}

function namesIn({ families, series, conditional }: ForecastsDocument, graph: Graph): Problem[] {
  const problems: Problem[] = [];
  const expectOne = (what: string, { text, at }: Name, known: readonly string[], path: string): void => {
    if (known.includes(text)) return;
    const hint = didYouMean(text, known) ?? `known are ${known.join(", ")}`;
    problems.push({ kind: "names", at, path, expected: `the name of a ${what}`, got: JSON.stringify(text), hint });
  };
  const [familyNames, seriesNames] = [families, series].map((all) => all.map(({ name }) => name));
  const parameters = graph.model.parameters.map(({ name }) => name);
  for (const one of conditional) expectOne("parameter", one, parameters, "conditional");
  for (const { name, measure, families: own, account } of series) {
    const path = `series.${name}`;
    for (const family of own) expectOne("family", family, familyNames, `${path}.family`);
    for (const flow of [...(account?.in ?? []), ...(account?.out ?? [])]) {
      expectOne("series", flow, seriesNames, `${path}.account`);
    }
    checkMentions(problems, graph, measure.mentions ?? [], `${path}.measure`);
  }
  return problems;
}

function sense({ name, families: own, every, account, at }: ForecastSeries, document: ForecastsDocument): Problem[] {
  const problems: Problem[] = [];
  const months = monthsIn[every];
  for (const family of own) {
    const { horizons } = document.families.find((one) => one.name === family.text)!;
    const part = horizons.find((horizon) => horizon % months !== 0);
    if (part === undefined) continue;
    const expected = `horizons that are whole periods of the series, every ${every}`;
    const hint = "give the series a family of its own, or a shorter period";
    problems.push({ kind: "sense", at: family.at, path: `series.${name}.family`, expected, got: inMonths(part), hint });
  }
  for (const flow of [...(account?.in ?? []), ...(account?.out ?? [])]) {
    const found = document.series.find((one) => one.name === flow.text)!;
    if (found.taken === "in all" && found.every === every) continue;
    const expected = `a flow that is counted every ${every}, as the stock is`;
    const got = found.taken === "in all" ? `${flow.text}, every ${found.every}` : `${flow.text}, a stock`;
    problems.push({ kind: "sense", at: flow.at, path: `series.${name}.account`, expected, got });
  }
  if (own.length === 0) problems.push({ kind: "sense", at, path: `series.${name}`, expected: "a family", got: "none" });
  return problems;
}

function inMonths(months: number): string {
  return months === 1 ? "1 month" : `${months} months`;
}

/** Published series must be at hand, of one publisher, and have figures of the period or of months to add up. */
function figuresOf({ name, observed, every }: ForecastSeries, { model, known }: Graph, facts: FactLibrary): Problem[] {
  if (observed.kind === "file") return [];
  const problems: Problem[] = [];
  const path = `series.${name}.observed`;
  const [first, ...others] = observed.series;
  for (const one of observed.series) expectFact(problems, known, facts, one, true, path);
  if (problems.length > 0) return problems;
  for (const one of others) {
    if (publisherOf(one) === publisherOf(first)) continue;
    const expected = `editions of one publisher's figures (${publisherOf(first)})`;
    const hint = "two publishers count differently: give each a series of its own";
    problems.push({ kind: "facts", at: one.at, path, expected, got: one.text, hint });
  }
  for (const one of observed.series) {
    const labels = findSeries(facts, one.text).map(({ period }) => period);
    const has = (of: Every) => labels.some((label) => periodCalled(label, of, model.fiscalYearStartMonth) !== null);
    if (has(every) || has("month")) continue;
    const got =
      labels.length === 0 ? `${one.text}, which has none` : `${one.text}, with ${labels.slice(0, 3).join(", ")}`;
    problems.push({ kind: "facts", at: one.at, path, expected: `figures for every ${every}`, got });
  }
  return problems;
}

function rivalFiguresOf({ name, rivals }: ForecastSeries, { known }: Graph, facts: FactLibrary): Problem[] {
  const problems: Problem[] = [];
  for (const [key, named] of Object.entries({ servers: rivals?.servers, hires: rivals?.hires })) {
    for (const one of named ?? []) expectFact(problems, known, facts, one, true, `series.${name}.rivals.${key}`);
  }
  return problems;
}

const publisherOf = ({ text }: Name): string => text.slice(0, text.indexOf("/"));

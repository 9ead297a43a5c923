// Shares add up, figures have the sign their place wants, and every group, level and date is covered, as far as can be
// told before a run: the compiler asks again at every date and for every class.
import type { Position, Problem } from "../errors.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Expression, Value } from "../quantity/value.ts";
import { isoDate } from "../quantity/date.ts";
import { notANumber } from "../quantity/numberWords.ts";
import { isDistribution } from "../quantity/isDistribution.ts";
import { axesOf, constantOf, levelsFor } from "./constant.ts";
import type { Levels } from "./constant.ts";
import { checkWhole } from "./checkWhole.ts";
import type { Graph } from "./graph.ts";
import type { Model } from "./model.ts";
import { sharesIn } from "./places.ts";
import type { Place } from "./places.ts";

export function checkShares(graph: Graph): Problem[] {
  const { model, modelPlaces } = graph;
  const problems: Problem[] = [];
  for (const place of [...graph.parameterPlaces, ...modelPlaces]) checkCoverage(problems, graph, place);
  for (const place of modelPlaces) {
    checkSign(problems, graph, place);
    if (place.wants === "units" || place.wants === "count") checkWhole(problems, place);
    if (place.wants === "duration") checkDurations(problems, place);
  }
  for (const { name, next, arrivals, initial } of model.stages) {
    const path = `stages.${name}`;
    if (next.length > 0)
      checkSum(
        problems,
        graph,
        next.map((route) => [route.to.text, route.share] as const),
        `${path}.next`,
        next[0].at,
      );
    for (const { split } of [...arrivals, ...(initial === null ? [] : [initial])]) {
      for (const group of Object.keys(split)) {
        for (const shares of sharesIn(split[group], `${path}.split.${group}`))
          checkSplit(problems, graph, group, shares);
      }
    }
    for (const one of arrivals) {
      const amount = one.rate ?? one.counts ?? one.every;
      if (amount !== null) checkEveryGroup(problems, graph, amount, one.split, `${path}.arrivals`, one.at);
      if (one.counts !== null) checkCountsPlace(problems, one.counts, `${path}.arrivals.counts`);
    }
    if (initial !== null) {
      checkEveryGroup(problems, graph, initial.count, initial.split, `${path}.initial`, initial.at);
    }
  }
  for (const regime of model.regimes) {
    if (regime.by === null || regime.otherwise !== null) continue;
    const missing = levelsOf(graph, regime.by.text).filter((level) => !(level in regime.histories));
    if (missing.length > 0) uncovered(problems, regime.by.text, missing, regime.at, `regimes.${regime.name}`);
  }
  for (const regime of model.regimes) {
    const start = model.runs.kind === "calendar" ? model.runs.fromDays : 0;
    for (const history of [
      ...Object.values(regime.histories),
      ...(regime.otherwise === null ? [] : [regime.otherwise]),
    ]) {
      const [first] = history;
      if (first.days > start) early(problems, model, first.days, regime.at, `regimes.${regime.name}`);
      for (const { days } of history) expectEdge(problems, model, days, regime.at, `regimes.${regime.name}`);
    }
  }
  for (const place of modelPlaces) {
    if (place.wants === "departures" || /^resources\.[^.]+\.(servers|slots)$/.test(place.path))
      checkEdges(problems, graph, place);
  }
  return problems;
}

function percent(share: number): string {
  return Number.isNaN(share) ? notANumber : `${Number((share * 100).toPrecision(10))} %`;
}

function describeLevels(levels: Levels): string {
  return Object.entries(levels)
    .map(([name, level]) => `${name} ${level}`)
    .join(", ");
}

/** Shares of one fork, for every group: at most 100 % beside rest, and exactly that without it. */
function checkSum(
  problems: Problem[],
  graph: Graph,
  shares: readonly (readonly [string, Value | "rest"])[],
  path: string,
  at: Position,
): void {
  const hasRest = shares.some(([, share]) => share === "rest");
  const values = shares.filter((entry): entry is readonly [string, Value] => entry[1] !== "rest");
  for (const levels of levelsFor(
    values.map(([, share]) => share),
    graph,
  )) {
    const found = values.map(([to, share]) => ({ to, share: constantOf(share, levels, graph) }));
    if (found.some(({ share }) => share === null)) continue;
    const sum = found.reduce((total, { share }) => total + (share as number), 0);
    if (hasRest ? sum <= 1 + 1e-9 : Math.abs(sum - 1) <= 1e-9) continue;
    const where = describeLevels(levels);
    const parts = found.map(({ to, share }) => `${to} ${percent(share as number)}`).join(", ");
    problems.push({
      kind: "shares",
      at,
      path: where === "" ? path : `${path} › ${where}`,
      expected: hasRest ? "shares that sum to at most 100 % beside `rest`" : "shares that sum to 100 %",
      got: `${percent(sum)} (${parts})`,
      ...(hasRest ? {} : { hint: "give one of them `rest` to take what the others leave" }),
    });
    return;
  }
}

function checkSplit(
  problems: Problem[],
  graph: Graph,
  group: string,
  { path, at, split }: ReturnType<typeof sharesIn>[number],
): void {
  checkSum(problems, graph, Object.entries(split.shares), path, at);
  const missing = levelsOf(graph, group).filter((level) => !(level in split.shares));
  if (missing.length > 0) uncovered(problems, group, missing, at, path, "each level needs a share, which may be 0%");
}

/** Groups never multiply people: each is named by the amount itself, or shared out by a split. */
function checkEveryGroup(
  problems: Problem[],
  graph: Graph,
  amount: Place["value"],
  split: Readonly<Record<string, unknown>>,
  path: string,
  at: Position,
): void {
  const named = axesOf([amount], graph);
  for (const { name, levels } of graph.model.groups) {
    if (levels.length < 2 || named.has(name) || name in split) continue;
    const hint = `add \`split: {${name}: {${levels[0]}: …, ${levels[1]}: rest}}\`, or give a figure for each level`;
    problems.push({
      kind: "shares",
      at,
      path,
      expected: `a figure for each ${name}, or a split by it`,
      got: "neither",
      hint,
    });
  }
}

/** A normal duration has a floor, and quantiles rise. */
function checkDurations(problems: Problem[], place: Place): void {
  const note = (at: Position, expected: string, got: string) =>
    problems.push({ kind: "shares", at, path: place.path, expected, got });
  const visit = (value: Place["value"]): void => {
    if (value.kind === "normal" && value.atLeast === null) {
      note(value.at, "`atLeast:` beside a normal duration, such as atLeast: 0 minutes", "none");
    }
    if (value.kind === "mix") for (const part of value.parts) visit(part.of);
    if (value.kind === "table")
      for (const inner of [...Object.values(value.levels), value.otherwise]) if (inner) visit(inner);
    if (value.kind !== "quantiles") return;
    const figures = value.values.map((one) =>
      one.kind === "expression" && one.expression.kind === "number" ? one.expression.value : null,
    );
    const falls = figures.findIndex(
      (figure, index) => index > 0 && figure !== null && figure < (figures[index - 1] ?? -Infinity),
    );
    if (falls !== -1) note(value.values[falls].at, "quantiles that rise", "one below the one before it");
  };
  visit(place.value);
}

/** Shares lie between 0 and 1; durations, rates, counts and money are not negative. */
function checkSign(problems: Problem[], graph: Graph, place: Place): void {
  const [least, most] = [0, place.wants === "share" ? 1 : Infinity];
  const bounds = place.wants === "share" ? "a share between 0 % and 100 %" : "0 or more";
  const refuse = (found: number, at: Position, path: string, written = "") => {
    const worked = `${Number(found.toPrecision(10))}${unitSuffix(place)}`;
    const figure = place.wants === "share" ? percent(found) : written === "" ? worked : written;
    const got = Number.isNaN(found) ? notANumber : figure;
    problems.push({ kind: "shares", at, path, expected: bounds, got });
  };
  if (!isDistribution(place.value)) {
    for (const levels of levelsFor([place.value as Value], graph)) {
      const found = constantOf(place.value as Value, levels, graph);
      if (found === null || (found >= least && found <= most + 1e-12)) continue;
      const where = describeLevels(levels);
      const path = where === "" ? place.path : `${place.path} › ${where}`;
      return refuse(found, place.at, path, place.value.kind === "expression" ? asWritten(place.value.expression) : "");
    }
  }
  for (const part of partsOf(place.value, place.path)) {
    if (part.kind !== "expression" || part.expression.kind !== "number") continue;
    const { value } = part.expression;
    const mayBeNegative = hasNormal(place.value);
    const outside = part.plain ? value < 0 : value < least || value > most;
    if (outside && !mayBeNegative) return refuse(value, part.at, part.path, asWritten(part.expression));
  }
}

/** Whose mean may be below 0, because its duration has a floor. */
function hasNormal(value: Place["value"]): boolean {
  if (value.kind === "mix") return value.parts.some(({ of }) => hasNormal(of));
  if (value.kind !== "table") return value.kind === "normal";
  return [...Object.values(value.levels), value.otherwise].some((inner) => inner !== null && hasNormal(inner));
}

/** "-1 hour", where one number stands by itself; else "" */
function asWritten(expression: Expression): string {
  if (expression.kind !== "number") return "";
  const { scale, text } = expression.unit;
  return `${Number((expression.value / (scale === 0 ? 1 : scale)).toPrecision(10))} ${text}`.trim();
}

function unitSuffix(place: Place): string {
  if (place.wants === "duration") return " days";
  return place.wants === "rate" || place.wants === "departures" ? " per day" : "";
}

/** Tables name every level or have `else`; schedules begin no later than the run. */
function checkCoverage(problems: Problem[], graph: Graph, place: Place): void {
  const { model } = graph;
  for (const part of partsOf(place.value, place.path)) {
    if (part.kind === "table" && part.table.otherwise === null) {
      const missing = levelsOf(graph, part.table.by.text).filter((level) => !(level in part.table.levels));
      if (missing.length > 0) uncovered(problems, part.table.by.text, missing, part.at, part.path);
    }
    if (part.kind !== "schedule") continue;
    const { schedule } = part;
    if (
      (schedule.kind === "steps" || schedule.kind === "line") &&
      schedule.facts === null &&
      schedule.repeatDays === null
    ) {
      const start = model.runs.kind === "calendar" ? model.runs.fromDays : 0;
      const first = schedule.points[0].when.days;
      if (first > start) early(problems, model, first, part.at, part.path);
    }
    if (schedule.kind === "counts" && schedule.facts === null)
      checkPeriods(problems, model, schedule, part.at, part.path);
  }
}

function uncovered(
  problems: Problem[],
  by: string,
  missing: readonly string[],
  at: Position,
  path: string,
  hint = "name it, or add `else:` for all levels not named",
): void {
  const got = `none for ${missing.slice(0, 5).join(", ")}${missing.length > 5 ? ` and ${missing.length - 5} more` : ""}`;
  problems.push({ kind: "shares", at, path, expected: `a value for every level of ${by}`, got, hint });
}

function early(problems: Problem[], model: Model, days: number, at: Position, path: string): void {
  const [run, first] = [describeDay(model, startOf(model)), describeDay(model, days)];
  const hint = "points before the run are welcome";
  problems.push({
    kind: "shares",
    at,
    path,
    expected: `a value from the start of the run, ${run}`,
    got: `the first at ${first}`,
    hint,
  });
}

/** Counts cover the whole run, each instant once. */
function checkPeriods(
  problems: Problem[],
  model: Model,
  { periods }: Extract<Value, { kind: "counts" }>,
  at: Position,
  path: string,
): void {
  const end = model.runs.kind === "calendar" ? model.runs.toDays : model.runs.forDays;
  let covered = startOf(model);
  const expected = "counts for every day of the run, each day once";
  const note = (where: Position, got: string) => problems.push({ kind: "shares", at: where, path, expected, got });
  for (const { during, at: periodAt } of periods) {
    if (during.to.days <= startOf(model) || during.from.days >= end) continue;
    if (during.from.days > covered + 1e-9) {
      return void note(
        periodAt,
        `none from ${describeDay(model, covered)} until ${describeDay(model, during.from.days)}`,
      );
    }
    if (during.from.days < covered - 1e-9 && covered > startOf(model)) {
      return void note(periodAt, `two from ${describeDay(model, during.from.days)}`);
    }
    covered = during.to.days;
  }
  if (covered < end - 1e-9) note(at, `none from ${describeDay(model, covered)}`);
}

/** Where counts are wanted, counts must come: in place, through a parameter, or as a fact of one period. */
function checkCountsPlace(problems: Problem[], counts: Value, path: string): void {
  const isNumber = partsOf(counts, path).find(
    (part) => part.kind === "expression" && part.expression.kind === "number",
  );
  const hasPeriods = partsOf(counts, path).some((part) => part.kind === "schedule");
  if (isNumber === undefined || hasPeriods) return;
  const hint = "write the periods, such as counts: {FY2024: 9000}, or use `rate:`";
  problems.push({ kind: "shares", at: isNumber.at, path, expected: "counts of periods", got: "one number", hint });
}

/** Points of servers, slots and departures lie on grid edges, since only there they can be announced. */
function checkEdges(problems: Problem[], { model, known }: Graph, place: Place): void {
  const visited = new Set<string>();
  const visit = (value: Place["value"], path: string): void => {
    for (const part of partsOf(value, path)) {
      if (part.kind === "schedule" && part.schedule.kind === "steps") {
        const { points, repeatDays } = part.schedule;
        for (const point of points) {
          expectEdge(
            problems,
            model,
            repeatDays === null ? point.when.days : startOf(model) + point.when.days,
            part.at,
            part.path,
          );
        }
      }
      if (part.kind !== "expression" || part.expression.kind !== "name" || visited.has(part.expression.name)) continue;
      visited.add(part.expression.name);
      const parameter = known.parameters.get(part.expression.name);
      if (parameter?.source) visit(parameter.source.value, `${part.path} › ${parameter.name}`);
    }
  };
  visit(place.value, place.path);
}

function expectEdge(problems: Problem[], model: Model, days: number, at: Position, path: string): void {
  const steps = (days - startOf(model)) / model.gridDays;
  if (steps < 0 || Math.abs(steps - Math.floor(steps + 0.5)) < 1e-6) return;
  const expected = "changes at grid edges, 00:00 and whole steps of `grid:` after it";
  problems.push({
    kind: "shares",
    at,
    path,
    expected,
    got: `one at ${describeDay(model, days)}`,
    hint: "a finer `grid:` would have this edge",
  });
}

function levelsOf({ known }: Graph, axis: string): readonly string[] {
  return [...(known.axes.get(axis) ?? [])];
}

function startOf(model: Model): number {
  return model.runs.kind === "calendar" ? model.runs.fromDays : 0;
}

function describeDay(model: Model, days: number): string {
  return model.runs.kind === "calendar" ? isoDate(days) : `${days} days`;
}

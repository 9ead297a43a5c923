// Published figures inside values: one fact, or a series whose rows are the points of a schedule.
import type { Position } from "../errors.ts";
import type { Fact } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import { rowsOfPublication, rowsOfSeries } from "../facts/rowsBelow.ts";
import { parseSpan } from "../quantity/date.ts";
import { didYouMean } from "../reading/suggest.ts";
import { parseUnit } from "../quantity/unit.ts";
import type { Span } from "../quantity/value.ts";
import { constantAmount } from "./amount.ts";
import type { Amount } from "./amount.ts";
import { refuse } from "./refuse.ts";
import type { Viewpoint, World } from "./world.ts";

interface SeriesPoint {
  readonly during: Span;
  readonly amount: Amount;
}

/** One published figure in base units. */
export function readFact(world: World, written: string, at: Position, view: Viewpoint): Amount {
  const id = fillIn(world, written, at, view);
  const fact = world.facts?.facts.get(id);
  if (fact === undefined) return missing(world, id, at, view);
  return inBaseUnits(world, fact, at, view);
}

/** The rows of a series, in order of time. Their ids are the series, a dot and the period: "…#births.north.2023-12". */
export function readSeries(world: World, written: string, at: Position, view: Viewpoint): readonly SeriesPoint[] {
  const series = fillIn(world, written, at, view);
  const rows = world.facts === null ? [] : rowsOfSeries(world.facts, series);
  if (rows.length === 0) return missing(world, series, at, view, "a series of published figures");
  const points = rows.flatMap((fact) => {
    const during = parseSpan(fact.id.slice(series.length + 1), world.time.fiscalYearStartMonth);
    if (during === null) return [];
    return [{ during, amount: inBaseUnits(world, fact, at, view) }];
  });
  return withoutTotals(points, series, at, view);
}

/**
 * A table may print months beside the year they make up: where they make up all of it, they speak and the year, which
 * says the same again, does not. Periods that overlap in any other way are refused: to choose between them, or to
 * share one out, would make a figure that nobody published.
 */
function withoutTotals(
  points: readonly SeriesPoint[],
  series: string,
  at: Position,
  view: Viewpoint,
): readonly SeriesPoint[] {
  const rising = points.toSorted(
    (left, right) => left.during.from.days - right.during.from.days || lengthOf(left.during) - lengthOf(right.during),
  );
  const spans = rising.map(({ during }) => during);
  const finest = rising.filter(({ during }) => !isMadeUpOf(during, spans));
  for (let i = 1; i < finest.length; i++) {
    const [before, after] = [finest[i - 1].during, finest[i].during];
    if (after.from.days >= before.to.days) continue;
    const expected = "figures whose periods follow each other, or a total beside all of its parts";
    const hint = "name the figures that are meant, each with its period, in place of the series";
    refuse("facts", at, view.path, expected, `${after.text} beside ${before.text} in ${series}`, hint);
  }
  return finest;
}

/** Whether shorter spans that follow each other without a gap reach from the start of a span to its end. */
function isMadeUpOf(whole: Span, rising: readonly Span[]): boolean {
  let reached = whole.from.days;
  for (const part of rising) {
    if (part.from.days === reached && part.to.days <= whole.to.days && lengthOf(part) < lengthOf(whole)) {
      reached = part.to.days;
    }
  }
  return reached === whole.to.days;
}

function lengthOf(span: Span): number {
  return span.to.days - span.from.days;
}

/** "{region}" becomes the level for whom the value is read. */
function fillIn(world: World, written: string, at: Position, view: Viewpoint): string {
  return written.replaceAll(/\{([^}]*)\}/g, (_whole, name: string) => {
    const index = world.classes.groups.findIndex((group) => group.name === name);
    if (index < 0) refuse("names", at, view.path, "the name of a group in braces", `"{${name}}"`);
    if (view.levels[index] < 0) {
      refuse("sense", at, view.path, "a value that is the same for everybody", `a series by ${name}`);
    }
    return world.classes.groups[index].levels[view.levels[index]];
  });
}

function inBaseUnits(world: World, fact: Fact, at: Position, view: Viewpoint): Amount {
  const unit = fact.unit === "" ? null : parseUnit(fact.unit, world.vocabulary);
  if (unit === null) {
    refuse("units", at, view.path, "a fact in a unit of this model", `"${fact.unit}" in ${fact.id}`);
  }
  return constantAmount((fact.value * unit.numerator) / unit.denominator, unit.unit.powers);
}

function missing(world: World, id: string, at: Position, view: Viewpoint, what = "a published figure"): never {
  if (world.facts === null) refuse("facts", at, view.path, `${what} ${id}`, "no facts at all", "load the facts folder");
  const early = whyLeftOut(world.facts, id);
  if (early !== null) refuse("facts", at, view.path, early.expected, early.got, early.hint);
  const sheet = id.slice(0, id.indexOf("#") + 1);
  const all = sheet === "" ? [...world.facts.facts.values()] : rowsOfPublication(world.facts, sheet.slice(0, -1));
  const near = all.slice(0, 2000).map((fact) => fact.id);
  const rows =
    what === "a published figure" ? near : [...new Set(near.map((row) => row.slice(0, row.lastIndexOf("."))))];
  const hint =
    near.length === 0 ? didYouMean(sheet, new Set([...world.facts.facts.keys()].map(sheetOf))) : didYouMean(id, rows);
  refuse("facts", at, view.path, what, JSON.stringify(id), hint ?? "see `pendency facts` for what is there");
}

function sheetOf(id: string): string {
  return id.slice(0, id.indexOf("#") + 1);
}

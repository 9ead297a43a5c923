// The size of a drift, out of a published series as far as it is known on the day.
import { PendencyError } from "../errors.ts";
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import { periodDays } from "../facts/periodDays.ts";
import { rowsOfSeries } from "../facts/rowsBelow.ts";
import { withLevels } from "../model/checkFacts.ts";
import type { Known } from "../model/known.ts";
import type { Model } from "../model/model.ts";
import type { Drift, DriftSource, Parameter } from "../parameters/parameter.ts";
import { civilFromDays } from "../quantity/date.ts";
import { log } from "../quantity/portable.ts";
import type { Name } from "../reading/name.ts";
import { parseUnit } from "../quantity/unit.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { driftSize, fewestFigures } from "../statistics/driftSize.ts";
import type { HistoryFigure } from "../statistics/driftSize.ts";

const daysInMonth = 30.4375;

export type Sized = Pick<Drift, "size" | "halfLife" | "degrees" | "away" | "sizedBy">;

/**
 * `{group}` in a series gives one history a level, and one size for all of them.
 *
 * @throws PendencyError (facts) when of no series enough figures are known, or too many have no logarithm
 */
export function sizeFrom(
  { series: all, outOf = null, otherwise }: DriftSource,
  drift: Drift,
  { name }: Parameter,
  facts: FactLibrary,
  model: Model,
  { axes }: Known,
): Sized {
  const path = `parameters.${name}.drift.size`;
  const refuse = ({ at }: Name, expected: string, got: string, hint: string): never => {
    throw new PendencyError([{ kind: "facts", at, path, expected, got, hint }]);
  };
  const found = all.map((series) => {
    const rows = withLevels(series.text, axes).map((one) => rowsOfSeries(facts, one));
    return { series, rows, early: rows.flat().length > 0 ? null : whyLeftOut(facts, series.text) };
  });
  const wholes = outOf === null ? [] : withLevels(outOf.text, axes).map((one) => rowsOfSeries(facts, one));
  const whole = { series: outOf as Name, rows: wholes, early: outOf === null ? null : whyLeftOut(facts, outOf.text) };
  for (const { series, rows, early } of outOf === null ? found : [...found, whole]) {
    if (rows.flat().length > 0 || early !== null) continue;
    refuse(series, "a series of published figures", JSON.stringify(series.text), "see `pendency facts` for what is there"); // prettier-ignore
  }
  for (const { series, rows: figures } of found) {
    const rows =
      outOf === null ? figures : figures.map((of, level) => ratiosOf(of, wholes[level % wholes.length], model));
    const months = commonLength(rows.flat());
    const histories = rows.map((of) => historyOf(of, months, (fact) => levelOf(fact, drift, model)));
    const [seen, kept] = [histories, histories.map((history) => history.flatMap(isThere))].map(countOf);
    // a few months in which nobody came say nothing of the scale; more, and it is another scale
    if (kept < 0.8 * seen) {
      const expected = drift.scale === "logs" ? "figures above 0, which have logarithms" : "shares between 0 and 100 %";
      refuse(series, expected, `${seen - kept} of ${seen} others in ${series.text}`, "name another series, or write the size"); // prettier-ignore
    }
    const estimate = driftSize(
      histories.map((history) => history.flatMap(isThere)),
      {
        cut: drift.cut,
        ...(drift.leftOut?.halfLife === true ? {} : { halfLife: drift.halfLife }),
        ...(drift.leftOut?.degrees === true ? {} : { degrees: drift.degrees }),
      },
    );
    if (estimate === null) continue;
    const { size, halfLife, degrees, away, foretold } = estimate;
    const over = outOf === null ? {} : { outOf: outOf.text };
    const sizedBy = { series: series.text, ...over, figures: foretold, through: lastPeriod(rows.flat()) };
    const isFound = drift.leftOut?.halfLife === true;
    return { size, halfLife, degrees, away: isFound ? away : drift.away, sizedBy };
  }
  if (otherwise !== null)
    return { size: otherwise, halfLife: drift.halfLife, degrees: drift.degrees, away: drift.away };
  const [{ series, rows, early }] = found;
  if (early !== null) return refuse(series, early.expected, early.got, early.hint);
  const expected = `a series of which at least ${fewestFigures} figures, each of as long a time, are known`;
  const hint = "name a series with a longer record, or say under `else:` which size stands in its place";
  return refuse(series, expected, `${rows.flat().length} of ${series.text}`, hint);
}

/** Each figure over the whole's of its period; of a period without a whole above 0 nothing. */
function ratiosOf(figures: readonly Fact[], whole: readonly Fact[], model: Model): readonly Fact[] {
  const totals = new Map(whole.map((fact) => [fact.period, inBaseUnits(fact, model)]));
  return figures.flatMap((fact) => {
    const total = totals.get(fact.period) ?? 0;
    return total > 0 ? [{ ...fact, value: inBaseUnits(fact, model) / total, unit: "" }] : [];
  });
}

/** Null for what has no logarithm (of odds). */
function levelOf(fact: Fact, { scale }: Drift, model: Model): number | null {
  const value = inBaseUnits(fact, model);
  const odds = scale === "logs" ? value : value / (1 - value);
  return odds > 0 && odds < Infinity ? log(odds) : null;
}

/** A figure without a logarithm is passed over, as if nobody had looked. */
function isThere({ value, ...times }: Omit<HistoryFigure, "value"> & { value: number | null }): HistoryFigure[] {
  return value === null ? [] : [{ ...times, value }];
}

function countOf(histories: readonly (readonly unknown[])[]): number {
  return histories.reduce((sum, history) => sum + history.length, 0);
}

function lastPeriod(facts: readonly Fact[]): string {
  const dated = facts.flatMap((fact) => monthsOf(fact).map(({ from, months }) => ({ period: fact.period, end: from + months }))); // prettier-ignore
  return dated.reduce((last, one) => (one.end > last.end ? one : last)).period;
}

/** Months in the shortest periods of which there are enough; 0 where there are none. */
function commonLength(facts: readonly Fact[]): number {
  const lengths = groupedBy(facts.flatMap(monthsOf), ({ months }) => String(months));
  const enough = [...lengths.values()].filter((of) => of.length >= fewestFigures).map(([{ months }]) => months);
  const all = [...lengths.values()].map(([{ months }]) => months);
  return Math.min(...(enough.length > 0 ? enough : all.length > 0 ? all : [0]));
}

/** Rising, without overlaps. */
function historyOf<T>(
  facts: readonly Fact[],
  length: number,
  valueOf: (fact: Fact) => T,
): readonly (Omit<HistoryFigure, "value"> & { readonly value: T })[] {
  const figures = facts
    .flatMap(monthsOf)
    .filter(({ months }) => months === length)
    .toSorted((left, right) => left.from - right.from);
  const kept: (Omit<HistoryFigure, "value"> & { readonly value: T })[] = [];
  for (const { fact, from, months } of figures) {
    const last = kept.at(-1);
    if (last === undefined || last.from + last.months <= from) kept.push({ from, months, value: valueOf(fact) });
  }
  return kept;
}

/** Nothing for a period that cannot be read, or a year to date, of which nobody says how much it is. */
function monthsOf(fact: Fact): readonly { readonly fact: Fact; readonly from: number; readonly months: number }[] {
  const days = periodDays(fact.period);
  if (days === null || fact.period.endsWith("YTD")) return [];
  const { year, month } = civilFromDays(days.first);
  const months = Math.max(1, Math.floor((days.last + 1 - days.first) / daysInMonth + 0.5));
  return [{ fact, from: (year - 1970) * 12 + month - 1, months }];
}

function inBaseUnits({ value, unit }: Fact, { units, entities }: Model): number {
  const read = parseUnit(unit, { units, entities });
  return read === null ? value : (value * read.numerator) / read.denominator;
}

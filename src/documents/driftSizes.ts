// The size of a drift, out of a published series as far as it is known on the day.
import { PendencyError } from "../errors.ts";
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import { periodDays } from "../facts/periodDays.ts";
import { withLevels } from "../model/checkFacts.ts";
import type { Known } from "../model/known.ts";
import type { Model } from "../model/model.ts";
import type { Drift, DriftSource, Parameter } from "../parameters/parameter.ts";
import { civilFromDays } from "../quantity/date.ts";
import { log } from "../quantity/portable.ts";
import { parseUnit } from "../quantity/unit.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { driftSize, fewestFigures } from "../statistics/driftSize.ts";
import type { HistoryFigure } from "../statistics/driftSize.ts";

const daysInMonth = 30.4375;

type Sized = Pick<Drift, "size" | "halfLife" | "degrees" | "away" | "sizedBy">;

/**
 * `{group}` in the series gives one history a level, and one size for all of them.
 *
 * @throws PendencyError (facts) when too few figures are known, or one has no logarithm
 */
export function sizeFrom(
  { series: { text: series, at } }: DriftSource,
  drift: Drift,
  { name }: Parameter,
  facts: FactLibrary,
  model: Model,
  { axes }: Known,
): Sized {
  const path = `parameters.${name}.drift.size`;
  const refuse = (expected: string, got: string, hint: string): never => {
    throw new PendencyError([{ kind: "facts", at, path, expected, got, hint }]);
  };
  const rows = withLevels(series, axes).map((one) => seriesIn(facts).get(one) ?? []);
  const known = rows.flat();
  if (known.length === 0) {
    const early = whyLeftOut(facts, series);
    if (early !== null) refuse(early.expected, early.got, early.hint);
    refuse("a series of published figures", JSON.stringify(series), "see `pendency facts` for what is there");
  }
  const months = commonLength(known);
  const histories = rows.map((of) =>
    historyOf(of, months, (fact) => {
      const share = inBaseUnits(fact, model);
      const odds = drift.scale === "logs" ? share : share / (1 - share);
      if (odds > 0 && odds < Infinity) return log(odds);
      const expected = drift.scale === "logs" ? "figures above 0, which have logarithms" : "shares between 0 and 100 %";
      return refuse(expected, `${fact.value} in ${fact.id}`, "name another series, or write the size");
    }),
  );
  const found = driftSize(histories, {
    cut: drift.cut,
    ...(drift.leftOut?.halfLife === true ? {} : { halfLife: drift.halfLife }),
    ...(drift.leftOut?.degrees === true ? {} : { degrees: drift.degrees }),
  });
  if (found === null) {
    const most = Math.max(...histories.map((history) => history.length));
    const expected = `a series of which at least ${fewestFigures} figures, each of as long a time, are known`;
    return refuse(expected, `${most} of ${series}`, "name a series with a longer record, or write the size");
  }
  const { size, halfLife, degrees, away, foretold } = found;
  const dated = known.map(({ period }) => ({ period, end: periodDays(period)?.last ?? -Infinity }));
  const through = dated.reduce((last, one) => (one.end > last.end ? one : last)).period;
  return { size, halfLife, degrees, away: drift.away === 0 ? away : drift.away, sizedBy: { series, figures: foretold, through } }; // prettier-ignore
}

/** Months in the shortest periods of which there are enough; 0 where there are none. */
function commonLength(facts: readonly Fact[]): number {
  const lengths = groupedBy(facts.flatMap(monthsOf), ({ months }) => String(months));
  const enough = [...lengths.values()].filter((of) => of.length >= fewestFigures).map(([{ months }]) => months);
  const all = [...lengths.values()].map(([{ months }]) => months);
  return Math.min(...(enough.length > 0 ? enough : all.length > 0 ? all : [0]));
}

/** Rising, without overlaps. */
function historyOf(facts: readonly Fact[], length: number, valueOf: (fact: Fact) => number): readonly HistoryFigure[] {
  const figures = facts
    .flatMap(monthsOf)
    .filter(({ months }) => months === length)
    .toSorted((left, right) => left.from - right.from);
  const kept: HistoryFigure[] = [];
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

const seriesByLibrary = new WeakMap<FactLibrary, ReadonlyMap<string, readonly Fact[]>>();

/** Rows by their series: the id without its last part, the period. */
function seriesIn(library: FactLibrary): ReadonlyMap<string, readonly Fact[]> {
  const before = seriesByLibrary.get(library);
  if (before !== undefined) return before;
  const dated = [...library.facts.values()].filter(({ id }) => id.lastIndexOf(".") > id.indexOf("#"));
  const series = groupedBy(dated, ({ id }) => id.slice(0, id.lastIndexOf(".")));
  seriesByLibrary.set(library, series);
  return series;
}

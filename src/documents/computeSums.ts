// Totals, means, shares and spreads of published series, over the periods that are known.
import { knownPeriods } from "../facts/knownPeriods.ts";
import type { KnownPeriod } from "../facts/knownPeriods.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import type { Regime } from "../model/model.ts";
import { bare, multiplyPowers, parseUnit, samePowers } from "../quantity/unit.ts";
import type { ComputedSum, Span, Value } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";
import { didYouMean } from "../reading/suggest.ts";
import { ComputeError } from "./computeError.ts";
import { byLevel, fail, levelsOf, numberValue, regimeCalled, tableBy } from "./computePlace.ts";
import type { Place } from "./computePlace.ts";
import { historyOf, lastBeforeEnd, lastMonths, monthsOf, periodsFor } from "./statePeriods.ts";

export function sumOf(series: Name, computed: ComputedSum, place: Place): Value {
  const regime = computed.during === null ? null : regimeCalled(computed.during, place);
  const named = [...computed.series, ...computed.less, ...computed.outOf].map(({ text }) => text).join(" ");
  const inBraces = [...named.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  const groups = [...new Set([...inBraces, ...(regime?.by == null ? [] : [regime.by.text])])];
  for (const name of groups) levelsOf({ ...series, text: name }, place);
  expectWords(series, computed, place);
  const table = (index: number, levels: Levels): Value => {
    if (index === groups.length) return byState(series, computed, regime, levels, place);
    const by = groups[index];
    return byLevel({ text: by, at: series.at }, place, (level) => table(index + 1, { ...levels, [by]: level }));
  };
  return table(0, {});
}

function byState(series: Name, computed: ComputedSum, regime: Regime | null, levels: Levels, place: Place): Value {
  const { series: added, less, outOf } = computed;
  const all = [...added, ...less, ...outOf];
  const own = sumsOf(added, less, computed, levels, place);
  const whole = outOf.length === 0 ? null : sumsOf(outOf, [], computed, levels, place);
  const known = knownTogether(all, computed, levels, place);
  const name = filled((whole === null ? series : outOf[0]).text, computed, levels);
  const oneOf = (periods: readonly KnownPeriod[], what: string): Value => {
    const months = monthsOf(periods);
    const isCounted = computed.during === null && computed.eachMonths === null;
    const least = isCounted ? (computed.atLeastMonths ?? monthsInSpan(computed.span)) : 1;
    if (months < least) fail(series.at, place, `at least ${least} known months of ${name}`, `${months}${what}`);
    for (const { text } of all) {
      place.from.push({ series: text, from: periods[0].period, to: periods[periods.length - 1].period });
    }
    if (computed.kind === "spread") return numberValue(spreadOf(own, whole, periods, place), series.at, bare);
    const value = whole === null ? sumIn(own, periods, computed, place) : ratioIn(own, whole, periods, place, what);
    return numberValue(value, series.at, computed.unit);
  };
  const { span, eachMonths } = computed;
  if (eachMonths !== null) return stepsOf(known, eachMonths, name, series, place, (period) => oneOf([period], ""));
  if (span !== null) {
    const inside = known.filter(({ first, last }) => first >= span.from.days && last < span.to.days);
    return oneOf(inside, ` in ${span.text}`);
  }
  if (regime === null) return oneOf(lastMonths(known, computed.lastMonths), "");
  const history = historyOf(regime, regime.by === null ? null : levels[regime.by.text]);
  return tableBy(
    computed.during as Name,
    regime.states.map((state) => {
      const own = periodsFor(state, history, known, computed.atLeastMonths ?? 1);
      // a share of nobody says nothing of the state
      const isOfNobody = whole !== null && !own.some(({ period }) => (whole.sums.get(period) ?? 0) > 0);
      const read = isOfNobody ? lastBeforeEnd(state, history, known) : own;
      return [state, oneOf(read, ` for the state ${state}`)] as const;
    }),
  );
}

const periodNames: Readonly<Record<number, string>> = { 1: "month", 3: "quarter", 12: "fiscal year" };

/** A step for each known period; the first number holds before it too, and the last goes on. */
function stepsOf(
  known: readonly KnownPeriod[],
  eachMonths: number,
  name: string,
  { at }: Name,
  place: Place,
  valueOfPeriod: (period: KnownPeriod) => Value,
): Value {
  const { runs } = place.model;
  if (runs.kind !== "calendar") {
    throw new ComputeError(
      "sense",
      at,
      place.path,
      "`each:` in a model that runs on dates",
      "a model without a calendar",
    );
  }
  const other = known.find(({ months }) => months !== eachMonths);
  if (known.length === 0 || other !== undefined) {
    const got = other === undefined ? "none" : `each ${periodNames[other.months]}`;
    return fail(at, place, `figures of ${name} for each ${periodNames[eachMonths]}`, got);
  }
  const points = known.map((period, index) => ({
    at,
    when: {
      days: index === 0 ? Math.min(period.first, runs.fromDays) : period.first,
      calendar: true,
      text: period.period,
    },
    value: valueOfPeriod(period),
  }));
  return { kind: "steps", at, points, facts: null, repeatDays: null };
}

function monthsInSpan(span: Span | null): number {
  return span === null ? 1 : Math.floor((span.to.days - span.from.days) / daysPerMonth + 0.5);
}

/** Series added up, in each period. */
interface Sums {
  /** the first, for messages */
  readonly name: Name;
  readonly sums: ReadonlyMap<string, number>;
}

type Levels = Readonly<Record<string, string>>;

function sumsOf(
  added: readonly Name[],
  less: readonly Name[],
  computed: ComputedSum,
  levels: Levels,
  place: Place,
): Sums {
  const sums = new Map<string, number>();
  const add = (series: Name, sign: 1 | -1): void => {
    const id = filled(series.text, computed, levels);
    place.series.add(id);
    for (const { period, fact } of knownOf(id, series, place)) {
      sums.set(period, (sums.get(period) ?? 0) + sign * fact.value);
    }
  };
  for (const one of added) add(one, 1);
  for (const one of less) add(one, -1);
  return { name: { text: filled(added[0].text, computed, levels), at: added[0].at }, sums };
}

/** Periods of which every publication has a figure in one of its series: what it then does not print is nobody. */
function knownTogether(
  series: readonly Name[],
  computed: ComputedSum,
  levels: Levels,
  place: Place,
): readonly KnownPeriod[] {
  const byPublication = new Map<string, Map<string, KnownPeriod>>();
  for (const one of series) {
    const id = filled(one.text, computed, levels);
    const publication = id.slice(0, id.indexOf("#"));
    const periods = byPublication.get(publication) ?? new Map<string, KnownPeriod>();
    byPublication.set(publication, periods);
    for (const period of knownOf(id, one, place)) periods.set(period.period, period);
  }
  const [first, ...others] = [...byPublication.values()];
  return [...first.values()]
    .filter(({ period }) => others.every((periods) => periods.has(period)))
    .sort((left, right) => left.first - right.first);
}

function sumIn(
  { name: { at }, sums }: Sums,
  periods: readonly KnownPeriod[],
  { kind, unit }: ComputedSum,
  place: Place,
): number {
  const total = periods.reduce((sum, { period }) => sum + (sums.get(period) ?? 0), 0);
  const value = kind === "total" ? total : total / periods.length;
  const [{ fact, months }] = periods;
  const { units, entities } = place.model;
  const own = fact.unit === "" ? bare : parseUnit(fact.unit, { units, entities });
  if (own === null) return fail(at, place, "figures in a unit of this model", `"${fact.unit}" in ${fact.id}`);
  const base = (value * own.numerator) / own.denominator;
  const scale = unit.denominator / unit.numerator;
  if (samePowers(own.unit.powers, unit.unit.powers)) return base * scale;
  // so many in a month are so many per month
  const perTime = multiplyPowers(own.unit.powers, { day: 1 }, -1);
  if (kind === "mean" && samePowers(perTime, unit.unit.powers)) return (base / (months * daysPerMonth)) * scale;
  const got = `${fact.unit} in ${fact.id}`;
  return fail(at, place, `figures in ${unit.unit.text || "no unit"}, or a mean of so many in each period`, got);
}

/** A month of docs/reference/language.md is a twelfth of 365.25 days. */
const daysPerMonth = 365.25 / 12;

function ratioIn(part: Sums, whole: Sums, periods: readonly KnownPeriod[], place: Place, what: string): number {
  const total = periods.reduce((sum, { period }) => sum + (whole.sums.get(period) ?? 0), 0);
  if (!(total > 0)) {
    const got = `${total} from ${periods[0].period} to ${periods[periods.length - 1].period}${what}`;
    return fail(whole.name.at, place, `a total above 0 of ${whole.name.text}`, got);
  }
  return periods.reduce((sum, { period }) => sum + (part.sums.get(period) ?? 0), 0) / total;
}

/**
 * The relative standard error of a mean of months: their standard deviation over the root of as many as count, over
 * the mean. What months have in common with the one before leaves fewer that count: n (1 - r) / (1 + r), at least 1.
 */
function spreadOf(part: Sums, whole: Sums | null, periods: readonly KnownPeriod[], place: Place): number {
  const values = periods.flatMap(({ period }) => {
    const of = whole === null ? 1 : (whole.sums.get(period) ?? 0);
    return of > 0 ? [(part.sums.get(period) ?? 0) / of] : [];
  });
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 3 || !(mean > 0)) {
    return fail(
      part.name.at,
      place,
      `at least 3 months of ${part.name.text} with a mean above 0`,
      count === 0 ? "none" : `${count} with ${mean}`,
    );
  }
  const off = values.map((value) => value - mean);
  const squares = off.reduce((sum, one) => sum + one * one, 0);
  const shared = off.reduce((sum, one, index) => (index === 0 ? 0 : sum + one * off[index - 1]), 0);
  const inCommon = squares === 0 ? 0 : Math.max(0, shared / squares);
  const counting = Math.max(1, (count * (1 - inCommon)) / (1 + inCommon));
  return Math.sqrt(squares / (count - 1) / counting) / mean;
}

function knownOf(series: string, { at }: Name, place: Place): readonly KnownPeriod[] {
  const known = knownPeriods(place.facts, series);
  if (known.length > 0) return known;
  const early = whyLeftOut(place.facts, series);
  if (early !== null) throw new ComputeError("facts", at, place.path, early.expected, early.got, early.hint);
  const ids = [...place.facts.facts.keys()].map((id) => id.slice(0, id.lastIndexOf(".")));
  const near = [...new Set(ids)].filter((id) => id.startsWith(series.slice(0, series.indexOf("#") + 1)));
  const hint = didYouMean(series, near.slice(0, 2000)) ?? "see `pendency facts` for what is there";
  throw new ComputeError(
    "facts",
    at,
    place.path,
    "a series of months, quarters or years",
    JSON.stringify(series),
    hint,
  );
}

function filled(series: string, { words }: ComputedSum, levels: Levels): string {
  return series.replaceAll(/\{([^{}]*)\}/g, (_, group: string) => {
    const own: Readonly<Record<string, string>> = Object.hasOwn(words, group) ? words[group] : {};
    const level = levels[group];
    return Object.hasOwn(own, level) ? own[level] : (own["else"] ?? level);
  });
}

/** Every word under `as:` says something of a level that there is. */
function expectWords({ at }: Name, { words }: ComputedSum, place: Place): void {
  for (const [group, own] of Object.entries(words)) {
    const levels = levelsOf({ text: group, at }, place);
    const unknown = Object.keys(own).find((level) => level !== "else" && !levels.includes(level));
    if (unknown === undefined) continue;
    const hint = didYouMean(unknown, levels);
    throw new ComputeError("names", at, place.path, `a level of ${group}`, JSON.stringify(unknown), hint);
  }
}

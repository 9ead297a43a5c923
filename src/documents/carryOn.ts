// What comes out late goes on along a series that comes out sooner: counts by group along their total, in the
// proportions of the last months known by group, and a level judged year by year along figures by month.
import type { Position } from "../errors.ts";
import { knownPeriods } from "../facts/knownPeriods.ts";
import type { KnownPeriod } from "../facts/knownPeriods.ts";
import type { FactLibrary } from "../facts/fact.ts";
import type { Group, Model } from "../model/model.ts";
import type { ComputedFrom } from "../parameters/parameter.ts";
import { isoDate } from "../quantity/date.ts";
import { inUnit } from "../quantity/expression.ts";
import { bare, noUnit, parseUnit } from "../quantity/unit.ts";
import type { CountPeriod, Distribution, Instant, Span, Value } from "../quantity/value.ts";
import { eachBelow } from "../reading/eachBelow.ts";
import type { Name } from "../reading/name.ts";

type Counts = Extract<Value, { kind: "counts" }>;
type Steps = Extract<Value, { kind: "steps" | "line" }>;

interface Known {
  /** as known on the day */
  readonly facts: FactLibrary;
  readonly model: Pick<Model, "groups" | "units" | "entities">;
  /** stood on, in days since 1970-01-01 */
  readonly day: number;
}

interface Carried {
  readonly value: Value | Distribution;
  /** series and months that were read for it; [] where nothing was carried on */
  readonly from: readonly ComputedFrom[];
}

/**
 * Counts that are marked to go on, with periods of the series named under `sooner:` after their own last one, and steps
 * whose later points were cut, with a point for every month of that series.
 */
export function carryOn(value: Value | Distribution, known: Known): Carried {
  const from: ComputedFrom[] = [];
  const walk = (node: unknown): unknown => {
    if (node === null || typeof node !== "object") return node;
    if (isCarried(node)) return carried(node, known, from);
    if (isCarriedLevel(node)) return carriedLevel(node, known, from);
    return eachBelow(node, walk);
  };
  return { value: walk(value) as Value | Distribution, from };
}

function isCarried(node: object): node is Counts & { readonly facts: Name; readonly sooner: Name } {
  const { kind, facts, sooner, goesOn } = node as Partial<Counts>;
  return kind === "counts" && facts != null && sooner !== undefined && goesOn === true;
}

function carried(counts: Counts & { facts: Name; sooner: Name }, known: Known, from: ComputedFrom[]): Counts {
  const { facts: own, sooner, goOnMonths = 12 } = counts;
  const names = [...new Set([...own.text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name))];
  const groups = known.model.groups.filter(({ name }) => names.includes(name));
  const totals = new Map(knownPeriods(known.facts, sooner.text).map((one) => [one.first, one]));
  const all = levelsOf(own.text, groups).flatMap((series) => knownPeriods(known.facts, series));
  const published = new Map(all.map((one) => [one.first, one]));
  const ends = [
    ...counts.periods.map(({ during }) => during.to.days),
    ...[...published.values()].map(({ last }) => last + 1),
  ];
  const base = [...published.keys()]
    .filter((first) => totals.has(first))
    .toSorted((left, right) => left - right)
    .slice(-goOnMonths);
  const baseTotal = base.reduce((sum, first) => sum + (totals.get(first)?.fact.value ?? 0), 0);
  const later: KnownPeriod[] = [];
  for (let next = totals.get(Math.max(...ends)); next !== undefined && next.last <= known.day;) {
    later.push(next);
    next = totals.get(next.last + 1);
  }
  if (later.length === 0 || !(baseTotal > 0)) return counts;
  const shareOf = (series: string): number => {
    const figures = knownPeriods(known.facts, series).filter(({ first }) => base.includes(first));
    return figures.reduce((sum, { fact }) => sum + fact.value, 0) / baseTotal;
  };
  const [first, last] = [published.get(base[0]), published.get(base[base.length - 1])] as KnownPeriod[];
  from.push({ series: own.text, from: first.period, to: last.period });
  from.push({ series: sooner.text, from: first.period, to: later[later.length - 1].period });
  const unit = parseUnit(all[0].fact.unit, known.model) ?? bare;
  const { at } = sooner;
  const periods = later.map((month): CountPeriod => {
    const countOf = (series: string): Value => {
      const number = { kind: "number", value: shareOf(series) * month.fact.value, unit: noUnit } as const;
      return { kind: "expression", at, expression: inUnit(number, unit, at) };
    };
    return { at, during: spanOf(month), value: byLevel(own.text, groups, at, countOf) };
  });
  return { ...counts, periods: [...counts.periods, ...periods] };
}

function isCarriedLevel(node: object): node is Steps & { readonly sooner: Name; readonly goesOnFrom: number } {
  const { kind, sooner, goesOnFrom } = node as Partial<Steps>;
  return kind === "steps" && sooner !== undefined && goesOnFrom !== undefined;
}

/** The last value stands for the time from its date to the first point that was cut: the series' mean over it is 1. */
function carriedLevel(
  steps: Steps & { sooner: Name; goesOnFrom: number },
  { facts, day }: Known,
  from: ComputedFrom[],
): Steps {
  const { sooner, goesOnFrom, points } = steps;
  const last = points.at(-1);
  const months = knownPeriods(facts, sooner.text);
  const base = months.filter(({ first, last: end }) => first >= (last?.when.days ?? Infinity) && end < goesOnFrom);
  const later = months.filter(({ first, last: end }) => first >= goesOnFrom && end <= day);
  const mean = base.reduce((sum, { fact }) => sum + fact.value, 0) / base.length;
  if (last?.value.kind !== "expression" || later.length === 0 || !(mean > 0)) return steps;
  from.push({ series: sooner.text, from: base[0].period, to: later[later.length - 1].period });
  const { at } = sooner;
  const { expression } = last.value;
  const more = later.map(({ first, period, fact }) => {
    const ratio = { kind: "number", value: fact.value / mean, unit: noUnit } as const;
    const value = { kind: "expression", at, expression: { kind: "binary", op: "*", left: expression, right: ratio, at } } as const; // prettier-ignore
    return { at, when: { days: first, calendar: true, text: period }, value };
  });
  return { ...steps, points: [...points, ...more] };
}

/** The series for every level of its groups. */
function levelsOf(series: string, groups: readonly Group[]): readonly string[] {
  const [group, ...others] = groups;
  if (group === undefined) return [series];
  return group.levels.flatMap((level) => levelsOf(series.replaceAll(`{${group.name}}`, level), others));
}

function byLevel(series: string, groups: readonly Group[], at: Position, valueOf: (series: string) => Value): Value {
  const [group, ...others] = groups;
  if (group === undefined) return valueOf(series);
  const levels = group.levels.map((level) => {
    return [level, byLevel(series.replaceAll(`{${group.name}}`, level), others, at, valueOf)] as const;
  });
  const levelNames = group.levels.map((text) => ({ text, at }));
  return { kind: "table", at, by: { text: group.name, at }, levels: Object.fromEntries(levels), levelNames, otherwise: null }; // prettier-ignore
}

function spanOf({ period, first, last }: KnownPeriod): Span {
  const at = (days: number): Instant => ({ days, calendar: true, text: isoDate(days) });
  return { from: at(first), to: at(last + 1), text: period };
}

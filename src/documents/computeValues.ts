// Numbers that parameters have computed from published series become plain numbers, from what is known in a library.
import type { Position, Problem } from "../errors.ts";
import { knownPeriods } from "../facts/knownPeriods.ts";
import type { KnownPeriod } from "../facts/knownPeriods.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import type { Model, Regime } from "../model/model.ts";
import type { FittedTable } from "../parameters/fittedTable.ts";
import type { ComputedFrom, Parameter, Source, Uncertainty } from "../parameters/parameter.ts";
import { inUnit } from "../quantity/expression.ts";
import { bare, multiplyPowers, parseUnit, samePowers } from "../quantity/unit.ts";
import type { Computed, ComputedShare, ComputedSum, Distribution, Span, Value } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";
import { didYouMean } from "../reading/suggest.ts";
import { ComputeError } from "./computeError.ts";
import { fitTables } from "./fitTables.ts";
import type { FittedStates } from "./fitTables.ts";
import { historyOf, lastBeforeEnd, lastMonths, monthsOf, periodsFor } from "./statePeriods.ts";

/** Where numbers are computed: the model with the histories of its regimes as known, and the figures as known. */
interface Ground {
  readonly model: Model;
  readonly tables: readonly FittedTable[];
  readonly facts: FactLibrary;
}

interface ComputedParameters {
  readonly parameters: readonly Parameter[];
  /** what could not be computed, by parameter and alternative; its source is left as it was written */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** @param isOnADay what cannot be computed makes its source unavailable, rather than the document wrong */
export function computeValues(parameters: readonly Parameter[], ground: Ground, isOnADay: boolean): ComputedParameters {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const fitted = new Map<string, FittedStates>();
  const work: Work = { ...ground, fitted, warnings };
  const sourceOf = (source: Source, path: string): Source => {
    const { unavailable: _, ...asWritten } = source;
    const fallback = source.fallback == null ? source.fallback : sourceOf(source.fallback, `${path}.fallback`);
    const earlier = source.earlier?.map((one) => sourceOf(one, `${path}.earlier`));
    const own = { ...asWritten, fallback, ...(earlier === undefined ? {} : { earlier }) };
    const written = source.computed?.written ?? source.value;
    if (!mentionsComputed(written)) return own;
    const from: ComputedFrom[] = [];
    const series = new Set<string>();
    try {
      const value = replaced(written, { ...work, path, from, series, read: new Map() });
      const cited = [...new Set([...source.cited.map(({ text }) => text), ...series])];
      return { ...own, value, facts: cited, computed: { written, from: inShort(from) } };
    } catch (error) {
      if (!(error instanceof ComputeError)) throw error;
      if (!isOnADay) problems.push(error.problem);
      const { expected, got, hint } = error.problem;
      const unavailable = { expected, got, hint: hint ?? "write a `fallback:` beside the value for such a day" };
      return { ...own, value: written, computed: { written, from: [] }, unavailable };
    }
  };
  const widthOf = (uncertainty: Uncertainty | null, path: string): Width => {
    const written = uncertainty?.computed?.written ?? uncertainty?.distribution;
    if (uncertainty === null || !mentionsComputed(written)) return { uncertainty };
    const from: ComputedFrom[] = [];
    try {
      const place = { ...work, path: `${path}.uncertainty`, from, series: new Set<string>(), read: new Map() };
      const distribution = replaced(written as Distribution, place);
      return { uncertainty: { ...uncertainty, distribution, computed: { written: written as Distribution, from: inShort(from) } } }; // prettier-ignore
    } catch (error) {
      if (!(error instanceof ComputeError)) throw error;
      if (!isOnADay) problems.push(error.problem);
      const { expected, got, hint = "leave out what reads it, or choose a later day" } = error.problem;
      return { uncertainty, unavailable: { expected, got, hint } };
    }
  };
  const computed = parameters.map((parameter): Parameter => {
    const path = `parameters.${parameter.name}`;
    const { alternatives } = parameter;
    const { uncertainty, unavailable } = widthOf(parameter.uncertainty, path);
    const sourced = (source: Source, at: string): Source => {
      const own = sourceOf(source, at);
      return unavailable === undefined ? own : { ...own, unavailable };
    };
    if (parameter.source !== null) return { ...parameter, uncertainty, source: sourced(parameter.source, path) };
    if (alternatives === null) return { ...parameter, uncertainty };
    const options = alternatives.options.map((option) => ({
      ...option,
      source: sourced(option.source, `${path}.alternatives.${option.name}`),
    }));
    return { ...parameter, uncertainty, alternatives: { ...alternatives, options } };
  });
  return { parameters: computed, problems, warnings };
}

interface Width {
  readonly uncertainty: Uncertainty | null;
  /** where it cannot be worked out on the day */
  readonly unavailable?: NonNullable<Source["unavailable"]>;
}

interface Work extends Ground {
  /** tables that were fitted for an earlier parameter */
  readonly fitted: Map<string, FittedStates>;
  readonly warnings: Problem[];
}

interface Place extends Work {
  readonly path: string;
  readonly from: ComputedFrom[];
  readonly series: Set<string>;
  readonly read: Read;
}

type ComputedNode = Extract<Value, { kind: "fact" }> & { readonly computed: Computed };

function mentionsComputed(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mentionsComputed);
  if (value === null || typeof value !== "object") return false;
  return isComputedNode(value) || Object.values(value).some(mentionsComputed);
}

function isComputedNode(node: object): node is ComputedNode {
  const { kind, computed } = node as { kind?: unknown; computed?: unknown };
  return kind === "fact" && computed !== undefined;
}

function replaced<T extends Value | Distribution>(value: T, place: Place): T {
  const walk = (node: unknown, read: Read): unknown => {
    if (Array.isArray(node)) return node.map((each) => walk(each, read));
    if (node === null || typeof node !== "object") return node;
    if (isComputedNode(node)) return valueOf(node, { ...place, read });
    const group = isTable(node) ? place.model.groups.find(({ name }) => name === node.by.text) : undefined;
    if (group === undefined || !isTable(node)) {
      return Object.fromEntries(Object.entries(node).map(([key, below]) => [key, walk(below, read)]));
    }
    const at = (levels: readonly string[]): Read => new Map([...read, [group.name, levels]]);
    const levels = Object.entries(node.levels).map(([level, below]) => [level, walk(below, at([level]))]);
    const others = group.levels.filter((level) => !Object.hasOwn(node.levels, level));
    const otherwise = node.otherwise === null ? null : walk(node.otherwise, at(others));
    return { ...node, levels: Object.fromEntries(levels), otherwise };
  };
  return walk(value, new Map()) as T;
}

/** Levels of groups for which a part of a value is read, where tables around it say. */
type Read = ReadonlyMap<string, readonly string[]>;

function isTable(node: object): node is Extract<Value | Distribution, { kind: "table" }> {
  return (node as { kind?: unknown }).kind === "table";
}

function valueOf({ at, fact, computed }: ComputedNode, place: Place): Value {
  if (computed.kind === "share") return shareOf({ text: fact, at }, computed, place);
  return sumOf({ text: fact, at }, computed, place);
}

// ---- totals and means

function sumOf(series: Name, computed: ComputedSum, place: Place): Value {
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
      `${count} with ${mean}`,
    );
  }
  const off = values.map((value) => value - mean);
  const squares = off.reduce((sum, one) => sum + one * one, 0);
  const shared = off.reduce((sum, one, index) => (index === 0 ? 0 : sum + one * off[index - 1]), 0);
  const inCommon = squares === 0 ? 0 : Math.max(0, shared / squares);
  const counting = Math.max(1, (count * (1 - inCommon)) / (1 + inCommon));
  return Math.sqrt(squares / (count - 1) / counting) / mean;
}

// ---- shares of fitted tables

function shareOf(name: Name, { axis, level, given }: ComputedShare, place: Place): Value {
  const { tables, fitted } = place;
  const table = tables.find((one) => one.name === name.text);
  if (table === undefined) {
    const known = tables.map((one) => one.name);
    const hint = didYouMean(name.text, known) ?? (known.length === 0 ? "tables stand under `tables:`" : undefined);
    throw new ComputeError("names", name.at, place.path, "the name of a fitted table", JSON.stringify(name.text), hint);
  }
  const regime = regimeCalled(table.during, place);
  const fit = fitted.get(table.name) ?? fitTables(table, regime, place);
  fitted.set(table.name, fit);
  place.from.push(...fit.from);
  for (const one of fit.series) place.series.add(one);
  for (const one of [{ axis, level }, ...given]) expectLevel(one.axis, one.level, table, place);
  const fixed = new Map(given.map((one) => [one.axis.text, one.level.text]));
  if (fixed.has(axis.text)) {
    const got = `a level of ${axis.text}, whose share it is`;
    throw new ComputeError("sense", given[0].axis.at, place.path, "levels of other axes under `given:`", got);
  }
  const groups = table.axes.filter(
    ({ text }) => text !== axis.text && !fixed.has(text) && place.model.groups.some((group) => group.name === text),
  );
  const tableOf = (state: string, index: number, levels: ReadonlyMap<string, string>): Value => {
    if (index === groups.length) return numberValue(fit.share(state, axis.text, level.text, levels), name.at, bare);
    const by = groups[index];
    return byLevel({ text: by.text, at: name.at }, place, (one) =>
      tableOf(state, index + 1, new Map([...levels, [by.text, one]])),
    );
  };
  return tableBy({ text: table.during.text, at: name.at }, regime.states.map((state) => [state, tableOf(state, 0, fixed)])); // prettier-ignore
}

function expectLevel(axis: Name, level: Name, table: FittedTable, place: Place): void {
  const own = table.axes.find((one) => one.text === axis.text);
  if (own === undefined) {
    const hint = didYouMean(axis.text, table.axes.map((one) => one.text)); // prettier-ignore
    throw new ComputeError("names", axis.at, place.path, `an axis of ${table.name}`, JSON.stringify(axis.text), hint);
  }
  const group = place.model.groups.find((one) => one.name === axis.text);
  const all = group?.levels ?? Object.keys(own.words);
  if (all.includes(level.text)) return;
  const hint = didYouMean(level.text, all);
  throw new ComputeError("names", level.at, place.path, `a level of ${axis.text}`, JSON.stringify(level.text), hint);
}

// ---- what both need

/** The levels that are read; one alone needs no table. What no class reads has the value of the last. */
function byLevel(by: Name, place: Place, valueAt: (level: string) => Value): Value {
  const all = levelsOf(by, place);
  const read = place.read.get(by.text) ?? all;
  if (read.length === 1) return valueAt(read[0]);
  const table = tableBy(by, read.map((level) => [level, valueAt(level)])); // prettier-ignore
  return read.length === all.length ? table : { ...table, otherwise: table.levels[read[read.length - 1]] };
}

function tableBy(by: Name, entries: readonly (readonly [string, Value])[]): Extract<Value, { kind: "table" }> {
  return {
    kind: "table",
    at: by.at,
    by,
    levels: Object.fromEntries(entries),
    levelNames: entries.map(([text]) => ({ text, at: by.at })),
    otherwise: null,
  };
}

function numberValue(value: number, at: Position, unit: ComputedSum["unit"]): Value {
  return { kind: "expression", at, expression: inUnit({ kind: "number", value, unit: bare.unit }, unit, at) };
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

function levelsOf({ text, at }: Name, { model, path }: Place): readonly string[] {
  const group = model.groups.find(({ name }) => name === text);
  if (group !== undefined) return group.levels;
  const names = model.groups.map(({ name }) => name);
  throw new ComputeError("names", at, path, "the name of a group in braces", `"{${text}}"`, didYouMean(text, names));
}

function regimeCalled({ text, at }: Name, { model, path }: Place): Regime {
  if (model.runs.kind !== "calendar") {
    throw new ComputeError("sense", at, path, "`during:` in a model that runs on dates", "a model without a calendar");
  }
  const regime = model.regimes.find(({ name }) => name === text);
  if (regime !== undefined) return regime;
  const names = model.regimes.map(({ name }) => name);
  throw new ComputeError("names", at, path, "the name of a regime", JSON.stringify(text), didYouMean(text, names));
}

function fail(at: Position, { path }: Place, expected: string, got: string, hint?: string): never {
  throw new ComputeError("facts", at, path, expected, got, hint);
}

/** Each series once, from the first to the last period that any of its numbers read. */
function inShort(from: readonly ComputedFrom[]): readonly ComputedFrom[] {
  // months sort as their texts do, and so do fiscal years
  const bySeries = new Map<string, ComputedFrom>();
  for (const one of from) {
    const before = bySeries.get(one.series);
    if (before === undefined) bySeries.set(one.series, one);
    else {
      bySeries.set(one.series, {
        series: one.series,
        from: one.from < before.from ? one.from : before.from,
        to: one.to > before.to ? one.to : before.to,
      });
    }
  }
  return [...bySeries.values()];
}

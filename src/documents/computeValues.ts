// Numbers that parameters have computed from published series become plain numbers, from what is known in a library.
import type { Position, Problem } from "../errors.ts";
import { knownPeriods } from "../facts/knownPeriods.ts";
import type { KnownPeriod } from "../facts/knownPeriods.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import type { Model, Regime } from "../model/model.ts";
import type { FittedTable } from "../parameters/fittedTable.ts";
import type { ComputedFrom, Parameter, Source } from "../parameters/parameter.ts";
import { inUnit } from "../quantity/expression.ts";
import { bare, multiplyPowers, parseUnit, samePowers } from "../quantity/unit.ts";
import type { Computed, ComputedShare, ComputedSum, Distribution, Value } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";
import { didYouMean } from "../reading/suggest.ts";
import { ComputeError } from "./computeError.ts";
import { fitTables } from "./fitTables.ts";
import type { FittedStates } from "./fitTables.ts";
import { historyOf, lastMonths, monthsOf, periodsFor } from "./statePeriods.ts";

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
    const fallback = source.fallback == null ? source.fallback : sourceOf(source.fallback, `${path}.fallback`);
    const own = { ...source, fallback };
    const written = source.computed?.written ?? source.value;
    if (!mentionsComputed(written)) return own;
    const from: ComputedFrom[] = [];
    const series = new Set<string>();
    try {
      const value = replaced(written, { ...work, path, from, series });
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
  const computed = parameters.map((parameter): Parameter => {
    const path = `parameters.${parameter.name}`;
    const { source, alternatives } = parameter;
    if (source !== null) return { ...parameter, source: sourceOf(source, path) };
    if (alternatives === null) return parameter;
    const options = alternatives.options.map((option) => ({
      ...option,
      source: sourceOf(option.source, `${path}.alternatives.${option.name}`),
    }));
    return { ...parameter, alternatives: { ...alternatives, options } };
  });
  return { parameters: computed, problems, warnings };
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
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (node === null || typeof node !== "object") return node;
    if (isComputedNode(node)) return valueOf(node, place);
    return Object.fromEntries(Object.entries(node).map(([key, below]) => [key, walk(below)]));
  };
  return walk(value) as T;
}

function valueOf({ at, fact, computed }: ComputedNode, place: Place): Value {
  if (computed.kind === "share") return shareOf({ text: fact, at }, computed, place);
  return sumOf({ text: fact, at }, computed, place);
}

// ---- totals and means

function sumOf(series: Name, computed: ComputedSum, place: Place): Value {
  const regime = computed.during === null ? null : regimeCalled(computed.during, place);
  const inBraces = [...`${series.text} ${computed.outOf?.text ?? ""}`.matchAll(/\{([^{}]*)\}/g)].map(
    ([, name]) => name,
  );
  const groups = [...new Set([...inBraces, ...(regime?.by == null ? [] : [regime.by.text])])];
  for (const name of groups) levelsOf({ ...series, text: name }, place);
  expectWords(series, computed, place);
  const table = (index: number, levels: Readonly<Record<string, string>>): Value => {
    if (index === groups.length) return byState(series, computed, regime, levels, place);
    const by = groups[index];
    const entries = levelsOf({ ...series, text: by }, place).map(
      (level) => [level, table(index + 1, { ...levels, [by]: level })] as const,
    );
    return tableBy({ text: by, at: series.at }, entries);
  };
  return table(0, {});
}

function byState(
  series: Name,
  computed: ComputedSum,
  regime: Regime | null,
  levels: Readonly<Record<string, string>>,
  place: Place,
): Value {
  const [own, other] = [series, computed.outOf].map((one) =>
    one === null ? null : { name: one, known: knownOf(filled(one.text, computed, levels), one, place) },
  ) as [Known, Known | null];
  place.series.add(filled(series.text, computed, levels));
  if (other !== null) place.series.add(filled(other.name.text, computed, levels));
  const known = (other ?? own).known;
  const oneOf = (periods: readonly KnownPeriod[], what: string): Value => {
    const months = monthsOf(periods);
    const least = computed.during === null ? computed.atLeastMonths : 1;
    const name = filled((other ?? own).name.text, computed, levels);
    if (months < least) fail(series.at, place, `at least ${least} known months of ${name}`, `${months}${what}`);
    place.from.push({ series: series.text, from: periods[0].period, to: periods[periods.length - 1].period });
    const value = other === null ? sumIn(own, periods, computed, place) : ratioIn(own, other, periods, place, what);
    return numberValue(value, series.at, computed.unit);
  };
  if (regime === null) return oneOf(lastMonths(known, computed.lastMonths), "");
  const history = historyOf(regime, regime.by === null ? null : levels[regime.by.text]);
  return tableBy(
    computed.during as Name,
    regime.states.map((state) => [
      state,
      oneOf(periodsFor(state, history, known, computed.atLeastMonths), ` for the state ${state}`),
    ]),
  );
}

interface Known {
  readonly name: Name;
  readonly known: readonly KnownPeriod[];
}

function sumIn({ name }: Known, periods: readonly KnownPeriod[], { kind, unit }: ComputedSum, place: Place): number {
  const total = periods.reduce((sum, { fact }) => sum + fact.value, 0);
  const value = kind === "total" ? total : total / periods.length;
  const [{ fact, months }] = periods;
  const { units, entities } = place.model;
  const own = fact.unit === "" ? bare : parseUnit(fact.unit, { units, entities });
  if (own === null) return fail(name.at, place, "figures in a unit of this model", `"${fact.unit}" in ${fact.id}`);
  const base = (value * own.numerator) / own.denominator;
  const scale = unit.denominator / unit.numerator;
  if (samePowers(own.unit.powers, unit.unit.powers)) return base * scale;
  // so many in a month are so many per month
  const perTime = multiplyPowers(own.unit.powers, { day: 1 }, -1);
  if (kind === "mean" && samePowers(perTime, unit.unit.powers)) return (base / (months * daysPerMonth)) * scale;
  const got = `${fact.unit} in ${fact.id}`;
  return fail(name.at, place, `figures in ${unit.unit.text || "no unit"}, or a mean of so many in each period`, got);
}

/** A month of docs/reference/language.md is a twelfth of 365.25 days. */
const daysPerMonth = 365.25 / 12;

/** A period in which only the whole is printed counts 0: nobody was in the part. */
function ratioIn(part: Known, whole: Known, periods: readonly KnownPeriod[], place: Place, what: string): number {
  const at = new Map(part.known.map(({ period, fact }) => [period, fact.value]));
  const total = periods.reduce((sum, { fact }) => sum + fact.value, 0);
  if (!(total > 0)) {
    const got = `${total} from ${periods[0].period} to ${periods[periods.length - 1].period}${what}`;
    return fail(whole.name.at, place, `a total above 0 of ${whole.name.text}`, got);
  }
  return periods.reduce((sum, { period }) => sum + (at.get(period) ?? 0), 0) / total;
}

// ---- shares of fitted tables

function shareOf(name: Name, { axis, level }: ComputedShare, place: Place): Value {
  const { tables, fitted } = place;
  const table = tables.find((one) => one.name === name.text);
  if (table === undefined) {
    const known = tables.map((one) => one.name);
    const hint = didYouMean(name.text, known) ?? (known.length === 0 ? "tables stand under `tables:`" : undefined);
    throw new ComputeError("names", name.at, place.path, "the name of a fitted table", JSON.stringify(name.text), hint);
  }
  const own = table.axes.find((one) => one.text === axis.text);
  if (own === undefined) {
    const hint = didYouMean(axis.text, table.axes.map((one) => one.text)); // prettier-ignore
    throw new ComputeError("names", axis.at, place.path, `an axis of ${table.name}`, JSON.stringify(axis.text), hint);
  }
  const regime = regimeCalled(table.during, place);
  const fit = fitted.get(table.name) ?? fitTables(table, regime, place);
  fitted.set(table.name, fit);
  place.from.push(...fit.from);
  for (const one of fit.series) place.series.add(one);
  const group = place.model.groups.find((one) => one.name === axis.text);
  const all = group?.levels ?? Object.keys(own.words);
  if (!all.includes(level.text)) {
    const hint = didYouMean(level.text, all);
    throw new ComputeError("names", level.at, place.path, `a level of ${axis.text}`, JSON.stringify(level.text), hint);
  }
  const groups = table.axes.filter(
    ({ text }) => text !== axis.text && place.model.groups.some((group) => group.name === text),
  );
  const tableOf = (state: string, index: number, levels: ReadonlyMap<string, string>): Value => {
    if (index === groups.length) return numberValue(fit.share(state, axis.text, level.text, levels), name.at, bare);
    const by = groups[index];
    const entries = levelsOf(by, place).map(
      (one) => [one, tableOf(state, index + 1, new Map([...levels, [by.text, one]]))] as const,
    );
    return tableBy({ text: by.text, at: name.at }, entries);
  };
  return tableBy({ text: table.during.text, at: name.at }, regime.states.map((state) => [state, tableOf(state, 0, new Map())])); // prettier-ignore
}

// ---- what both need

function tableBy(by: Name, entries: readonly (readonly [string, Value])[]): Value {
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

function filled(series: string, { words }: ComputedSum, levels: Readonly<Record<string, string>>): string {
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

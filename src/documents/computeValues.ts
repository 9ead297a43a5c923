// Numbers that parameters have computed from published series become plain numbers, from what is known in a library.
import type { Problem } from "../errors.ts";
import type { ComputedFrom, Parameter, Source, Uncertainty } from "../parameters/parameter.ts";
import type { Computed, Distribution, Value } from "../quantity/value.ts";
import { ComputeError } from "./computeError.ts";
import type { Ground, Place, Read, Work } from "./computePlace.ts";
import { shareOf } from "./computeShares.ts";
import { sumOf } from "./computeSums.ts";
import type { FittedStates } from "./fitTables.ts";

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

function isTable(node: object): node is Extract<Value | Distribution, { kind: "table" }> {
  return (node as { kind?: unknown }).kind === "table";
}

function valueOf({ at, fact, computed }: ComputedNode, place: Place): Value {
  if (computed.kind === "share") return shareOf({ text: fact, at }, computed, place);
  return sumOf({ text: fact, at }, computed, place);
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

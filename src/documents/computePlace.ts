// Where a number is computed from series, and how it becomes a table by the levels and states that are read there.
import type { Position, Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import type { Model, Regime } from "../model/model.ts";
import type { FittedTable } from "../parameters/fittedTable.ts";
import type { ComputedFrom } from "../parameters/parameter.ts";
import { inUnit } from "../quantity/expression.ts";
import { bare } from "../quantity/unit.ts";
import type { ComputedSum, Value } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";
import { didYouMean } from "../reading/suggest.ts";
import { ComputeError } from "./computeError.ts";
import type { FittedStates } from "./fitTables.ts";

/** Where numbers are computed: the model with the histories of its regimes as known, and the figures as known. */
export interface Ground {
  readonly model: Model;
  readonly tables: readonly FittedTable[];
  readonly facts: FactLibrary;
}

export interface Work extends Ground {
  /** tables that were fitted for an earlier parameter */
  readonly fitted: Map<string, FittedStates>;
  readonly warnings: Problem[];
}

export interface Place extends Work {
  readonly path: string;
  readonly from: ComputedFrom[];
  readonly series: Set<string>;
  readonly read: Read;
}

/** Levels of groups for which a part of a value is read, where tables around it say. */
export type Read = ReadonlyMap<string, readonly string[]>;

/** The levels that are read; one alone needs no table. What no class reads has the value of the last. */
export function byLevel(by: Name, place: Place, valueAt: (level: string) => Value): Value {
  const all = levelsOf(by, place);
  const read = place.read.get(by.text) ?? all;
  if (read.length === 1) return valueAt(read[0]);
  const table = tableBy(by, read.map((level) => [level, valueAt(level)])); // prettier-ignore
  return read.length === all.length ? table : { ...table, otherwise: table.levels[read[read.length - 1]] };
}

export function tableBy(by: Name, entries: readonly (readonly [string, Value])[]): Extract<Value, { kind: "table" }> {
  return {
    kind: "table",
    at: by.at,
    by,
    levels: Object.fromEntries(entries),
    levelNames: entries.map(([text]) => ({ text, at: by.at })),
    otherwise: null,
  };
}

export function numberValue(value: number, at: Position, unit: ComputedSum["unit"]): Value {
  return { kind: "expression", at, expression: inUnit({ kind: "number", value, unit: bare.unit }, unit, at) };
}

export function levelsOf({ text, at }: Name, { model, path }: Place): readonly string[] {
  const group = model.groups.find(({ name }) => name === text);
  if (group !== undefined) return group.levels;
  const names = model.groups.map(({ name }) => name);
  throw new ComputeError("names", at, path, "the name of a group in braces", `"{${text}}"`, didYouMean(text, names));
}

export function regimeCalled({ text, at }: Name, { model, path }: Place): Regime {
  if (model.runs.kind !== "calendar") {
    throw new ComputeError("sense", at, path, "`during:` in a model that runs on dates", "a model without a calendar");
  }
  const regime = model.regimes.find(({ name }) => name === text);
  if (regime !== undefined) return regime;
  const names = model.regimes.map(({ name }) => name);
  throw new ComputeError("names", at, path, "the name of a regime", JSON.stringify(text), didYouMean(text, names));
}

export function fail(at: Position, { path }: Place, expected: string, got: string, hint?: string): never {
  throw new ComputeError("facts", at, path, expected, got, hint);
}

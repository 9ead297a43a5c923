// What figures said of each parameter: how much of its prior's variance they took, and where its draws lie now.
import { drawParameters } from "../../compile/drawParameters.ts";
import type { Documents } from "../../documents/documents.ts";
import { drawAt } from "../../parameters/parameterSet.ts";
import type { Coordinate } from "../../parameters/parameterSet.ts";
import type { StudySpec } from "../../study/study.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import { moments } from "../../statistics/moments.ts";
import type { Coordinates } from "./coordinates.ts";

/** Below it, draws are those of the documents as far as anybody sees: a standard deviation above 0.9 of theirs. */
const leastRemoved = 0.19;

export interface ParameterRow {
  readonly name: string;
  readonly title: string;
  /** of a draw, the size of a drift, or all its steps */
  readonly of: Coordinate["of"];
  /** share of the prior's variance that is gone; of steps, of their mean; below 0 it grew by the chance of few draws */
  readonly removed: number;
  /** false: its draws are, as far as anybody sees, those of the documents */
  readonly informed: boolean;
  /** mean and deviation of its normal scores, 0 and 1 before; of steps, of their sum over its root */
  readonly mean: number;
  readonly deviation: number;
  /** 10 %, 50 % and 90 % of its draws, in base units; null of drifts */
  readonly quantiles: readonly [number, number, number] | null;
  /** whether any figure could move it: one without a way is drawn as ever, and is no coordinate */
  readonly hasWay: boolean;
}

/** @param scores [draw][coordinate] */
export function parameterRows(
  { parameters }: Pick<Documents, "parameters">,
  { coordinates }: Coordinates,
  scores: readonly (readonly number[])[],
  values: Readonly<Record<string, readonly number[]>>,
): readonly ParameterRow[] {
  const columnsOf = (name: string, of: Coordinate["of"]): readonly number[] =>
    coordinates.flatMap((one, at) => (one.parameter === name && one.of === of ? [at] : []));
  return parameters.flatMap((parameter): ParameterRow[] => {
    const { name, title, uncertainty, drift } = parameter;
    const kinds = [...(uncertainty === null ? [] : ["draw" as const]), ...(drift == null ? [] : (["size", "step"] as const))]; // prettier-ignore
    return kinds.flatMap((of): ParameterRow[] => {
      const columns = columnsOf(name, of);
      const own = { name, title, of };
      if (columns.length === 0) return of === "draw" ? [{ ...own, ...nothingSaid }] : [];
      const sums = scores.map((draw) => columns.reduce((sum, at) => sum + draw[at], 0) / Math.sqrt(columns.length));
      const { mean, squares } = moments(sums);
      const variance = squares / (sums.length - 1);
      const removed = 1 - variance;
      const sorted = of === "draw" ? values[name].toSorted((one, other) => one - other) : [];
      const quantiles = of === "draw" ? ([0.1, 0.5, 0.9].map((p) => quantileOf(sorted, p)) as [number, number, number]) : null; // prettier-ignore
      return [{ ...own, removed, informed: removed >= leastRemoved, mean, deviation: Math.sqrt(variance), quantiles, hasWay: true }]; // prettier-ignore
    });
  });
}

const nothingSaid = { removed: 0, informed: false, mean: 0, deviation: 1, quantiles: null, hasWay: false } as const;

/** Parameter > factor, addend or value in each draw, in base units; of those that are coordinates. */
export function valuesOf(
  { parameters }: Pick<Documents, "parameters">,
  coordinates: Coordinates,
  scores: readonly (readonly number[])[],
  { seed, sources }: Pick<StudySpec, "seed" | "sources">,
): Readonly<Record<string, readonly number[]>> {
  const names = coordinates.coordinates.flatMap(({ of, parameter }) => (of === "draw" ? [parameter] : []));
  const all = scores.map((draw, replication) => {
    return drawParameters(parameters, { seed, replication, sources, given: drawAt(coordinates, draw) }).draws;
  });
  return Object.fromEntries(names.map((name) => [name, all.map((draws) => Number(draws[name].value.toPrecision(9)))]));
}

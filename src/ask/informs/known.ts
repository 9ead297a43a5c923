// Figures as they would be known: with an error of measurement, those that never vary left out, and those that go
// together in every draw as one.
import { countUp, standardNormals } from "../../inference/normals.ts";
import { exp } from "../../quantity/portable.ts";
import type { Drawn } from "../../statistics/sensitivity/firstRanking.ts";
import type { FigureAsked } from "./figures.ts";
import type { Figure } from "./informed.ts";

export interface FigureDrawn {
  readonly figure: FigureAsked;
  /** of each draw; null where a run has none */
  readonly values: readonly (number | string | null)[];
}

export interface KnownFigures {
  readonly figures: readonly Figure[];
  /** as they would be known, in the order of `figures` */
  readonly columns: readonly Drawn[];
  /** figures that do not vary, or lack a value in some draw */
  readonly still: readonly FigureAsked[];
}

/** A few sums in other orders apart. */
const rounding = 1e-9;

/** @param numbers of the draws: an error belongs to a figure and a draw, whichever others there are */
export function knownFigures(all: readonly FigureDrawn[], numbers: readonly number[], seed: number): KnownFigures {
  const kept: { readonly drawn: FigureDrawn; readonly alike: string[] }[] = [];
  const still: FigureAsked[] = [];
  for (const drawn of all) {
    if (!isVarying(drawn.values)) {
      still.push(drawn.figure);
      continue;
    }
    const same = kept.find((one) => isInProportion(one.drawn.values, drawn.values));
    if (same === undefined) kept.push({ drawn, alike: [] });
    else same.alike.push(drawn.figure.name);
  }
  return {
    figures: kept.map(({ drawn, alike }) => ({ ...drawn.figure, alike })),
    columns: kept.map(({ drawn }) => withError(drawn, numbers, seed)),
    still,
  };
}

function isVarying(values: readonly (number | string | null)[]): boolean {
  const [first] = values;
  if (values.includes(null)) return false;
  if (typeof first !== "number") return values.some((value) => value !== first);
  return (values as readonly number[]).some((value) => Math.abs(value - first) > rounding * Math.abs(first));
}

function isInProportion(one: FigureDrawn["values"], other: FigureDrawn["values"]): boolean {
  const of = one.findIndex((value) => value !== 0);
  const [a, b] = [one[of], other[of]];
  if (typeof a !== "number" || typeof b !== "number") return one.every((value, draw) => value === other[draw]);
  return one.every((value, draw) => Math.abs((value as number) * (b / a) - (other[draw] as number)) <= rounding * Math.abs(b)); // prettier-ignore
}

function withError({ figure, values }: FigureDrawn, numbers: readonly number[], seed: number): Drawn {
  const { error, name } = figure;
  if (error === null || typeof values[0] !== "number") return values as Drawn;
  const normals = standardNormals(seed, `error of ${name}`, 0, numbers, 1);
  return countUp(values.length).map((draw) => (values[draw] as number) * exp(error * normals[draw]));
}

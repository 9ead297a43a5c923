// Draws of a model's parameters that a calibration found, in place of those that its documents would give.
import { normalCdf } from "../quantity/specialFunctions.ts";
import type { GivenDraw, GivenSteps } from "./givenDraw.ts";

export const parameterSetVersion = "parameter set v1";

/** One number of a draw, as a standard normal score of what the documents say of it. */
export type Coordinate =
  /** of a parameter's own uniform number, before correlations are put on */
  | { readonly of: "draw"; readonly parameter: string }
  /** of how large the steps of a drift are */
  | { readonly of: "size"; readonly parameter: string }
  /** of the step of a drift in a month since January 1970; level "" for a path that all share */
  | { readonly of: "step"; readonly parameter: string; readonly level: string; readonly month: number };

/** What decides about draws: all else of a set says what they came from and whether they may be used. */
export interface ParameterSet {
  readonly pendency: typeof parameterSetVersion;
  /** of documents, figures, their errors, runs and seed: equal ids mean equal draws */
  readonly id: string;
  readonly model: string;
  /** of the model and its parameters, as in a score file */
  readonly documents: string;
  readonly engine: string;
  /** ISO day that the documents stood on; null for none */
  readonly asOf: string | null;
  /** why it was not published; [] where every gate held */
  readonly refused: readonly string[];
  /** how published figures lie in its draws; the series are those that it was led to */
  readonly after: { readonly series: readonly { readonly series: string }[] };
  readonly coordinates: readonly Coordinate[];
  /** parameters whose drift begins on the record, in the month of their first step */
  readonly begins: readonly string[];
  /** by draw, one a coordinate */
  readonly scores: readonly (readonly number[])[];
}

/** What lies closer to 0 or 1 has no normal score. */
const edge = 1e-15;

function shareOf(score: number): number {
  return Math.min(1 - edge, Math.max(edge, normalCdf(score)));
}

/** A replication's draw: the first again after the last. Undefined where there is no set. */
export function givenDraw(
  set: Pick<ParameterSet, "coordinates" | "begins" | "scores"> | undefined,
  replication: number,
): GivenDraw | undefined {
  if (set === undefined) return undefined;
  return drawAt(set, set.scores[replication % set.scores.length]);
}

/** @param scores one a coordinate */
export function drawAt(
  { coordinates, begins }: Pick<ParameterSet, "coordinates" | "begins">,
  scores: ArrayLike<number>,
): GivenDraw {
  const shares: Record<string, number> = {};
  const sizes = new Map<string, number>();
  const steps = new Map<string, { level: string; month: number; share: number }[]>();
  for (const [at, coordinate] of coordinates.entries()) {
    const share = shareOf(scores[at]);
    const { of, parameter } = coordinate;
    if (of === "draw") shares[parameter] = share;
    else if (of === "size") sizes.set(parameter, share);
    else {
      const own = steps.get(parameter) ?? [];
      own.push({ level: coordinate.level, month: coordinate.month, share });
      steps.set(parameter, own);
    }
  }
  const all = [...steps].map(([parameter, own]): [string, GivenSteps] => {
    const from = Math.min(...own.map(({ month }) => month));
    const byLevel: Record<string, number[]> = {};
    for (const { level, month, share } of own) (byLevel[level] ??= [])[month - from] = share;
    return [parameter, { from, begins: begins.includes(parameter), size: sizes.get(parameter) ?? null, shares: byLevel }]; // prettier-ignore
  });
  return { shares, steps: Object.fromEntries(all) };
}

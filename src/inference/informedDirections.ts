// The few directions of parameters that what was observed can see, and how much is learnt of each parameter.
import { centredOf, product } from "../statistics/matrices/products.ts";
import { singularValues } from "../statistics/matrices/singular.ts";
import { errorRoot, whitened, type Likelihood } from "./likelihood.ts";
import { slopesOf } from "./slopes.ts";

export interface InformedDirections {
  /** at right angles, of length 1, the one that is seen best first; [parameter × direction] */
  readonly directions: Float64Array;
  readonly count: number;
  /** directions that count as seen; more than `count` where there are more than were asked for */
  readonly seen: number;
  /** error deviations that the outputs move by for each prior deviation along a direction; of all of them, falling */
  readonly singularValues: readonly number[];
  /** a singular value that slopes by chance alone may have */
  readonly noise: number;
  /** share of each parameter's prior variance that goes, by the straight line through the draws */
  readonly removed: readonly number[];
}

export interface DirectionsAsked {
  /** of directions, whatever more are seen; 30 where it is left out */
  readonly most?: number;
  /** share of a direction's prior variance that must go for it to count; 0.1 where it is left out */
  readonly leastShare?: number;
  /** as `slopesOf` takes it */
  readonly reach?: Float64Array;
}

/** A parameter that loses less of its prior variance keeps nine tenths of its deviation: data do not inform it. */
export const leastInformed = 0.19;

/**
 * @param z from the prior, where slopes in all directions can be told; [row × parameter]
 * @param outputs [row × output]
 * @throws PendencyError as `slopesOf` and `errorRoot` do
 * @source the posterior of a linear model is I − U s² ⁄ (1 + s²) Uᵀ, with s and U of the whitened slopes: Cui and others
 *   (2014), Inverse Problems 30, 114015
 */
export function informedDirections(
  z: Float64Array,
  outputs: Float64Array,
  rows: number,
  likelihood: Likelihood,
  { most = 30, leastShare = 0.1, reach }: DirectionsAsked = {},
): InformedDirections {
  const [d, n] = [z.length / rows, likelihood.observed.length];
  const root = errorRoot(likelihood);
  const [own, theirs] = [centredOf(z, rows), centredOf(outputs, rows)];
  const slopes = whitened(root, slopesOf(own, theirs, rows, reach), n);
  const explained = product(own, slopes, { rows, inner: d, columns: n });
  const rest = whitened(root, theirs, n).map((value, at) => value - explained[at]);
  const { values, left } = singularValues(slopes, d);
  const noise = edgeOf(rest, rows, d);
  const shares = [...values].map((value) => (value > noise ? (value * value) / (1 + value * value) : 0));
  const seen = shares.filter((share) => share >= leastShare).length;
  const count = Math.min(most, seen);
  const directions = new Float64Array(d * count);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < count; k++) directions[i * count + k] = left[i * values.length + k];
  }
  const removed = Array.from({ length: d }, (_, i) =>
    shares.slice(0, seen).reduce((sum, share, k) => {
      const part = left[i * values.length + k];
      return sum + part * part * share;
    }, 0),
  );
  return { directions, count, seen, singularValues: [...values], noise, removed };
}

/**
 * About the largest singular value of slopes that are chance alone: deviation · (√parameters + √outputs) ⁄ √(rows − parameters).
 *
 * @param rest what slopes do not explain, whitened; [row × output]
 */
function edgeOf(rest: Float64Array, rows: number, parameters: number): number {
  const free = rows - parameters - 1;
  const outputs = rest.length / rows;
  let squares = 0;
  for (const value of rest) squares += value * value;
  const deviation = Math.sqrt(squares / (outputs * free));
  return (deviation * (Math.sqrt(parameters) + Math.sqrt(outputs))) / Math.sqrt(free);
}

/** Where rows of parameters lie along the directions. @returns [row × direction] */
export function along(
  z: Float64Array,
  rows: number,
  { directions, count }: Pick<Along, "directions" | "count">,
): Float64Array {
  return product(z, directions, { rows, inner: z.length / rows, columns: count });
}

/** Directions, how many, and how many are seen: what an emulator and its corrections need of them. */
export type Along = Pick<InformedDirections, "directions" | "count" | "seen">;

// Where to look for a posterior: a mixture with heavy tails around an ensemble, and the prior itself.
import { exp, log } from "../quantity/portable.ts";
import { gammaQuantile, logGamma } from "../quantity/specialFunctions.ts";
import { uniforms } from "../statistics/sensitivity/design.ts";
import { diagonalOf, rootOf, solveLower } from "../statistics/matrices/triangle.ts";
import { countUp, standardNormals } from "./normals.ts";

/** A multivariate t around a mean: with `degrees` Infinity a normal. */
interface Part {
  readonly share: number;
  readonly mean: Float64Array;
  /** triangular root of the scale matrix; [direction × direction] */
  readonly root: Float64Array;
  readonly degrees: number;
}

interface Proposal {
  readonly count: number;
  readonly parts: readonly Part[];
}

/** Tails of weight enough for a posterior that is no normal, and little lost where it is one. */
const degrees = 8;
/** Of the ensemble's covariance, and of the shares drawn so: most a little wider than the ensemble, some much wider. */
const widths = [
  { share: 0.65, times: 1.1 },
  { share: 0.25, times: 2.5 },
] as const;
/** Weights are then bounded by the largest likelihood, whatever the ensemble missed. */
const shareOfPrior = 0.1;

/**
 * @param u rows that lie about where the posterior does; [row × direction]
 * @param weights of the rows, adding up to 1
 * @returns null when the rows do not differ in every direction
 */
export function proposalAround(u: Float64Array, weights: Float64Array, count: number): Proposal | null {
  const mean = new Float64Array(count);
  const covariance = new Float64Array(count * count);
  for (const [row, weight] of weights.entries()) for (let i = 0; i < count; i++) mean[i] += weight * u[row * count + i];
  for (const [row, weight] of weights.entries()) {
    for (let i = 0; i < count; i++) {
      const factor = weight * (u[row * count + i] - mean[i]);
      for (let j = 0; j < count; j++) covariance[i * count + j] += factor * (u[row * count + j] - mean[j]);
    }
  }
  const root = rootOf(covariance, count);
  if (root === null) return null;
  const around = widths.map(({ share, times }): Part => {
    const scale = Math.sqrt(times * ((degrees - 2) / degrees));
    return { share, mean, root: root.map((value) => scale * value), degrees };
  });
  const prior: Part = {
    share: shareOfPrior,
    mean: new Float64Array(count),
    root: Float64Array.from({ length: count * count }, (_, at) => (at % (count + 1) === 0 ? 1 : 0)),
    degrees: Infinity,
  };
  return { count, parts: [...around, prior] };
}

/**
 * Draws, of each part as many as its share says.
 *
 * @param block other blocks of a seed are independent
 * @returns [draw × direction]
 */
export function drawFrom({ count, parts }: Proposal, draws: number, seed: number, block: number): Float64Array {
  const numbers = countUp(draws);
  const normals = standardNormals(seed, "proposed places", block, numbers, count);
  const tails = uniforms(seed, block, "tails of proposed places");
  const out = new Float64Array(draws * count);
  for (const draw of numbers) {
    const part = partOf(parts, (draw + 0.5) / draws);
    const half = part.degrees / 2;
    const stretch = part.degrees === Infinity ? 1 : Math.sqrt(half / gammaQuantile(half, tails(draw, 0)));
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += part.root[i * count + k] * normals[draw * count + k];
      out[draw * count + i] = part.mean[i] + stretch * sum;
    }
  }
  return out;
}

function partOf(parts: readonly Part[], place: number): Part {
  let reached = 0;
  for (const part of parts) {
    reached += part.share;
    if (place < reached) return part;
  }
  return parts[parts.length - 1];
}

/** The logarithm of the mixture's density. */
export function logProposal({ count, parts }: Proposal): (u: Float64Array) => number {
  const ready = parts.map((part) => ({ part, constant: log(part.share) + constantOf(part, count) }));
  return (u) => {
    const each = ready.map(({ part, constant }) => constant + kernelOf(part, u));
    const largest = each.reduce((most, one) => Math.max(most, one), -Infinity);
    return largest + log(each.reduce((sum, one) => sum + exp(one - largest), 0));
  };
}

const logTwoPi = 1.8378770664093453;
const logPi = 1.1447298858494002;

function constantOf({ root, degrees: own }: Part, count: number): number {
  const logRoot = diagonalOf(root, count).reduce((sum, one) => sum + log(one), 0);
  if (own === Infinity) return -0.5 * count * logTwoPi - logRoot;
  return logGamma((own + count) / 2) - logGamma(own / 2) - 0.5 * count * (log(own) + logPi) - logRoot;
}

function kernelOf({ mean, root, degrees: own }: Part, u: Float64Array): number {
  const count = u.length;
  const white = solveLower(
    root,
    u.map((value, i) => value - mean[i]),
    count,
  );
  const squares = white.reduce((sum, one) => sum + one * one, 0);
  return own === Infinity ? -0.5 * squares : -0.5 * (own + count) * log(1 + squares / own);
}

// One pass of an ensemble smoother: every member moves as a straight line through the ensemble says.
import { centredOf, crossProduct, product, transposedOf } from "../statistics/matrices/products.ts";
import { rootOf, solveLower, solveRoot } from "../statistics/matrices/triangle.ts";
import { slopesOf } from "./slopes.ts";
import { whitened } from "./likelihood.ts";

interface PassAsked {
  /** [row × parameter] */
  readonly z: Float64Array;
  /** [row × output] */
  readonly outputs: Float64Array;
  readonly rows: number;
  readonly observed: Float64Array;
  /** of the errors' covariance */
  readonly root: Float64Array;
  /** what the errors' covariance is multiplied by in this pass */
  readonly inflation: number;
  /** independent standard normals; [row × output] */
  readonly perturbations: Float64Array;
  readonly localised: Localised | null;
}

/** Where it is known which parameters reach which outputs. */
interface Localised {
  /** as `slopesOf` takes it; [parameter × output] */
  readonly reach: Float64Array;
  /** of the parameters before this pass, as the passes so far leave it; [parameter × parameter] */
  readonly covariance: Float64Array;
}

interface Passed {
  /** [row × parameter] */
  readonly z: Float64Array;
  /** outputs of the moved members if the line through the ensemble were the model, in whitened units; [row × output] */
  readonly promised: Float64Array;
  /** of the parameters after this pass, where it was given; [parameter × parameter] */
  readonly covariance: Float64Array | null;
}

/**
 * z + C_zy (C_yy + inflation · R)⁻¹ (observed + √inflation · error − outputs), with outputs and errors in units in which
 * R = I. Where it is known what reaches what, C_zy = C G and C_yy = Gᵀ C G + rest, with the slopes G that are left, the
 * covariance C that the passes before have left of I, and what the slopes do not explain: neither holds what chance
 * makes of parameters that have nothing to do with each other.
 *
 * @source Emerick and Reynolds (2013), Computers and Geosciences 55, 3; slopes in place of sample covariances: Chen
 *   and Oliver (2013), Computational Geosciences 17, 689
 */
export function smootherPass(asked: PassAsked): Passed {
  const { rows, root, inflation, perturbations, z } = asked;
  const [d, n] = [z.length / rows, asked.observed.length];
  const outputs = whitened(root, asked.outputs, n);
  const target = whitened(root, asked.observed, n);
  const { zy, yy } =
    asked.localised === null ? fromSample(asked, outputs) : fromSlopes(asked, asked.localised, outputs);
  const total = yy.slice();
  for (let i = 0; i < n; i++) total[i * n + i] += inflation;
  // positive definite: a covariance and a positive diagonal
  const totalRoot = rootOf(total, n)!;
  const wanted = outputs.map((value, at) => target[at % n] + Math.sqrt(inflation) * perturbations[at] - value);
  const weights = solveRoot(totalRoot, transposedOf(wanted, rows), n);
  const moves = transposedOf(product(zy, weights, { rows: d, inner: n, columns: rows }), d);
  const changes = transposedOf(product(yy, weights, { rows: n, inner: n, columns: rows }), n);
  const learnt = asked.localised === null ? null : solveLower(totalRoot, transposedOf(zy, d), n);
  const gone = learnt === null ? null : crossProduct(learnt, learnt, n);
  return {
    z: z.map((value, at) => value + moves[at]),
    promised: outputs.map((value, at) => value + changes[at]),
    covariance: gone === null ? null : asked.localised!.covariance.map((value, at) => value - gone[at]),
  };
}

interface Covariances {
  /** [parameter × output] */
  readonly zy: Float64Array;
  /** [output × output] */
  readonly yy: Float64Array;
}

/** @param outputs whitened */
function fromSample({ z, rows }: PassAsked, outputs: Float64Array): Covariances {
  const [own, theirs] = [centredOf(z, rows), centredOf(outputs, rows)];
  const over = (sums: Float64Array): Float64Array => sums.map((sum) => sum / (rows - 1));
  return { zy: over(crossProduct(own, theirs, rows)), yy: over(crossProduct(theirs, theirs, rows)) };
}

/** @param outputs whitened */
function fromSlopes(
  { z, rows, root, observed, outputs: raw }: PassAsked,
  { reach, covariance }: Localised,
  outputs: Float64Array,
): Covariances {
  const [d, n] = [z.length / rows, observed.length];
  const own = centredOf(z, rows);
  // reach is about outputs as they are; whitening mixes them
  const slopes = whitened(root, slopesOf(own, centredOf(raw, rows), rows, reach), n);
  const explained = product(own, slopes, { rows, inner: d, columns: n });
  const rest = centredOf(outputs, rows).map((value, at) => value - explained[at]);
  const zy = product(covariance, slopes, { rows: d, inner: d, columns: n });
  const ofRest = crossProduct(rest, rest, rows);
  return { zy, yy: crossProduct(slopes, zy, d).map((value, at) => value + ofRest[at] / (rows - 1)) };
}

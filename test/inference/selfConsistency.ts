// One fit of simulation-based calibration: a truth from the prior, figures made of it, and the whole of the inference on
// those figures. Where each of the truth's quantities lies among posterior draws is a rank, and over many fits ranks must
// be even.
import { correctedPosterior, posteriorMembers } from "../../src/inference/correctedPosterior.ts";
import { ensembleSmoother } from "../../src/inference/ensembleSmoother.ts";
import { addedErrors, carriedErrors, independentErrors } from "../../src/inference/errorCovariance.ts";
import { informedDirections } from "../../src/inference/informedDirections.ts";
import { errorRoot } from "../../src/inference/likelihood.ts";
import { countUp, standardNormals } from "../../src/inference/normals.ts";
import { quadraticEmulator } from "../../src/inference/quadraticEmulator.ts";
import { covered, rankUniformity } from "../../src/inference/rankUniformity.ts";
import { betaCdf } from "../../src/statistics/betaDistribution.ts";
import { correlatedBy } from "../../src/statistics/matrices/triangle.ts";

const dimension = 8;
const figures = 6;
const members = 200;
/** one less than a multiple of the bins: a rank is one of 100 */
const draws = 99;
/** of each fit: eight parameters, and the first figure without its error */
const quantities = dimension + 1;

/** Each figure hangs on three neighbouring parameters, as strongly on all; the last parameters on few. */
const slope = (figure: number, i: number): number => [0.9, -0.5, 0.4][(i - figure + dimension) % dimension] ?? 0;

/** What is added to the straight line; a wave is nothing that a quadratic can be. */
const bends = {
  straight: () => 0,
  curved: (line: number, first: number) => 0.15 * line * line + 0.1 * Math.sin(2 * first),
} as const;
type CaseName = keyof typeof bends;
export const caseNames = Object.keys(bends) as readonly CaseName[];

function outputsOf(name: CaseName, z: Float64Array, rows: number): Float64Array {
  return Float64Array.from({ length: rows * figures }, (_, at) => {
    const [row, figure] = [Math.floor(at / figures), at % figures];
    let line = 0;
    for (let i = 0; i < dimension; i++) line += slope(figure, i) * z[row * dimension + i];
    return line + bends[name](line, z[row * dimension + figure]);
  });
}

const errorCovariance = addedErrors(
  carriedErrors(0.3, 0.7, [0, 1, 2, 3, 4, 5]),
  independentErrors(new Float64Array(figures).fill(0.25)),
);

interface Fit {
  /** of each quantity: 0 … draws */
  readonly ranks: readonly number[];
  /** of the truth: how far the posterior mean lies from it, in posterior deviations; [parameter] */
  readonly off: readonly number[];
  readonly method: string;
  readonly refused: readonly string[];
}

/** @param number of the fit: fits of other numbers are independent */
export async function fitOnce(name: CaseName, number: number): Promise<Fit> {
  const truth = standardNormals(2026, `truths of ${name}`, 0, [number], dimension);
  const errors = standardNormals(2026, `errors of ${name}`, 0, [number], figures);
  const clean = outputsOf(name, truth, 1);
  const root = errorRoot({ observed: clean, errorCovariance });
  const error = correlatedBy(root, errors, figures);
  const likelihood = { observed: clean.map((value, i) => value + error[i]), errorCovariance };
  const smoothed = await ensembleSmoother({
    dimension,
    members,
    seed: number,
    likelihood,
    forward: (z, rows) => Promise.resolve(outputsOf(name, z, rows)),
  });
  const [before, ...passes] = smoothed.visited;
  const directions = informedDirections(
    Float64Array.from(before.z),
    Float64Array.from(before.outputs),
    members,
    likelihood,
  );
  const near = passes.slice(1);
  const rows = near.length * members;
  const emulator = quadraticEmulator(
    Float64Array.from(near.flatMap(({ z }) => z)),
    Float64Array.from(near.flatMap(({ outputs }) => outputs)),
    rows,
    directions,
    rows - members,
  );
  const found = correctedPosterior({
    emulator,
    directions,
    likelihood,
    z: smoothed.z,
    members,
    seed: number,
    draws: 2000,
  });
  const z = posteriorMembers(found, directions, { dimension, count: draws, seed: number });
  const outputs = outputsOf(name, z, draws);
  const column = (rowsOf: Float64Array, width: number, i: number): number[] =>
    Array.from({ length: draws }, (_, row) => rowsOf[row * width + i]);
  const below = (values: readonly number[], true_: number): number => values.filter((value) => value < true_).length;
  return {
    ranks: [
      ...Array.from(truth, (value, i) => below(column(z, dimension, i), value)),
      below(column(outputs, figures, 0), clean[0]),
    ],
    off: Array.from(truth, (value, i) => {
      const own = column(z, dimension, i);
      const mean = own.reduce((sum, one) => sum + one, 0) / draws;
      const squares = own.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
      return (value - mean) / Math.sqrt(squares / (draws - 1));
    }),
    method: found.method,
    refused: [...new Set(found.refusals.map(({ gate }) => gate))],
  };
}

/** One quantity over many fits. */
interface Judged {
  readonly chiSquare: number;
  /** of ranks as uneven, were posteriors right */
  readonly odds: number;
  /** fits whose interval holds the truth, of each of `levels` */
  readonly held: readonly number[];
  /** the smallest odds of any of these, of as few or as many, were posteriors right */
  readonly heldOdds: number;
}

export const levels = [0.5, 0.8, 0.95] as const;

/** @param bins of ranks: with few fits, few */
export function judged(fits: readonly Fit[], bins: number) {
  const off = fits.flatMap((fit) => fit.off);
  return {
    fits: fits.length,
    bins,
    quantities: Array.from({ length: quantities }, (_, q): Judged => {
      const ranks = fits.map((fit) => fit.ranks[q]);
      const { chiSquare, odds } = rankUniformity(ranks, draws, bins);
      const held = levels.map((level) => covered(ranks, draws, level));
      return {
        chiSquare,
        odds,
        held,
        heldOdds: Math.min(...held.map((one, i) => bothTails(one, fits.length, shares[i]))),
      };
    }),
    offDeviation: Math.sqrt(off.reduce((sum, one) => sum + one * one, 0) / off.length),
    byChains: fits.filter(({ method }) => method === "chains").length,
    refused: fits.filter(({ refused }) => refused.length > 0).length,
  };
}

/** Chance of a rank within each level's interval. */
const shares = levels.map((level) => covered(countUp(draws + 1), draws, level) / (draws + 1));

/** Twice the smaller tail of a binomial count. */
function bothTails(held: number, tried: number, share: number): number {
  const atMost = held >= tried ? 1 : 1 - betaCdf(held + 1, tried - held, share);
  const atLeast = held <= 0 ? 1 : betaCdf(held, tried - held + 1, share);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

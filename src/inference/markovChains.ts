// The posterior along the informed directions by chains that walk on the emulator: where weighing draws does not do.
import { exp, log } from "../quantity/portable.ts";
import { crossProduct, columnMeans } from "../statistics/matrices/products.ts";
import { rootOf } from "../statistics/matrices/triangle.ts";
import { uniforms } from "../statistics/sensitivity/design.ts";
import { refuseUsage } from "../errors.ts";
import { bulkEss, rHat, tailEss } from "./chainDiagnostics.ts";
import { emulatedPosterior, type LogPosterior } from "./emulatedDensity.ts";
import type { CorrectedPosterior, CorrectionAsked } from "./importanceCorrection.ts";
import { along } from "./informedDirections.ts";
import { countUp, standardNormals } from "./normals.ts";
import { drawFrom, proposalAround } from "./proposal.ts";
import { digits, type Refusal } from "./refusal.ts";

const chains = 4;
/** Steps in which the walk learns its width and shape; none of them is kept. */
const learning = 3000;
const epochs = 4;
const largestRHat = 1.01;
const leastEffective = 400;
/** of one step in several dimensions: Roberts, Gelman and Gilks (1997), Annals of Applied Probability 7, 110 */
const bestAccepted = 0.25;

interface ChainsAsked extends CorrectionAsked {
  /** kept of each chain; 12,000 where it is left out */
  readonly steps?: number;
}

/**
 * Four chains from places drawn wider than the ensemble. Each learns the shape of its steps while it warms up and keeps
 * it from then on, so that the kept steps are of one Markov chain.
 *
 * @throws PendencyError when there is no direction, or members do not differ in every one
 * @source random-walk Metropolis with steps shaped like the posterior: Haario, Saksman and Tamminen (2001), Bernoulli 7,
 *   223, with the adaptation ended
 */
export function markovChains(asked: ChainsAsked): CorrectedPosterior {
  const { emulator, directions, likelihood, members, seed, steps = 12_000 } = asked;
  const count = directions.count;
  if (count === 0) refuseUsage("directions", "at least one direction that the data see", "none");
  const posterior = emulatedPosterior(emulator, likelihood);
  const places = along(asked.z, members, directions);
  const proposal = proposalAround(places, new Float64Array(members).fill(1 / members), count);
  if (proposal === null) return refuseUsage("members", "members that differ in every direction", "fewer");
  // the first shares of a mixture are its narrow part; chains begin spread over all of it
  const starts = drawFrom(proposal, chains, seed, 99);
  const walks = countUp(chains).map((chain) =>
    walk({
      posterior,
      from: starts.slice(chain * count, (chain + 1) * count),
      root: proposal.parts[0].root,
      seed,
      chain,
      steps,
    }),
  );
  const u = new Float64Array(chains * steps * count);
  for (const [chain, walked] of walks.entries()) u.set(walked, chain * steps * count);
  const columns = countUp(count).map((k) =>
    walks.map((walked) => Array.from({ length: steps }, (_, step) => walked[step * count + k])),
  );
  const mixing = Math.max(...columns.map(rHat));
  const ess = Math.min(...columns.flatMap((own) => [bulkEss(own), tailEss(own)]));
  return {
    method: "chains",
    u,
    weights: new Float64Array(chains * steps).fill(1 / (chains * steps)),
    ess,
    paretoK: null,
    rHat: mixing,
    refusals: refusalsOf(mixing, ess),
  };
}

interface Walk {
  readonly posterior: LogPosterior;
  readonly from: Float64Array;
  /** triangular root of the first steps' covariance */
  readonly root: Float64Array;
  readonly seed: number;
  readonly chain: number;
  readonly steps: number;
}

/** @returns the kept places; [step × direction] */
function walk({ posterior, from, root: first, seed, chain, steps }: Walk): Float64Array {
  const count = from.length;
  const normals = standardNormals(seed, "steps of a chain", chain, countUp(learning + steps), count);
  const chances = uniforms(seed, chain, "whether a chain steps");
  let [root, logWidth] = [first, log(2.38 / Math.sqrt(count))];
  let [at, height] = [from, posterior(from)];
  const places = new Float64Array((learning + steps) * count);
  for (let step = 0; step < learning + steps; step++) {
    const width = exp(logWidth);
    const next = at.map((value, i) => {
      let move = 0;
      for (let k = 0; k <= i; k++) move += root[i * count + k] * normals[step * count + k];
      return value + width * move;
    });
    const nextHeight = posterior(next);
    const odds = Math.min(1, exp(nextHeight - height));
    if (chances(step, 0) < odds) [at, height] = [next, nextHeight];
    places.set(at, step * count);
    if (step >= learning) continue;
    logWidth += (odds - bestAccepted) / Math.sqrt(1 + step);
    const epoch = learning / epochs;
    // the first epoch may only be on its way
    if (step + 1 >= 2 * epoch && (step + 1) % epoch === 0)
      root = spreadOf(places.subarray(epoch * count, (step + 1) * count), count) ?? root;
  }
  return places.slice(learning * count);
}

function spreadOf(places: Float64Array, count: number): Float64Array | null {
  const rows = places.length / count;
  const means = columnMeans(places, rows);
  const off = places.map((value, at) => value - means[at % count]);
  return rootOf(
    crossProduct(off, off, rows).map((sum) => sum / (rows - 1)),
    count,
  );
}

function refusalsOf(mixing: number, ess: number): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!(mixing < largestRHat))
    refusals.push({ gate: "R-hat", expected: `below ${largestRHat}`, got: mixing.toFixed(3) });
  if (!(ess >= leastEffective))
    refusals.push({ gate: "effective draws", expected: `at least ${leastEffective}`, got: digits(ess) });
  return refusals;
}

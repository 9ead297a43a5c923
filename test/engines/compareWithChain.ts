// Many runs of an engine against the exact expectations of the same network.
import { compile, plainly } from "../../src/compile/compile.ts";
import { readModel } from "../../src/model/readModel.ts";
import type { Engine } from "./engines.ts";
import { describeNetwork } from "./describeNetwork.ts";
import type { Expectation } from "./markovChain.ts";
import type { SolvedNetwork } from "./randomNetwork.ts";

/**
 * Odds of a false alarm for one figure. With at most 10,000 figures in a run of the suite, a false alarm comes in one run
 * of a million.
 */
const alpha = 1e-10;
/** P(|Z| > 6.47) = 1e-10 */
const zBound = 6.47;
/** A mean of rare events is not nearly normal: with less variance than this over all runs it is not compared. */
const leastVariance = 500;
/** of the chain's expectations, relative */
const numericalError = 1e-9;

export interface Compared {
  readonly name: string;
  readonly expected: number;
  readonly got: number;
  readonly halfWidth: number;
  readonly z: number;
  readonly verdict: "agrees" | "differs";
}

/** @returns every figure of the network that can be compared */
export function compareWithChain(
  { network, solution }: SolvedNetwork,
  engine: Engine,
  { seed, replications }: { readonly seed: number; readonly replications: number },
): Compared[] {
  const model = readModel({ path: "network.yaml", text: describeNetwork(network) }, "network");
  const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
  const sums = new Float64Array(solution.expectations.length);
  const squares = new Float64Array(solution.expectations.length);
  for (let replication = 0; replication < replications; replication++) {
    engine.measure(program, { seed, replication, recorders: [] }).forEach(({ name, value }, i) => {
      const { quantity, mean } = solution.expectations[i];
      if (name !== quantity.name) throw new Error(`expected ${quantity.name}; got ${name}`);
      const off = (value ?? NaN) - mean;
      sums[i] += off;
      squares[i] += off * off;
    });
  }
  return solution.expectations.flatMap((expectation, i) => {
    const off = sums[i] / replications;
    const spread = Math.max(0, squares[i] / replications - off * off);
    return judge(expectation, off, spread, replications) ?? [];
  });
}

/**
 * Where the chain gives the variance and a bound, Bernstein's inequality holds for any number of runs; elsewhere the mean
 * of thousands of runs is taken as normal. @returns null where too little happens to tell
 */
function judge(
  { quantity, mean, variance, most }: Expectation,
  off: number,
  spread: number,
  runs: number,
): Compared | null {
  let halfWidth: number;
  if (variance !== null && most !== null) {
    const log = Math.log(2 / alpha);
    // P(|mean − μ| ≥ t) ≤ 2 exp(−n t² / (2σ² + 2bt/3)), solved for t
    const linear = (most * log) / (3 * runs);
    halfWidth = linear + Math.sqrt(linear * linear + (2 * variance * log) / runs) + numericalError * Math.max(1, mean);
  } else {
    if (Math.min(mean, spread) * runs < leastVariance) return null;
    halfWidth = zBound * Math.sqrt(spread / runs) + numericalError * Math.max(1, mean);
  }
  const error = variance === null ? Math.sqrt(spread / runs) : Math.sqrt(variance / runs);
  return {
    name: quantity.words,
    expected: mean,
    got: mean + off,
    halfWidth,
    z: error > 0 ? off / error : 0,
    verdict: Math.abs(off) < halfWidth ? "agrees" : "differs",
  };
}

/** The figure nearest to its bound, or farthest beyond. */
export function farthest(compared: readonly Compared[]): Compared {
  const share = ({ got, expected, halfWidth }: Compared): number => Math.abs(got - expected) / halfWidth;
  return compared.reduce((worst, one) => (share(one) > share(worst) ? one : worst));
}

// A linear model with normal errors, whose posterior is known exactly: the oracle of the room.
import type { Forward } from "../../src/inference/ensembleSmoother.ts";
import type { Likelihood } from "../../src/inference/likelihood.ts";
import { identityLess, solveLinear, transposed } from "../../src/theory/linearSystem.ts";

export interface LinearCase {
  /** outputs = slopes · z + constant; [output × parameter] */
  readonly slopes: readonly (readonly number[])[];
  readonly constant: readonly number[];
  readonly likelihood: Likelihood;
}

export function linearForward({ slopes, constant }: Pick<LinearCase, "slopes" | "constant">): Forward {
  const d = slopes[0].length;
  return (z, rows) =>
    Promise.resolve(
      Float64Array.from({ length: rows * slopes.length }, (_, at) => {
        const [row, output] = [Math.floor(at / slopes.length), at % slopes.length];
        return slopes[output].reduce((sum, slope, i) => sum + slope * z[row * d + i], constant[output]);
      }),
    );
}

/** Mean K (y − c) and covariance I − K G, K = Gᵀ (G Gᵀ + R)⁻¹, solved by elimination. */
export function exactPosterior({ slopes, constant, likelihood }: LinearCase) {
  const n = slopes.length;
  const total = slopes.map((row, i) =>
    slopes.map((other, j) => dot(row, other) + likelihood.errorCovariance[i * n + j]),
  );
  const off = constant.map((c, i) => likelihood.observed[i] - c);
  const columns = transposed(slopes);
  const weights = solveLinear(total, off);
  const gains = columns.map((column) => solveLinear(total, column));
  return {
    mean: columns.map((column) => dot(column, weights)),
    covariance: identityLess(gains.map((gain) => columns.map((column) => dot(gain, column)))),
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

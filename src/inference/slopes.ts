// How outputs move with parameters, by least squares over an ensemble.
import { refuseUsage } from "../errors.ts";
import { centredOf, crossProduct, variancesOf } from "../statistics/matrices/products.ts";
import { rootOf, solveRoot } from "../statistics/matrices/triangle.ts";

/**
 * Each output on the parameters that can reach it, all of them together. What an output cannot depend on then has no
 * slope at all, instead of one by chance.
 *
 * @param z about their means; [row × parameter]
 * @param outputs about their means; [row × output]
 * @param reach 0: this parameter cannot reach this output; slopes are multiplied by it; [parameter × output]; left out:
 *   every one can
 * @returns [parameter × output]
 * @throws PendencyError when an output has as many parameters as there are rows, or two of its parameters go together
 */
export function slopesOf(z: Float64Array, outputs: Float64Array, rows: number, reach?: Float64Array): Float64Array {
  const [d, n] = [z.length / rows, outputs.length / rows];
  const [products, crossed] = [crossProduct(z, z, rows), crossProduct(z, outputs, rows)];
  const slopes = new Float64Array(d * n);
  for (const { parameters, outputs: columns } of groupsOf(d, n, reach)) {
    const size = parameters.length;
    if (size === 0) continue;
    const root = rows > size + 1 ? rootOf(square(products, d, parameters), size) : null;
    if (root === null)
      return refuseUsage(
        "members",
        `more members than the ${size} parameters of an output, in other directions each`,
        `${rows}`,
        "take more members, or say which parameters can reach which outputs",
      );
    const right = new Float64Array(size * columns.length);
    for (const [i, parameter] of parameters.entries()) {
      for (const [j, output] of columns.entries()) right[i * columns.length + j] = crossed[parameter * n + output];
    }
    const found = solveRoot(root, right, size);
    for (const [i, parameter] of parameters.entries()) {
      for (const [j, output] of columns.entries()) {
        const at = parameter * n + output;
        slopes[at] = found[i * columns.length + j] * (reach?.[at] ?? 1);
      }
    }
  }
  return slopes;
}

interface Group {
  readonly parameters: readonly number[];
  readonly outputs: number[];
}

/** Outputs that the same parameters reach are solved for together. */
function groupsOf(d: number, n: number, reach: Float64Array | undefined): readonly Group[] {
  const groups = new Map<string, Group>();
  for (let output = 0; output < n; output++) {
    const parameters: number[] = [];
    for (let i = 0; i < d; i++) if (reach === undefined || reach[i * n + output] !== 0) parameters.push(i);
    const key = parameters.join();
    const group = groups.get(key) ?? { parameters, outputs: [] };
    group.outputs.push(output);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function square(matrix: Float64Array, d: number, kept: readonly number[]): Float64Array {
  return Float64Array.from({ length: kept.length * kept.length }, (_, at) => {
    const [i, j] = [Math.floor(at / kept.length), at % kept.length];
    return matrix[kept[i] * d + kept[j]];
  });
}

/**
 * Which parameter reaches which output, from draws in which parameters are independent: those whose correlation is
 * larger than chance makes it.
 *
 * @param deviations how many standard errors of a correlation count as chance; at 3.3 one in 1,000 is taken for more
 * @returns 0 or 1; [parameter × output]
 */
export function reachByCorrelation(
  z: Float64Array,
  outputs: Float64Array,
  rows: number,
  deviations = 3.3,
): Float64Array {
  const n = outputs.length / rows;
  const [zz, yy] = [variancesOf(z, rows), variancesOf(outputs, rows)];
  const zy = crossProduct(centredOf(z, rows), centredOf(outputs, rows), rows);
  return zy.map((sum, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    const scale = Math.sqrt(zz[i] * yy[j]) * (rows - 1);
    return scale > 0 && Math.abs(sum) > (deviations / Math.sqrt(rows)) * scale ? 1 : 0;
  });
}

// Draws that go together: each parameter's own uniform number stays its own, and those that a document correlates are
// mixed by their normal scores (a Gaussian copula), so that no parameter's own distribution changes.
import { correlatedGroups } from "../parameters/correlatedGroups.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { normalCdf, normalQuantile } from "../quantity/specialFunctions.ts";
import { cholesky } from "../statistics/cholesky.ts";

/** What lies closer to 0 or 1 has no normal score. */
const edge = 1e-15;

/**
 * @param own of a parameter, the number in (0, 1) that its stream gives
 * @returns parameter > the number that its distribution is read at, of those that go together alone. The first of a
 *   group by the alphabet keeps its own, to the bit
 */
export function correlatedShares(
  parameters: readonly Pick<Parameter, "name" | "correlatedWith">[],
  own: (name: string) => number,
): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { names, matrix } of correlatedGroups(parameters)) {
    const root = cholesky(matrix);
    if (root === null) throw new Error(`correlations › expected a positive definite matrix; got another of ${names.join(", ")}`); // prettier-ignore
    const scores = names.map((name) => normalQuantile(own(name)));
    for (const [row, name] of names.entries()) {
      if (row === 0) {
        shares.set(name, own(name));
        continue;
      }
      const score = root[row].reduce((sum, weight, column) => sum + weight * scores[column], 0);
      shares.set(name, Math.min(1 - edge, Math.max(edge, normalCdf(score))));
    }
  }
  return shares;
}

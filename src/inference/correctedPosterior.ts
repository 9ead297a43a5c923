// The posterior that may be published: draws weighed, or chains where weighing does not do, and parameters of either.
import { product, transposedOf } from "../statistics/matrices/products.ts";
import { shuffled, uniforms } from "../statistics/sensitivity/design.ts";
import { emulatorShare } from "./emulatedDensity.ts";
import { importanceCorrection, type CorrectedPosterior, type CorrectionAsked } from "./importanceCorrection.ts";
import { along, type Along } from "./informedDirections.ts";
import { markovChains } from "./markovChains.ts";
import { countUp, standardNormals } from "./normals.ts";
import { digits, type Refusal } from "./refusal.ts";

/** In variances of the errors as given: with more, the emulator blurs what was observed. */
const mostEmulator = 1;

/** By importance, and by chains when its gates are shut. */
export function correctedPosterior(asked: CorrectionAsked): CorrectedPosterior {
  const weighed = importanceCorrection(asked);
  const found = weighed.refusals.length === 0 ? weighed : markovChains(asked);
  return { ...found, refusals: [...found.refusals, ...refusalsOf(asked)] };
}

/** What is wrong with what the correction is made of. */
function refusalsOf({ emulator, likelihood, directions }: CorrectionAsked): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { seen, count } = directions;
  // members are already led along a direction that was left out, and the emulator made among them counts figures twice
  if (seen > count) refusals.push({ gate: "directions", expected: `all ${seen} that are seen`, got: `${count}` });
  const blur = emulatorShare(emulator, likelihood);
  if (!(blur <= mostEmulator)) {
    const expected = `an error variance of at most ${mostEmulator} of the figures' own`;
    refusals.push({ gate: "emulator", expected, got: digits(blur) });
  }
  return refusals;
}

/**
 * Parameters from the posterior: along the directions from its draws, across them from the prior, of which nothing was
 * learnt.
 *
 * @param count rows wanted; a draw of large weight stands in several, with other numbers across
 * @returns [row × parameter]
 * @source systematic resampling: Kitagawa (1996), Journal of Computational and Graphical Statistics 5, 1
 */
export function posteriorMembers(
  { u, weights }: Pick<CorrectedPosterior, "u" | "weights">,
  directions: Along,
  { dimension, count, seed }: { readonly dimension: number; readonly count: number; readonly seed: number },
): Float64Array {
  const z = standardNormals(seed, "parameters across the directions", 0, countUp(count), dimension);
  const own = along(z, count, directions);
  const chosen = resampled(weights, count, uniforms(seed, 0, "which draws are taken")(0, 0));
  const moves = new Float64Array(count * directions.count);
  for (const [place, row] of shuffled(count, seed, 0, "order of posterior members").entries()) {
    const draw = chosen[place];
    for (let k = 0; k < directions.count; k++) {
      const at = row * directions.count + k;
      moves[at] = u[draw * directions.count + k] - own[at];
    }
  }
  const back = transposedOf(directions.directions, dimension);
  const added = product(moves, back, { rows: count, inner: directions.count, columns: dimension });
  return z.map((value, at) => value + added[at]);
}

/** Each draw about count · weight times, in the order of the draws. */
function resampled(weights: Float64Array, count: number, place: number): number[] {
  const chosen: number[] = [];
  let reached = 0;
  for (const [draw, weight] of weights.entries()) {
    reached += weight;
    while (chosen.length < count && (chosen.length + place) / count < reached) chosen.push(draw);
  }
  while (chosen.length < count) chosen.push(weights.length - 1);
  return chosen;
}

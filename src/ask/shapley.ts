// "How is the variance to be handed out among figures, so that the parts add up to all of it?": Shapley effects of ways
// between pairs of draws, on which one factor after another is exchanged.
import type { Documents } from "../documents/documents.ts";
import type { Chunk } from "../ensemble/chunk.ts";
import { shuffled } from "../statistics/sensitivity/design.ts";
import { shapleyAlong } from "../statistics/sensitivity/shapleyAlong.ts";
import type { SharedVariance } from "../statistics/sensitivity/sharesFrom.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { FactorFound, Pairs, PairsAsked, PairsKind, PairsOutcome, PairsPlan } from "./pairs/planPairs.ts";
import { pairsFrom, PairsWatch, planPairs, termsOfRows } from "./pairs/planPairs.ts";

export type ShapleyAsked = PairsAsked;
/** What `ShapleyWatch` and `shapleyFrom` go by; its manifest is an ensemble like another. */
export type ShapleyPlan = PairsPlan;
/** Plain data, safe as JSON. */
export type Shapley = Pairs<SharedVariance>;
export type ShapleyOutcome = PairsOutcome<SharedVariance>;
export type ShapleyFactorFound = FactorFound & SharedVariance;

/** Row r goes from draw 2r to draw 2r + 1, and exchanges factor after factor in an order of its own. */
const shapley: PairsKind<SharedVariance> = {
  widthOf: (factors) => factors.length + 1,
  endsOf: (width) => [0, width - 1],
  points(row, factors, exchange, seed) {
    const [a, b] = [2 * row, 2 * row + 1];
    const order = orderOf(row, factors.length, seed).map((factor) => factors[factor]);
    const between = order.slice(1).map((_, nth) => exchange(a, b, order.slice(0, nth + 1)));
    return [{ draw: a }, ...between, { draw: b }];
  },
  sharesFrom(rows, plan) {
    const { seed } = plan.manifest;
    const orders = rows.map(({ row }) => orderOf(row, plan.factors.length, seed));
    const values = rows.map(({ own }) => own);
    return shapleyAlong({ orders, values }, termsOfRows(rows, plan), plan.known().terms, { seed });
  },
  told: (share) => [share],
};

function orderOf(row: number, factors: number, seed: number): readonly number[] {
  return shuffled(factors, seed, row, "order of factors");
}

/** @returns null when it was stopped before that. @throws PendencyError as askMatters and planEnsemble do */
export function planShapley(
  documents: Documents,
  asked: ShapleyAsked = {},
  conduct: Conduct = {},
): Promise<ShapleyPlan | null> {
  return planPairs(documents, asked, shapley, conduct);
}

/** Hears chunks in their order, and says when shares are known well enough. */
export class ShapleyWatch extends PairsWatch<SharedVariance> {
  constructor(plan: ShapleyPlan) {
    super(plan, shapley);
  }
}

/** @param chunks that are there, in any order: those without a gap count, up to the first that makes enough */
export function shapleyFrom(plan: ShapleyPlan, chunks: readonly Chunk[]): Shapley {
  return pairsFrom(plan, shapley, chunks);
}

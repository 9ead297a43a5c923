// "How much of the variance does each figure make, alone and with all others?": Sobol' indices of pairs of draws.
import type { Documents } from "../documents/documents.ts";
import type { Chunk } from "../ensemble/chunk.ts";
import { controlledIndices } from "../statistics/sensitivity/controlledIndices.ts";
import type { SobolIndex } from "../statistics/sensitivity/sharesFrom.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { FactorFound, Pairs, PairsAsked, PairsKind, PairsOutcome, PairsPlan } from "./pairs/planPairs.ts";
import { pairsFrom, PairsWatch, planPairs, termsOfRows } from "./pairs/planPairs.ts";

export type SobolAsked = PairsAsked;
/** What `SobolWatch` and `sobolFrom` go by; its manifest is an ensemble like another. */
export type SobolPlan = PairsPlan;
/** Plain data, safe as JSON. */
export type Sobol = Pairs<SobolIndex>;
export type SobolOutcome = PairsOutcome<SobolIndex>;
export type SobolFactorFound = FactorFound & SobolIndex;

/** Row r is draw 2r, draw 2r + 1, and for each factor draw 2r with what the factor moves of draw 2r + 1. */
const sobol: PairsKind<SobolIndex> = {
  widthOf: (factors) => factors.length + 2,
  endsOf: () => [0, 1],
  points(row, factors, exchange) {
    const [a, b] = [2 * row, 2 * row + 1];
    return [{ draw: a }, { draw: b }, ...factors.map((factor) => exchange(a, b, [factor]))];
  },
  sharesFrom(rows, plan) {
    const [a, b] = [0, 1].map((at) => rows.map(({ own }) => own[at]));
    const mixed = plan.factors.map((_, at) => rows.map(({ own }) => own[at + 2]));
    const { terms } = plan.known();
    return controlledIndices({ a, b, mixed }, termsOfRows(rows, plan), terms, { seed: plan.manifest.seed });
  },
  told: ({ first, total }) => [first, total],
};

/** @returns null when it was stopped before that. @throws PendencyError as askMatters and planEnsemble do */
export function planSobol(
  documents: Documents,
  asked: SobolAsked = {},
  conduct: Conduct = {},
): Promise<SobolPlan | null> {
  return planPairs(documents, asked, sobol, conduct);
}

/** Hears chunks in their order, and says when indices are known well enough. */
export class SobolWatch extends PairsWatch<SobolIndex> {
  constructor(plan: SobolPlan) {
    super(plan, sobol);
  }
}

/** @param chunks that are there, in any order: those without a gap count, up to the first that makes enough */
export function sobolFrom(plan: SobolPlan, chunks: readonly Chunk[]): Sobol {
  return pairsFrom(plan, sobol, chunks);
}

// Scores of two forecasters compared over the same figures: sums first, then one ratio.
import { figureOf } from "./forecast.ts";
import type { StoredScore } from "./score.ts";

export interface ScorePair {
  readonly ours: StoredScore;
  readonly theirs: StoredScore;
}

/** Figures that both have forecast, in our order; what only one has forecast is compared with nothing. */
export function pairScores(ours: readonly StoredScore[], theirs: readonly StoredScore[]): readonly ScorePair[] {
  const byFigure = new Map(theirs.map((each) => [figureOf(each), each]));
  return ours.flatMap((each) => {
    const other = byFigure.get(figureOf(each));
    return other === undefined ? [] : [{ ours: each, theirs: other }];
  });
}

/**
 * Sum of ours ÷ sum of theirs. A mean of ratios would be ruled by the figures that the other happened to hit.
 *
 * @param of which score: the CRPS unless said otherwise
 * @returns null of nothing, and where the other's sum is 0: it hit every figure, and no ratio says how much worse we are
 */
export function sumRatio(
  pairs: readonly ScorePair[],
  of: (score: StoredScore) => number = (score) => score.crps,
): number | null {
  const total = (side: keyof ScorePair): number => pairs.reduce((sum, pair) => sum + of(pair[side]), 0);
  const theirs = total("theirs");
  return pairs.length === 0 || theirs === 0 ? null : total("ours") / theirs;
}

/** In how many of them the outcome lay inside, in the order of `coverageShares`. */
export function coveredCounts(scores: readonly StoredScore[]): readonly [number, number, number] {
  const count = (at: 0 | 1 | 2): number => scores.filter(({ covered }) => covered[at]).length;
  return [count(0), count(1), count(2)];
}

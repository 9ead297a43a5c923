// Forecasts of one model with two kinds of draws, calibrated ones and its documents' own, over the figures that both have.
import { jointBootstrap } from "./jointBootstrap.ts";
import type { RatioBounds } from "./jointBootstrap.ts";
import { protocol } from "./protocol.ts";
import type { StoredScore } from "./score.ts";
import { coveredCounts, pairScores } from "./scoreRatio.ts";
import type { ScorePair } from "./scoreRatio.ts";

/** One family's scores with either kind of draws. */
interface FamilyOfDraws {
  readonly family: string;
  readonly calibrated: readonly StoredScore[];
  readonly documents: readonly StoredScore[];
}

/** How many outcomes the central 50, 80 and 95 % interval held. */
type Held = readonly [number, number, number];

interface ComparedFamily {
  readonly family: string;
  readonly outcomes: number;
  /** sum of CRPS with calibrated draws over that with the documents' own; null where the latter hit every figure */
  readonly bounds: RatioBounds | null;
  readonly held: { readonly calibrated: Held; readonly documents: Held };
}

/** Of one part of the protocol, D or H. */
export interface ComparedPart {
  readonly outcomes: number;
  /** days from which they were forecast */
  readonly origins: number;
  /** families with an outcome that both have forecast */
  readonly families: readonly ComparedFamily[];
  /** geometric mean over families; null where no family has a ratio */
  readonly mean: RatioBounds | null;
  /** whole blocks of quarters that bounds come from */
  readonly blocks: number;
}

export function comparedDraws(families: readonly FamilyOfDraws[]): ComparedPart {
  const paired = families
    .map(({ family, calibrated, documents }) => ({ family, pairs: pairScores(calibrated, documents) }))
    .filter(({ pairs }) => pairs.length > 0);
  const { blocks, geometricMean, families: ratios } = jointBootstrap(paired, protocol.blocks.quarters);
  const all = paired.flatMap(({ pairs }) => pairs);
  return {
    outcomes: all.length,
    origins: new Set(all.map(({ ours }) => ours.origin)).size,
    families: paired.map(({ family, pairs }, at) => ({
      family,
      outcomes: pairs.length,
      bounds: ratios[at].bounds,
      held: { calibrated: heldBy(pairs, "ours"), documents: heldBy(pairs, "theirs") },
    })),
    mean: geometricMean,
    blocks,
  };
}

function heldBy(pairs: readonly ScorePair[], side: keyof ScorePair): Held {
  return coveredCounts(pairs.map((pair) => pair[side]));
}

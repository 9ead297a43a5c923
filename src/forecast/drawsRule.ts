// The rule by which calibrated draws take the place of a model's own: written down before their scores on H were known.
import type { ComparedPart } from "./comparedDraws.ts";
import { rulesHash } from "./protocolHash.ts";

/**
 * Whatever changes here opens a version: the page docs/verification/protocol.md says what changed, and stored scores under
 * another version count no more. It changes no score, and so it is no part of the protocol's own hash.
 */
export const drawsRule = {
  version: 1,
  /** of the protocol: outcomes on which no choice was made */
  part: "H",
  /** calibrated draws are used where the geometric mean over families of their CRPS over that of the others lies below it */
  below: 1,
  /** blocks of four quarters of origins: with fewer nothing is decided, and the documents' own draws stay */
  fewestBlocks: 2,
} as const;

/** Its name in a score file of calibrated draws. */
export const drawsRuleHash = (): string => rulesHash(drawsRule);

/** What scores of H say; null: they are too few to say anything, or nobody looked. */
export function betterDraws(onH: ComparedPart | null): "calibrated" | "documents" | null {
  if (onH === null || onH.mean === null || onH.blocks < drawsRule.fewestBlocks) return null;
  return onH.mean.ratio < drawsRule.below ? "calibrated" : "documents";
}

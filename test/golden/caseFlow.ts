// The four-stage case flow of the `absorb-…` cases, as numbers for the formulas and as a document for the engine.
import type { CaseFlow } from "../../src/theory/absorbingChain.ts";

export const caseStages = ["custody", "docket", "appeal", "finalOrder"] as const;
export const caseOutcomes = ["removed", "relief", "voluntary", "attrition"] as const;

export const caseFlow: CaseFlow = {
  between: [
    [0, 0.3, 0.05, 0.45],
    [0, 0, 0.1, 0.3],
    [0, 0.1, 0, 0.65],
    [0.05, 0.02, 0, 0],
  ],
  out: [
    [0, 0.1, 0.1, 0],
    [0, 0.35, 0.1, 0.15],
    [0, 0.25, 0, 0],
    [0.6, 0.03, 0.1, 0.2],
  ],
  meanStay: [0.1, 3, 1.5, 2],
};

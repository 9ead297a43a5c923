// A single run person by person, every uncertain figure at its own value: what a page follows people through.
import type { Documents } from "../../documents/documents.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import type { StudySpec } from "../../study/study.ts";
import { studyInput } from "../../study/studyRequest.ts";
import { preferredSources } from "../sourceRule.ts";
import type { Moves } from "./moves.ts";

/** A run on somebody's screen that is larger than this would not end while they look. */
export const mostEvents = 60_000_000;

/**
 * @param believed publishers that the reader prefers
 * @param shown    stacks whose waits and other shown measures are kept
 */
export function oneByOne(
  documents: Documents,
  stack: readonly string[],
  believed: NonNullable<Moves["sources"]>,
  shown: readonly (readonly string[])[],
): StudyInput {
  const { plan, parameters } = documents;
  const spec: StudySpec = {
    engine: "individual",
    seed: plan?.seed ?? 1,
    replications: 1,
    stacks: [stack],
    shown,
    inFull: null,
    fewer: null,
    points: "central",
    sources: { ...preferredSources(parameters, {}), ...plan?.sources, ...Object.fromEntries(believed) },
    sample: plan?.sample ?? null,
    seriesGroup: "",
    seriesLevels: [],
  };
  const measure = { quantities: false, defaults: null, claims: [], targets: false };
  return studyInput({ spec, measure, warmUpDays: null, eventLimit: mostEvents }, documents);
}

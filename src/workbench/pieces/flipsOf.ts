// Which single figure would turn a statement of the model, with the levers of a state where they stand.
import { askNearestFlips } from "../../ask/nearestFlips.ts";
import type { Turning } from "../../ask/flip/nearest.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { FlipsAsked } from "./pieceJobs.ts";
import type { StateWords } from "./stateWords.ts";

/** @returns null when it was stopped */
export async function flipsOf(
  documents: Documents,
  { claim, confirm }: FlipsAsked,
  { stepDays, chosen, setting }: StateWords,
  conduct: Conduct,
): Promise<readonly Turning[] | null> {
  const claims = documents.claims.filter(({ id }) => id === claim);
  const engine = confirm > 0 ? "individual" : "fluid";
  const asked = { claims, engine, confirm, stepDays, sources: chosen, ...(setting === null ? {} : { setting }) } as const; // prettier-ignore
  const found = await askNearestFlips(documents, asked, conduct);
  return found.length === 0 ? null : found;
}

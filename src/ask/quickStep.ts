// How long a step of expected numbers is where a question makes many runs and nobody says otherwise.
import type { Model } from "../model/model.ts";

const stepsOfARun = 256;
/** How often a quick step goes into one of a ranking, which asks for the order of draws and not for their values. */
export const quickStepsOfARanking = 2;

/** Days. */
export function quickStepDays({ runs }: Pick<Model, "runs">): number {
  return (runs.kind === "calendar" ? runs.toDays - runs.fromDays : runs.forDays) / stepsOfARun;
}

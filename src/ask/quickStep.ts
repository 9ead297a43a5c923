// How long a step of expected numbers is where a question makes many runs and nobody says otherwise.
import type { Model } from "../model/model.ts";

const stepsOfARun = 256;

/** Days. */
export function quickStepDays({ runs }: Pick<Model, "runs">): number {
  return (runs.kind === "calendar" ? runs.toDays - runs.fromDays : runs.forDays) / stepsOfARun;
}

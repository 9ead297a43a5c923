// What somebody at a workbench has moved: scenarios put on, and levers away from where the documents have them.
import type { Documents } from "../../documents/documents.ts";
import { settingOf, wordsOf } from "../../documents/settingOf.ts";
import { refuseUsage } from "../../errors.ts";
import type { Instant } from "../../quantity/value.ts";
import type { Point } from "../../scenario/point.ts";

/** Plain data, safe to post and to put into a link. */
export interface Moves {
  /** names of scenarios; empty: the model as it stands */
  readonly stack: readonly string[];
  /** parameters and their numbers, each in the parameter's own unit */
  readonly levers: readonly (readonly [parameter: string, value: number])[];
  /** parameters whose publishers disagree, each with the one believed; left out: as the documents have it */
  readonly sources?: readonly (readonly [parameter: string, publisher: string])[];
}

/** @throws PendencyError when a parameter is not there, or cannot have the number */
export function pointOfLevers(
  { model, parameters }: Pick<Documents, "model" | "parameters">,
  levers: Moves["levers"],
  since: Instant,
): Point | null {
  if (levers.length === 0) return null;
  const set = levers.map(([name, value]) => {
    const parameter = parameters.find((one) => one.name === name);
    if (parameter === undefined) return refuseUsage("lever", "a parameter of the model", `"${name}"`);
    const file = { path: `lever ${name}`, text: `${value} ${parameter.unit.text}`.trim() };
    return settingOf(model, parameter, since, file, wordsOf(file, name));
  });
  return { draws: {}, sources: {}, set };
}

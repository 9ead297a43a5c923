// A parameter set belongs to the documents it was made of: its parameters have what it gives them, and the day is its own.
import { refuseUsage } from "../errors.ts";
import type { Parameter } from "./parameter.ts";
import type { ParameterSet } from "./parameterSet.ts";

/**
 * @param asOf   the day that the documents stand on; null for none
 * @param called how messages name the set: a file
 * @throws PendencyError (usage) that names what differs
 */
export function checkParameterSet(
  { coordinates, begins, asOf: own, refused }: ParameterSet,
  parameters: readonly Parameter[],
  asOf: { readonly date: string } | null,
  called: string,
): void {
  if (refused.length > 0) {
    const hint = "its diagnostics say what failed; runs go on with the draws of the documents";
    refuseUsage(called, "a parameter set whose gates all held", `one that was not published: ${refused[0]}`, hint);
  }
  const byName = new Map(parameters.map((one) => [one.name, one]));
  for (const { of, parameter: name } of coordinates) {
    const found = byName.get(name);
    const fits = of === "draw" ? found?.uncertainty != null : found?.drift != null;
    if (fits) continue;
    const expected = `a set of this model, in which ${name} has ${of === "draw" ? "an uncertainty" : "a drift"}`;
    refuseUsage(called, expected, found === undefined ? "no such parameter" : "a parameter without", again);
  }
  const wanders = begins.find((name) => byName.get(name)?.drift == null);
  if (wanders !== undefined) refuseUsage(called, `a set of this model, in which ${wanders} drifts`, "none", again);
  const [wanted, got] = [own ?? "no day", asOf?.date ?? "no day"];
  if (wanted === got) return;
  const hint = own === null ? "leave out the day" : `add --as-of ${own}, or calibrate as of another day`;
  refuseUsage(called, `documents that stand on ${wanted}, on which the set was made`, got, hint);
}

const again = "`pendency calibrate` makes one of these documents";

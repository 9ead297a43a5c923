// What moves together in a paired design: each of the strongest uncertain figures, with all that is drawn of it and all
// that a document draws along with it; the paths of drift, which are one; and everything else.
import type { Documents } from "../../documents/documents.ts";
import { correlatedGroups } from "../../parameters/correlatedGroups.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import type { Matters } from "../matters.ts";

export interface SobolFactor {
  readonly name: string;
  readonly title: string;
  /** whose draws, sources and chances move; [] of drift, and of the rest */
  readonly parameters: readonly string[];
  /** all: what no other factor moves */
  readonly moves: "parameters" | "drift" | "rest";
}

const drift: SobolFactor = { name: "drift", title: "Drift, and changes of regimes", parameters: [], moves: "drift" };
const rest: SobolFactor = { name: "rest", title: "All other figures together", parameters: [], moves: "rest" };

/** Those of a first ranking that are strongest, and the rest where anything is left. */
export function factorsOf(
  { outcomes }: Pick<Matters, "outcomes">,
  { parameters, scenarios, model }: Pick<Documents, "parameters" | "scenarios" | "model">,
  most: number,
): readonly SobolFactor[] {
  const titles = new Map(parameters.map(({ name, title }) => [name, title]));
  const groups = correlatedGroups(parameters).map(({ names }) => names);
  const found = new Map<string, SobolFactor>();
  // by the largest share in any of the outcomes
  const all = outcomes.flatMap(({ factors }) => factors).toSorted((one, other) => other.share - one.share);
  for (const { parameter, how } of all) {
    if (found.size >= most) break;
    if (how === "drift" || how === "changes") {
      found.set(drift.name, drift);
      continue;
    }
    const names = groups.find((group) => group.includes(parameter)) ?? [parameter];
    const title = names.map((name) => titles.get(name) ?? name).join(", ");
    if (!found.has(names[0])) found.set(names[0], { name: names[0], title, parameters: names, moves: "parameters" });
  }
  const factors = [...found.values()];
  const moved = new Set(factors.flatMap((factor) => factor.parameters));
  const chances = chancesIn(scenarios);
  const isLeft = parameters.some(
    ({ name, uncertainty, alternatives }) =>
      (uncertainty !== null || alternatives !== null || chances.includes(name)) && !moved.has(name),
  );
  const isDrifting = parameters.some((one) => one.drift != null) || model.regimes.some((one) => one.mayChange != null);
  return isLeft || (isDrifting && !found.has(drift.name)) ? [...factors, rest] : factors;
}

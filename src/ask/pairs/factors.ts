// What moves together in a paired design: each of the strongest uncertain figures, with all that is drawn of it and all
// that a document draws along with it; the paths of drift, which are one; and everything else.
import type { Documents } from "../../documents/documents.ts";
import { correlatedGroups } from "../../parameters/correlatedGroups.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import type { Matters } from "../matters.ts";
import type { FigureGroup } from "./groups.ts";

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

/**
 * Groups that somebody named, those of a first ranking that are strongest, and the rest where anything is left.
 *
 * @param most factors beside the rest; of groups there are as many as are named
 */
export function factorsOf(
  { outcomes }: Pick<Matters, "outcomes">,
  { parameters, scenarios, model }: Pick<Documents, "parameters" | "scenarios" | "model">,
  most: number,
  named: readonly FigureGroup[] = [],
): readonly SobolFactor[] {
  const titles = new Map(parameters.map(({ name, title }) => [name, title]));
  const groups = correlatedGroups(parameters).map(({ names }) => names);
  const titlesOf = (names: readonly string[]): string => names.map((name) => titles.get(name) ?? name).join(", ");
  const found = new Map(
    named.map(({ name, parameters: names }): [string, SobolFactor] => [
      name,
      { name, title: `${name}: ${titlesOf(names)}`, parameters: names, moves: "parameters" },
    ]),
  );
  const inGroups = new Set(named.flatMap((group) => group.parameters));
  // by the largest share in any of the outcomes
  const all = outcomes.flatMap(({ factors }) => factors).toSorted((one, other) => other.share - one.share);
  for (const { parameter, how } of all) {
    if (found.size >= most) break;
    if (how === "drift" || how === "changes") {
      found.set(drift.name, drift);
      continue;
    }
    if (inGroups.has(parameter)) continue;
    const names = groups.find((group) => group.includes(parameter)) ?? [parameter];
    if (!found.has(names[0])) found.set(names[0], { name: names[0], title: titlesOf(names), parameters: names, moves: "parameters" }); // prettier-ignore
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

// What a screening moves, one after another: every uncertain figure that can move what is asked, with all that a document
// draws along with it, every choice between publishers, every chance of a scenario, and the paths of all that drifts.
import { correlatedGroups } from "../../parameters/correlatedGroups.ts";
import type { Documents } from "../../documents/documents.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import { addedTitle } from "../matters/addedTitle.ts";

export interface ScreenFactor {
  readonly name: string;
  readonly title: string;
  /** none of drift */
  readonly parameters: readonly string[];
  readonly how: "figure" | "source" | "chance" | "drift";
  /** of the mean square of its effects, about so much is variance over draws */
  readonly weight: number;
}

interface Fixed {
  /** can it move what is asked */
  isReached(name: string): boolean;
  /** set from outside in every run */
  readonly set: readonly string[];
  /** whose publisher somebody chose */
  readonly sources: readonly string[];
  readonly stack: readonly string[];
}

/** The middle nine tenths of a uniform figure on a line have 9.7 times its variance when squared, of a normal one 10.8. */
const ofFigure = 1 / 10;
/** Two runs that differ in nothing but two draws of it differ by twice its variance, on average. */
const ofDrift = 1 / 2;
/** The most that something which happens or does not has, at even chances. */
const ofChance = 1 / 4;

export function screenFactors(
  { parameters, scenarios, model }: Pick<Documents, "parameters" | "scenarios" | "model">,
  { isReached, set, sources, stack }: Fixed,
): readonly ScreenFactor[] {
  const free = parameters.filter(({ name }) => !set.includes(name));
  const uncertain = free.filter(({ uncertainty }) => uncertainty !== null);
  const titles = new Map(parameters.map(({ name, title }) => [name, title]));
  const titleOf = (name: string): string => titles.get(name) ?? name;
  const groups = correlatedGroups(parameters).map(({ names }) => names);
  const figures = new Map<string, ScreenFactor>();
  for (const { name } of uncertain.filter((one) => isReached(one.name))) {
    const names = groups.find((group) => group.includes(name)) ?? [name];
    const own = names.filter((one) => uncertain.some((other) => other.name === one));
    figures.set(names[0], { name: names[0], title: own.map(titleOf).join(", "), parameters: own, how: "figure", weight: ofFigure }); // prettier-ignore
  }
  const choices = free.flatMap(({ name, alternatives }): ScreenFactor[] => {
    const weights = (alternatives?.options ?? []).map(({ weight }) => weight).filter((weight) => weight > 0);
    if (weights.length < 2 || sources.includes(name) || !isReached(name)) return [];
    return [{ name, title: `${titleOf(name)}${addedTitle.source}`, parameters: [name], how: "source", weight: ofChoice(weights) }]; // prettier-ignore
  });
  const chances = chancesIn(scenarios.filter(({ name }) => stack.includes(name))).map(
    (name): ScreenFactor => ({ name, title: `${titleOf(name)}${addedTitle.chance}`, parameters: [name], how: "chance", weight: ofChance }), // prettier-ignore
  );
  const isDrifting =
    free.some(({ name, drift }) => drift != null && isReached(name)) || model.regimes.some(({ mayChange }) => mayChange != null); // prettier-ignore
  const drift: ScreenFactor = { name: "drift", title: "Drift, and changes of regimes", parameters: [], how: "drift", weight: ofDrift }; // prettier-ignore
  return [...figures.values(), ...choices, ...chances, ...(isDrifting ? [drift] : [])];
}

/** Effects are between two options that differ; two draws by weight do so only now and then. */
function ofChoice(weights: readonly number[]): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return (1 - weights.reduce((sum, weight) => sum + (weight / all) * (weight / all), 0)) / 2;
}

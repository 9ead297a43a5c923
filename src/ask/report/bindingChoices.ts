// Which resources can be short, and whose waiting tells it.
import type { Model } from "../../model/model.ts";
import { resourcesOf } from "../../model/ways.ts";
import { textsOf } from "../../reading/name.ts";
import type { BindingChoice } from "./bindingOf.ts";

/** Stages in which people wait for somebody to be free, or for a departure. */
export function linesOf({ stages }: Pick<Model, "stages">): Model["stages"] {
  return stages.filter(({ stay }) => stay.kind === "service" || stay.kind === "boards");
}

/** Every resource, and its copies for the levels whose series are kept, in the model's order. */
export function bindingChoices(model: Model, keptLevels: readonly string[]): readonly BindingChoice[] {
  const lines = linesOf(model);
  return model.resources.flatMap(({ name: resource, title, each, servers }) => {
    const levels = model.groups.find(({ name }) => name === each?.text)?.levels ?? [];
    const holding = model.holds.filter(({ of }) => of.text === resource).flatMap(({ whileIn }) => textsOf(whileIn));
    const wanting = lines.filter((stage) => resourcesOf(stage).includes(resource));
    const stages = [...wanting.map(({ name }) => name), ...holding];
    if (servers === "unlimited" || stages.length === 0) return [];
    const common = { resource, stages, lines: lines.map(({ name }) => name) };
    const copyOf = (level: string): string => `${resource}(${level})`;
    return [
      { ...common, title, copies: each === null ? [resource] : levels.map(copyOf), level: "" },
      ...levels
        .filter((level) => keptLevels.includes(level))
        .map((level) => ({ ...common, title: `${title}: ${level}`, copies: [copyOf(level)], level })),
    ];
  });
}

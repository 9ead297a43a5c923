// A published figure used for another period or population than its own says how it is made to serve there.
import type { Position, Problem } from "../errors.ts";
import { periodKind } from "../facts/describePeriod.ts";
import type { FactLibrary } from "../facts/fact.ts";
import type { Source } from "../parameters/parameter.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Graph } from "./graph.ts";
import type { Model } from "./model.ts";
import { sourcesOf, standInsOf } from "./places.ts";

const declareIt = "write the step under `alignment:`, so that a reader sees it";
const declareElsewhere =
  "name it in a parameter that declares the step under `alignment:`, and name the parameter here";

/**
 * Problems of kind facts: a figure of one period, or of one level of a group, stands for another or for all
 * time, and no `alignment:` says so. Outside a parameter nothing can say so. Whether a scope fits is for
 * readers to see; the level is in the figure's id, and the period too unless the figure is at hand.
 */
export function checkAlignment({ model, modelPlaces }: Graph, facts?: FactLibrary): Problem[] {
  const ofParameters = model.parameters.flatMap((parameter) =>
    sourcesOf(parameter).flatMap(({ source }) => {
      const all = [source, ...standInsOf(source).map((other) => other.source)];
      return all
        .filter(({ alignment }) => alignment === "")
        .flatMap((one) => {
          const stretched = stretchedIn(one.value, model, facts) ?? typedIn(one);
          return stretched === null ? [] : [problem(one.at, `parameters.${parameter.name}`, stretched, declareIt)];
        });
    }),
  );
  return [...ofParameters, ...modelPlaces.flatMap((place) => misalignedAt(place, model, facts))];
}

/** The same where no alignment can be declared: in the model itself, and in the changes of a scenario. */
export function misalignedAt(
  { path, at, value }: { readonly path: string; readonly at: Position; readonly value: Source["value"] },
  model: Model,
  facts?: FactLibrary,
): Problem[] {
  const stretched = stretchedIn(value, model, facts);
  return stretched === null ? [] : [problem(at, path, stretched, declareElsewhere)];
}

interface Stretched {
  readonly id: string;
  readonly usedFor: string;
}

/** The first figure named as a value where its own period or level is not the one it is used for. */
function stretchedIn(value: Source["value"], model: Model, facts?: FactLibrary): Stretched | null {
  for (const part of partsOf(value, "")) {
    if (part.kind !== "fact") continue;
    const where = part.path.split(" › ");
    const rowParts = part.fact.slice(part.fact.indexOf("#") + 1).split(".");
    for (const group of model.groups) {
      const level = where.find((segment) => segment.startsWith(`${group.name} `))?.slice(group.name.length + 1);
      const other = rowParts.find((name) => name !== level && group.levels.includes(name));
      if (level !== undefined && other !== undefined) return { id: part.fact, usedFor: level };
    }
    const period = facts?.facts.get(part.fact)?.period ?? rowParts.at(-1) ?? "";
    if (part.series || !isDated(period)) continue;
    const usedFor = where.find((segment) => /^(FY)?\d{4}/.test(segment)) ?? "all time";
    if (usedFor !== period) return { id: part.fact, usedFor };
  }
  return null;
}

/** A figure typed in place of its name: one number for all time, resting on figures of one period. */
function typedIn({ kind, value, facts }: Source): Stretched | null {
  if (kind !== "fact") return null;
  const inTime = partsOf(value, "").some((part) => part.kind === "schedule" || (part.kind === "fact" && part.series));
  const dated = facts.find((id) => id.includes("#") && isDated(id.slice(id.lastIndexOf(".") + 1)));
  return inTime || dated === undefined ? null : { id: dated, usedFor: "all time" };
}

function isDated(period: string): boolean {
  return periodKind(period) !== "other";
}

function problem(at: Problem["at"], path: string, { id, usedFor }: Stretched, hint: string): Problem {
  const expected = "a published figure used for its own period and population, or an alignment that is declared";
  return { kind: "facts", at, path, expected, got: `${id} used for ${usedFor}`, hint };
}

// Uncertain parameters as figures: what knowing the true value of one would be, or which of its publishers is right.
import type { Documents } from "../../documents/documents.ts";
import type { FactLibrary } from "../../facts/fact.ts";
import { constantOf } from "../../model/constant.ts";
import type { Parameter, Source } from "../../parameters/parameter.ts";
import { isDistribution } from "../../quantity/isDistribution.ts";
import type { Value } from "../../quantity/value.ts";
import type { ParameterDraws } from "../../study/study.ts";
import type { ErrorAsked, FigureAsked } from "./figures.ts";
import type { Published } from "./informed.ts";

interface DrawnFigure {
  readonly figure: FigureAsked;
  /** of each draw: the value, the factor on it, or a publisher */
  readonly values: readonly number[] | readonly string[];
}

/** Drifts, chances and changes of regimes are what comes: nobody can publish them. */
export function parameterFigures(
  documents: Documents,
  drawn: readonly ParameterDraws[],
  reached: ReadonlySet<string>,
  error: ErrorAsked,
): readonly DrawnFigure[] {
  return drawn.flatMap((row): DrawnFigure[] => {
    const parameter = documents.parameters.find(({ name }) => name === row.name);
    if (parameter === undefined || !reached.has(row.name)) return [];
    const { name, title } = parameter;
    const common = { of: name, title, who: "", counted: "as it is" } as const;
    if (row.how === "source") {
      const published = { by: (parameter.alternatives?.options ?? []).map((one) => one.title ?? one.name).join(", "), title, how: "base" } as const; // prettier-ignore
      const figure: FigureAsked = { name: `source:${name}`, kind: "source", ...common, error: null, errorBy: "none", published }; // prettier-ignore
      return [{ figure, values: row.values as readonly string[] }];
    }
    if (row.how !== "times" && row.how !== "plus" && row.how !== "is") return [];
    const published = publishedBase(parameter, documents.facts);
    // an amount that is added has no size of its own to be off by a part of
    const base = row.how === "plus" ? baseOf(parameter, documents) : 0;
    const known = base === null ? ({ error: null, errorBy: "none" } as const) : error;
    const values = (row.values as readonly number[]).map((value) => value + (base ?? 0));
    return [{ figure: { name: `parameter:${name}`, kind: "parameter", ...common, ...known, published }, values }];
  });
}

function sourceOf({ source, alternatives }: Parameter): Source | null {
  return source ?? alternatives?.options.find(({ name }) => name === alternatives.default)?.source ?? null;
}

/** In base units; null where it is no single number. */
function baseOf(parameter: Parameter, { graph }: Documents): number | null {
  const value = sourceOf(parameter)?.value;
  return value === undefined || isDistribution(value) ? null : constantOf(value as Value, {}, graph);
}

function publishedBase(parameter: Parameter, { facts, publications }: FactLibrary): Published | null {
  const cited = sourceOf(parameter)?.facts ?? [];
  const publishers = cited.map((id) => (facts.get(id)?.publication ?? publications.get(id.split("#")[0]))?.publisher);
  const names = [...new Set(publishers.filter((name) => name !== undefined))];
  return names.length === 0 ? null : { by: names.join(", "), title: parameter.title, how: "base" };
}

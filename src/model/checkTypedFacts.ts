// A figure typed in place of its name is the figure that was published: facts may be re-expressed, never changed.
import type { Problem } from "../errors.ts";
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { rowsBelow, rowsOfPublication } from "../facts/rowsBelow.ts";
import type { Source } from "../parameters/parameter.ts";
import { partsOf } from "../quantity/parts.ts";
import { parseUnit } from "../quantity/unit.ts";
import type { Model } from "./model.ts";
import { sourcesOf, standInsOf } from "./places.ts";

/** Two ways of writing one number: a share and a percentage, months and days. */
const sameNumber = 1e-9;

/**
 * Problems of kind facts: a source of `kind: fact` whose number is none of those it cites, in whatever unit, or is
 * computed. Numbers computed from figures are estimates, and say how under `method:`.
 *
 * @param facts a library that has every figure cited
 */
export function checkTypedFacts(model: Model, facts: FactLibrary): Problem[] {
  // on a day the figure that was typed may not be out
  if (facts.asOf !== undefined) return [];
  return model.parameters.flatMap((parameter) =>
    sourcesOf(parameter).flatMap(({ name, source }) => {
      const path = `parameters.${parameter.name}${name === null ? "" : `.alternatives.${name}`}`;
      const all = [source, ...standInsOf(source).map((other) => other.source)];
      return all.filter(({ kind }) => kind === "fact").flatMap((one) => changedIn(one, path, model, facts));
    }),
  );
}

function changedIn(source: Source, path: string, model: Model, facts: FactLibrary): Problem[] {
  const cited = source.facts.flatMap((id) => figuresOf(id, facts));
  const published = cited.map((fact) => baseValueOf(fact, model));
  for (const part of partsOf(source.value, path)) {
    if (part.kind !== "expression") continue;
    const { expression, at } = part;
    const hint = "a number made of published ones is `kind: estimate`, with its `method:`";
    if (expression.kind !== "number") {
      return [
        { kind: "facts", at, path: part.path, expected: "a figure as it was published", got: "arithmetic", hint },
      ];
    }
    const { value, unit } = expression;
    if (published.some((one) => Math.abs(one - value) <= sameNumber * Math.max(Math.abs(one), Math.abs(value))))
      continue;
    const expected = `a figure that it cites${cited.length === 1 ? `, ${cited[0].value} ${cited[0].unit}` : ""}`;
    const got = `${unit.scale === 0 ? value : value / unit.scale} ${unit.text}`.trim();
    return [{ kind: "facts", at, path: part.path, expected, got, hint }];
  }
  return [];
}

/** The figure of that id, or all of a series or a publication. */
function figuresOf(id: string, library: FactLibrary): readonly Fact[] {
  const fact = library.facts.get(id);
  if (fact !== undefined) return [fact];
  return id.includes("#") ? rowsBelow(library, id) : rowsOfPublication(library, id);
}

function baseValueOf({ value, unit }: Fact, { units, entities }: Model): number {
  const parsed = parseUnit(unit, { units, entities });
  return parsed === null ? value : (value * parsed.numerator) / parsed.denominator;
}

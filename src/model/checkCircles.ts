// Parameters may name parameters, but never in a circle, and not through longer chains than a person could follow.
import type { Problem } from "../errors.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { namesIn, partsOf } from "../quantity/parts.ts";
import { sourcesOf } from "./places.ts";

const longestChain = 100;

/** The first circle, or the first chain that is too long; empty when there is neither. */
export function checkCircles(parameters: readonly Parameter[]): Problem[] {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const chains = new Map<string, number>();
  const trail: string[] = [];

  /** how many parameters long the chain below this one is */
  function chainOf(name: string): number | Problem {
    const known = chains.get(name);
    const parameter = byName.get(name);
    if (known !== undefined || parameter === undefined) return known ?? 0;
    const start = trail.indexOf(name);
    if (start !== -1)
      return problemAt(parameter, "parameters without circles", [...trail.slice(start), name].join(" → "));
    if (trail.length > longestChain) return tooLong(parameter);
    trail.push(name);
    let longest = 0;
    for (const next of namedBy(parameter)) {
      const below = chainOf(next);
      if (typeof below !== "number") return below;
      longest = Math.max(longest, below);
    }
    trail.pop();
    chains.set(name, longest + 1);
    return longest >= longestChain ? tooLong(parameter) : longest + 1;
  }

  for (const { name } of parameters) {
    const found = chainOf(name);
    if (typeof found !== "number") return [found];
  }
  return [];
}

/** Parameters that one parameter's value or uncertainty names. */
function namedBy(parameter: Parameter): ReadonlySet<string> {
  const { uncertainty } = parameter;
  const values = [
    ...sourcesOf(parameter).map(({ source }) => source.value),
    ...(uncertainty === null ? [] : [uncertainty.distribution]),
  ];
  const names = new Set<string>();
  for (const part of values.flatMap((value) => partsOf(value, ""))) {
    if (part.kind === "parameter") names.add(part.name);
    if (part.kind === "expression") for (const { name } of namesIn(part.expression)) names.add(name);
  }
  return names;
}

function tooLong(parameter: Parameter): Problem {
  return problemAt(parameter, `at most ${longestChain} parameters that name each other in a row`, "more");
}

function problemAt(parameter: Parameter, expected: string, got: string): Problem {
  return { kind: "names", at: parameter.at, path: `parameters.${parameter.name}`, expected, got };
}

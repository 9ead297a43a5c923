// Parameters may name parameters, but never in a circle, and not through longer chains than a person could follow.
import type { Problem } from "../errors.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { textsOf } from "../reading/name.ts";
import type { Graph } from "./graph.ts";

const longestChain = 100;

/** The first circle, or the first chain that is too long; empty when there is neither. */
export function checkCircles(graph: Graph): Problem[] {
  const { parameters } = graph.known;
  const namedBy = namesByParameter(graph);
  const chains = new Map<string, number>();
  const trail: string[] = [];

  /** how many parameters long the chain below this one is */
  function chainOf(name: string): number | Problem {
    const known = chains.get(name);
    const parameter = parameters.get(name);
    if (known !== undefined || parameter === undefined) return known ?? 0;
    const start = trail.indexOf(name);
    if (start !== -1)
      return problemAt(parameter, "parameters without circles", [...trail.slice(start), name].join(" → "));
    if (trail.length > longestChain) return tooLong(parameter);
    trail.push(name);
    let longest = 0;
    for (const next of namedBy.get(name) ?? []) {
      const below = chainOf(next);
      if (typeof below !== "number") return below;
      longest = Math.max(longest, below);
    }
    trail.pop();
    chains.set(name, longest + 1);
    return longest >= longestChain ? tooLong(parameter) : longest + 1;
  }

  for (const name of parameters.keys()) {
    const found = chainOf(name);
    if (typeof found !== "number") return [found];
  }
  return [];
}

/** What each parameter's value or uncertainty names; what stands in on an early day makes no circle. */
function namesByParameter({ ofParameters, mentionsIn }: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { name, role, value } of ofParameters) {
    if (role === "fallback") continue;
    const known = names.get(name) ?? new Set<string>();
    for (const text of textsOf(mentionsIn(value).parameters)) known.add(text);
    names.set(name, known);
  }
  return names;
}

function tooLong(parameter: Parameter): Problem {
  return problemAt(parameter, `at most ${longestChain} parameters that name each other in a row`, "more");
}

function problemAt(parameter: Parameter, expected: string, got: string): Problem {
  return { kind: "names", at: parameter.at, path: `parameters.${parameter.name}`, expected, got };
}

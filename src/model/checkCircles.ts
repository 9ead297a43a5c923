// Parameters may name parameters, and look at the arrivals of a stage, but never in a circle, and not through longer
// chains than a person could follow.
import type { Problem } from "../errors.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { addTo } from "../reading/groupedBy.ts";
import { firstCircle, inWords } from "./circles.ts";
import { namesOfMentions, scheduledArrivals } from "./feeds.ts";
import type { Graph } from "./graph.ts";
import type { Known } from "./known.ts";
import type { ValueOrDistribution } from "./mentions.ts";
import type { Ways } from "./ways.ts";

const longestChain = 100;

/** The first circle, or the first chain that is too long; empty when there is neither. */
export function checkCircles(graph: Graph): Problem[] {
  const { parameters } = graph.known;
  const named = namesByParameter(graph);
  const circle = firstCircle(named);
  // a circle that nobody could follow either is told as the chain it is
  if (circle !== null && circle.length <= longestChain) return [circleProblem(graph.known, circle)];
  const chains = new Map<string, number>();

  /** how many parameters long the chain below this one is, which stands below others */
  function chainOf(name: string, above: number): number | Problem {
    const chain = chains.get(name);
    const parameter = parameters.get(name);
    if (chain !== undefined || parameter === undefined) return chain ?? 0;
    if (above > longestChain) return tooLong(parameter);
    let longest = 0;
    for (const next of named.get(name) ?? []) {
      const below = chainOf(next, above + 1);
      if (typeof below !== "number") return below;
      longest = Math.max(longest, below);
    }
    chains.set(name, longest + 1);
    return longest >= longestChain ? tooLong(parameter) : longest + 1;
  }

  for (const name of parameters.keys()) {
    const found = chainOf(name, 0);
    if (typeof found !== "number") return [found];
  }
  return [];
}

/** A circle of parameters, or of arrivals that depend on what is expected to arrive. */
export function circleProblem(
  { parameters, stages }: Pick<Known, "parameters" | "stages">,
  circle: readonly string[],
): Problem {
  const stage = circle.map((name) => stages.get(name)).find((found) => found !== undefined);
  const parameter = circle.map((name) => parameters.get(name)).find((found) => found !== undefined);
  const got = inWords(circle);
  if (stage === undefined && parameter !== undefined) return problemAt(parameter, "parameters without circles", got);
  const hint = `arriving(${stage?.name}, …) reads these arrivals, so they may not depend on it`;
  const path = `stages.${stage?.name}.arrivals`;
  return {
    kind: "names",
    at: stage?.arrivals[0]?.at ?? null,
    path,
    expected: "arrivals known before a run",
    got,
    hint,
  };
}

/**
 * What each parameter's value or uncertainty names, and the arrivals of each stage; what stands in on an early
 * day makes no circle.
 */
function namesByParameter({ model, parameterPlaces, mentionsIn }: Graph): Ways {
  const names = new Map<string, string[]>();
  const add = (name: string, value: ValueOrDistribution): void => {
    for (const text of namesOfMentions(mentionsIn(value))) addTo(names, name, text);
  };
  for (const { name, role, value } of parameterPlaces) if (role !== "fallback") add(name, value);
  for (const [stage, values] of scheduledArrivals(model)) for (const value of values) add(stage, value);
  return names;
}

function tooLong(parameter: Parameter): Problem {
  return problemAt(parameter, `at most ${longestChain} parameters that name each other in a row`, "more");
}

function problemAt(parameter: Parameter, expected: string, got: string): Problem {
  return { kind: "names", at: parameter.at, path: `parameters.${parameter.name}`, expected, got };
}

// Which parameters with conflicting publishers a claim rests on: those whose number can reach what it measures.
import type { Claim } from "../claim/claim.ts";
import type { ModelDocuments } from "../documents/readDocuments.ts";
import type { Graph } from "../model/graph.ts";
import { countedBy } from "../model/measure.ts";
import { reachedFrom } from "../model/ways.ts";

/**
 * Names of disputed parameters that reach a stage or resource the claim measures: directly, downstream of where they
 * act, or through a resource that stages share.
 */
export function disputedParameters(claim: Claim, { graph, parameters }: ModelDocuments): readonly string[] {
  return parameters
    .filter(({ alternatives }) => alternatives !== null)
    .filter(({ name }) => isReached(claim, reachOf(placesOfParameter(name, graph), graph)))
    .map(({ name }) => name);
}

/** Everything to which people, or the wait for a shared resource, can carry an effect on these parts. */
export function reachOf(parts: readonly string[], { links }: Graph): ReadonlySet<string> {
  return reachedFrom(links, parts);
}

/** Whether the claim measures one of these stages, resources and clocks. */
export function isReached({ tests }: Claim, reached: ReadonlySet<string>): boolean {
  return tests.some(({ measure, against }) =>
    [measure, ...(against?.kind === "measure" ? [against.measure] : [])].some((side) =>
      countedBy(side).some((part) => reached.has(part)),
    ),
  );
}

/** Stages, resources and clocks that read a parameter, directly or through others. */
export function placesOfParameter(name: string, graph: Graph): readonly string[] {
  const { places } = graph.feeds().traceOf(name);
  return places.map((place) => place.name);
}

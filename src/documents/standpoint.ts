// Where somebody stands who asks what can be known of the documents.
import type { FactLibrary } from "../facts/fact.ts";
import { factsNamed } from "./factsNamed.ts";
import type { Standpoint } from "./knownWhen.ts";
import type { ModelDocuments } from "./readDocuments.ts";
import type { StatesReached } from "./statesReached.ts";

/** Where somebody stands who asks what can be known of the documents. */
export function standpointOf(
  { model, graph }: Pick<ModelDocuments, "model" | "graph">,
  day: number,
  reached: StatesReached,
  facts: FactLibrary,
): Standpoint {
  const states = new Map(model.regimes.map((regime) => [regime.name, regime.states]));
  return {
    day,
    reached,
    statesOf: (regime) => states.get(regime) ?? [],
    known: (id) => factsNamed(id, facts, graph.known).filter((fact) => facts.facts.has(fact.id)),
  };
}

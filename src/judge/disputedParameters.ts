// Which parameters with conflicting publishers a claim rests on: those whose number can reach what it measures.
import type { Claim } from "../claim/claim.ts";
import type { ModelDocuments } from "../documents/readDocuments.ts";
import { traceParameter } from "../compile/dependencies.ts";
import type { Measure } from "../model/measure.ts";
import type { Model } from "../model/model.ts";

/**
 * Names of disputed parameters that reach a stage or resource the claim measures: directly, downstream of where they
 * act, or through a resource that stages share.
 */
export function disputedParameters(claim: Claim, { model, parameters }: ModelDocuments): readonly string[] {
  const measured = new Set(
    claim.tests.flatMap(({ measure, against }) => [
      ...partsOf(measure),
      ...(against?.kind === "measure" ? partsOf(against.measure) : []),
    ]),
  );
  return parameters
    .filter((parameter) => parameter.alternatives !== null)
    .filter(({ name }) => {
      const { feeds } = traceParameter(model, parameters, name);
      const reached = reachedFrom(
        model,
        feeds.map((feed) => feed.name),
      );
      return [...measured].some((part) => reached.has(part));
    })
    .map(({ name }) => name);
}

/** Names of the stages, resources and clocks a measure counts. */
export function partsOf(measure: Measure): readonly string[] {
  switch (measure.kind) {
    case "fact":
      return [];
    case "moves":
      return [measure.from, measure.to];
    case "boardings":
      return [measure.stage, measure.resource];
    case "strikes":
      return [measure.clock];
    case "utilisation":
    case "cost":
    case "leftBehind":
      return [measure.resource];
    case "share":
      return [...measure.stages, ...measure.entered];
    default:
      return measure.stages;
  }
}

/** Where people, or the wait for a shared resource, carry an effect next: stage, resource or clock > its neighbours. */
export function linksOf(model: Model): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>();
  const link = (from: string, to: string): void => void links.set(from, [...(links.get(from) ?? []), to]);
  for (const stage of model.stages) {
    const { stay } = stage;
    for (const to of [...stage.next, ...stage.clocks].map((exit) => exit.to)) link(stage.name, to);
    if (stage.ifFull !== null) link(stage.name, stage.ifFull);
    const used = stay.kind === "service" ? [stay.by] : stay.kind === "boards" ? stay.resources : [];
    for (const resource of used) {
      link(stage.name, resource);
      link(resource, stage.name);
    }
  }
  for (const hold of model.holds) {
    for (const stage of hold.whileIn) {
      link(stage, hold.of);
      link(hold.of, stage);
    }
  }
  for (const clock of model.clocks) {
    link(clock.starts, clock.name);
    link(clock.name, clock.to);
  }
  return links;
}

/** Everything people, or the wait for a shared resource, can carry an effect to. */
export function reachedFrom(model: Model, start: readonly string[]): ReadonlySet<string> {
  const links = linksOf(model);
  const reached = new Set<string>();
  const ahead = [...start];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    ahead.push(...(links.get(next) ?? []));
  }
  return reached;
}

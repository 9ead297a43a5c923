// Model beside record: each target's figure as published and as run.
import type { Fact, FactLibrary } from "../facts/fact.ts";
import type { Model } from "../model/model.ts";
import { quantileOf } from "../statistics/quantile.ts";
import { stackName } from "../scenario/stack.ts";
import type { Study } from "../study/study.ts";
import { targetMeasureName } from "../study/studyMeasures.ts";
import { baseUnit, baseValue, factOf } from "./factValue.ts";
import type { Target, TargetResult } from "../claim/target.ts";

/** @throws PendencyError (kind facts) when a target names a figure that is not at hand */
export function judgeTargets(
  targets: readonly Target[],
  study: Study,
  facts: FactLibrary,
  model: Pick<Model, "units" | "entities">,
): readonly TargetResult[] {
  return targets.map((target) => judgeTarget(target, study, facts, model));
}

function judgeTarget(
  target: Target,
  study: Study,
  facts: FactLibrary,
  model: Pick<Model, "units" | "entities">,
): TargetResult {
  const { id, title, band, note } = target;
  const vocabulary = { units: model.units, entities: model.entities };
  const published = observedFacts(target, facts);
  const observed =
    target.observed.kind === "quantity"
      ? target.observed.value
      : mean(published.map((fact) => baseValue(fact, vocabulary)));
  const wanted = stackName(target.measure.scenario);
  const summary = study.stacks
    .find((stack) => stackName(stack.stack) === wanted)
    ?.measures.find((measure) => measure.name === targetMeasureName(id));
  const values = (summary?.values ?? []).filter((value) => value !== null);
  const median = quantileOf(values, 0.5);
  const ratio = median === null || observed === 0 ? null : median / observed;
  const met = ratio === null ? median === observed : ratio >= band[0] && ratio <= band[1];
  return {
    id,
    title,
    band,
    note,
    observed,
    median,
    ratio,
    unit: summary?.unit ?? (published.length === 0 ? "" : baseUnit(published[0], vocabulary)),
    p10: quantileOf(values, 0.1),
    p90: quantileOf(values, 0.9),
    status: !met ? "missed" : target.byConstruction ? "by construction" : "met",
    source: sourceOf(published),
    period: firstToLast(published.map(({ period }) => period)),
  };
}

/**
 * The published figures that the observed one is made of; none for a plain quantity.
 *
 * @throws PendencyError (kind facts) when one is not at hand
 */
export function observedFacts({ observed, mentions, at }: Target, facts: FactLibrary): readonly Fact[] {
  if (observed.kind === "quantity") return [];
  const ids = observed.kind === "fact" ? [observed.fact] : observed.facts;
  return ids.map((id) => factOf(id, facts, mentions?.find(({ name }) => name.text === id)?.name.at ?? at));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sourceOf(published: readonly Fact[]): string {
  if (published.length === 0) return "";
  const { publisher, title } = published[0].publication;
  const ids = firstToLast(published.map(({ id }) => id));
  return `${publisher}, ${title} (${published.length === 1 ? "" : `mean of ${published.length}: `}${ids})`;
}

function firstToLast(texts: readonly string[]): string {
  return texts.length > 1 ? `${texts[0]} to ${texts.at(-1) ?? ""}` : (texts[0] ?? "");
}

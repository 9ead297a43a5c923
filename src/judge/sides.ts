// The two sides of a test as numbers: one per replication for what is run, one for all where a figure is published.
import type { Claim, Test } from "../claim/claim.ts";
import type { FactLibrary } from "../facts/fact.ts";
import type { Measure } from "../model/measure.ts";
import type { Model } from "../model/model.ts";
import { stackName } from "../scenario/stack.ts";
import type { Study } from "../study/study.ts";
import { claimMeasureName } from "../study/studyMeasures.ts";
import { describeMeasure, grouped } from "./describeMeasure.ts";
import type { Titles } from "./describeMeasure.ts";
import { baseUnit, baseValue, factOf } from "./factValue.ts";

export interface Side {
  /** plain words */
  readonly label: string;
  /** by replication; null where there was nothing to measure */
  readonly values: readonly (number | null)[];
  readonly unit: string;
  /** id of the published figure this side is, or "" */
  readonly fact: string;
  /** false when the study has no such run */
  readonly known: boolean;
}

export interface SideContext {
  readonly model: Pick<Model, "stages" | "entities" | "units"> & Partial<Pick<Model, "resources">>;
  readonly scenarios: Titles["scenarios"];
  readonly facts: FactLibrary;
  /** null when no study was run: only published figures can be compared */
  readonly study: Study | null;
}

/** Both sides of the claim's test; against is null when the measure stands alone. */
export function sidesOf(claim: Claim, index: number, context: SideContext): { measure: Side; against: Side | null } {
  const test = claim.tests[index];
  const measure = measured(test.measure, claimMeasureName(claim.id, index, "measure"), context);
  return { measure, against: otherSide(claim, test, index, context, measure.unit) };
}

function otherSide(claim: Claim, test: Test, index: number, context: SideContext, unit: string): Side | null {
  const { against } = test;
  if (against === null) return null;
  if (against.kind === "measure") {
    return measured(against.measure, claimMeasureName(claim.id, index, "against"), context);
  }
  const written = against.unit.scale === 0 ? against.value : against.value / against.unit.scale;
  const label = `${grouped(Number(written.toPrecision(12)))} ${against.unit.text}`.trim();
  return { label, values: repeated(against.value, context), unit, fact: "", known: true };
}

function measured(measure: Measure, name: string, context: SideContext): Side {
  if (measure.kind === "fact") return publishedSide(measure.fact, measure, context);
  const label = describeMeasure(measure, context);
  const wanted = stackName(measure.scenario);
  const stack = context.study?.stacks.find((each) => stackName(each.stack) === wanted);
  const found = stack?.measures.find((each) => each.name === name);
  if (found === undefined) return { label, values: [], unit: "", fact: "", known: false };
  return { label, values: found.values, unit: found.unit, fact: "", known: true };
}

function publishedSide(id: string, measure: Measure, context: SideContext): Side {
  const fact = factOf(id, context.facts, measure.position);
  const vocabulary = { units: context.model.units, entities: context.model.entities };
  const label = `${fact.title}, ${fact.period} (${fact.publication.publisher})`;
  const values = repeated(baseValue(fact, vocabulary), context);
  return { label, values, unit: baseUnit(fact, vocabulary), fact: id, known: true };
}

function repeated(value: number, { study }: SideContext): number[] {
  return Array.from({ length: Math.max(1, study?.stacks[0]?.replications ?? 1) }, () => value);
}

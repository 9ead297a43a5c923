// A statement about published figures, judged: no run is needed, and publishers who disagree are all heard.
import type { Claim } from "../claim/claim.ts";
import { describeTest } from "./describeMeasure.ts";
import { baseUnit, baseValue, shownUnit } from "./factValue.ts";
import type { ShownUnit } from "./factValue.ts";
import { comparedNumber, holds } from "./holds.ts";
import { sidesOf } from "./sides.ts";
import type { Side, SideContext } from "./sides.ts";
import type { TestResult, VerdictWord } from "./verdict.ts";

/** True when both sides are published or written in the claim. */
export function isFactTest(claim: Claim, index: number): boolean {
  const { measure, against } = claim.tests[index];
  const published = measure.kind === "fact";
  return published && (against === null || against.kind === "quantity" || against.measure.kind === "fact");
}

/**
 * The tests on published figures, each also for every other figure of the same scope and period that a list of
 * conflicts puts beside the one named.
 */
export function judgeFacts(
  claim: Claim,
  tests: readonly number[],
  context: SideContext,
): { readonly tests: readonly TestResult[]; readonly word: VerdictWord } {
  const results = tests.flatMap((index) => {
    const { measure, against } = sidesOf(claim, index, context);
    const rivals = rivalsOf(measure, context);
    return [measure, ...rivals].map((side) => {
      const fact = context.facts.facts.get(side.fact);
      const { units, entities } = context.model;
      const shown = fact === undefined ? { unit: side.unit, scale: 1 } : shownUnit(fact, { units, entities });
      return testOf(claim, index, side, against, shown, rivals.length > 0);
    });
  });
  return { tests: results, word: togetherWord(results.map((result) => result.verdict)) };
}

function togetherWord(words: readonly VerdictWord[]): VerdictWord {
  const distinct = new Set(words.filter((word) => word !== "undetermined"));
  if (distinct.size === 0) return "undetermined";
  return distinct.size === 1 ? [...distinct][0] : "in conflict";
}

/** @param shown unit of both sides, which convert into each other, and of their difference */
function testOf(
  claim: Claim,
  index: number,
  measure: Side,
  against: Side | null,
  shown: ShownUnit,
  disputed: boolean,
): TestResult {
  const test = claim.tests[index];
  const [left, right] = [measure.values[0] ?? null, against === null ? undefined : (against.values[0] ?? null)];
  const outcome = holds(test, left, right);
  const compared = left === null || right === null || against === null ? null : comparedNumber(test, left, right);
  const numbers: TestResult["numbers"][number][] = [numberOf(measure, shown)];
  if (against !== null) numbers.push(numberOf(against, shown));
  if (against !== null && test.compare !== "value") {
    const ofBoth = test.compare === "ratio" ? { unit: "times", scale: 1 } : shown;
    numbers.push({ label: test.compare, ...inUnit(compared, ofBoth) });
  }
  return {
    source: disputed ? measure.fact : "",
    description: describeTest(test, measure.label, against === null ? null : against.label),
    verdict: outcome === null ? "undetermined" : outcome ? "agrees" : "differs",
    probability: null,
    interval: null,
    replications: 0,
    undefinedRuns: outcome === null ? 1 : 0,
    numbers,
  };
}

function inUnit(value: number | null, { unit, scale }: ShownUnit): { value: number | null; unit: string } {
  return { value: value === null ? null : value / scale, unit };
}

function numberOf(side: Side, shown: ShownUnit): TestResult["numbers"][number] {
  const row = { label: side.label, ...inUnit(side.values[0] ?? null, shown) };
  return side.fact === "" ? row : { ...row, fact: side.fact };
}

function rivalsOf(side: Side, { facts, model }: SideContext): Side[] {
  const own = facts.facts.get(side.fact);
  if (own === undefined) return [];
  const listed = facts.conflicts.filter((conflict) => conflict.facts.includes(side.fact));
  const ids = new Set(listed.flatMap((conflict) => conflict.facts).filter((id) => id !== side.fact));
  return [...ids].flatMap((id) => {
    const fact = facts.facts.get(id);
    // a different scope or period is a different number, not a conflict
    if (fact === undefined || fact.scope !== own.scope || fact.period !== own.period) return [];
    const vocabulary = { units: model.units, entities: model.entities };
    const label = `${fact.title}, ${fact.period} (${fact.publication.publisher})`;
    return [{ label, values: [baseValue(fact, vocabulary)], unit: baseUnit(fact, vocabulary), fact: id, known: true }];
  });
}

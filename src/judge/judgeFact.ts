// A statement about published figures, judged: no run is needed, and publishers who disagree are all heard.
import type { Claim, Test } from "../claim/claim.ts";
import { describeTest } from "./describeMeasure.ts";
import { baseUnit, baseValue, shownUnit } from "./factValue.ts";
import type { ShownUnit } from "./factValue.ts";
import { comparedNumber, holds } from "./holds.ts";
import type { Outcome } from "./holds.ts";
import { allTogether, bare, isHeld } from "./judged.ts";
import type { Judged } from "./judged.ts";
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
 * conflicts puts beside the one named. Where figures of several publishers are asked the same and answer
 * differently, that is not settled; otherwise all must hold.
 */
export function judgeFacts(
  claim: Claim,
  tests: readonly number[],
  context: SideContext,
): { readonly tests: readonly TestResult[]; readonly judged: Judged } {
  const byTest = tests.map((index) => {
    const { measure, against } = sidesOf(claim, index, context);
    const rivals = rivalsOf(measure, context);
    return [measure, ...rivals].map((side) => {
      const fact = context.facts.facts.get(side.fact);
      const { units, entities } = context.model;
      const shown = fact === undefined ? { unit: side.unit, scale: 1 } : shownUnit(fact, { units, entities });
      return testOf(claim, index, side, against, shown, rivals.length > 0);
    });
  });
  const questions = new Map<string, TestResult[]>();
  for (const [place, index] of tests.entries()) {
    const question = questionOf(claim.tests[index]) ?? String(index);
    questions.set(question, [...(questions.get(question) ?? []), ...byTest[place]]);
  }
  const answers = [...questions.values()].map((results) => results.map(({ verdict }) => verdict));
  const disagree = answers.some(isSplit);
  const word = allTogether(answers.map((words) => (isSplit(words) ? "not settled" : allTogether(words))));
  return { tests: byTest.flat(), judged: { ...bare(word), why: disagree ? "published figures disagree" : "" } };
}

/** What is asked, so that the same of another figure is seen to be the same; null where a published figure is the line. */
function questionOf({ against, compare, holdsIf }: Test): string | null {
  if (against?.kind === "measure") return null;
  return JSON.stringify([against?.value, against?.unit.text, compare, holdsIf]);
}

function isSplit(words: readonly VerdictWord[]): boolean {
  return words.includes("contradicted") && words.some(isHeld);
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
    part: test.part ?? "",
    verdict: wordFor(test, outcome),
    gate: null,
    byConstruction: test.byConstruction ?? "",
    runs: null,
    probability: null,
    interval: null,
    replications: 0,
    undefinedRuns: outcome === null ? 1 : 0,
    undefinedWhy: "",
    numbers,
  };
}

function wordFor({ byConstruction = "" }: Test, outcome: Outcome): VerdictWord {
  if (outcome === null) return "not settled";
  if (!outcome) return "contradicted";
  return byConstruction === "" ? "supported" : "by construction";
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

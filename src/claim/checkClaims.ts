// Whether claims name what exists and compare like with like.
import type { Position, Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { expectFact } from "../model/checkFacts.ts";
import { checkMentions } from "../model/checkNames.ts";
import { firstFindings } from "../model/checkModel.ts";
import type { Findings } from "../model/checkModel.ts";
import type { Graph } from "../model/graph.ts";
import { namesOf } from "../model/known.ts";
import type { Names } from "../model/known.ts";
import type { Measure } from "../model/measure.ts";
import type { Model } from "../model/model.ts";
import { describePowers, parseUnit, samePowers } from "../quantity/unit.ts";
import type { Name } from "../reading/name.ts";
import type { Unit } from "../quantity/value.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Claim, Test } from "./claim.ts";

export function checkClaims(
  claims: readonly Claim[],
  graph: Graph,
  scenarios: readonly Scenario[],
  facts?: FactLibrary,
): Findings {
  const tests = claims.flatMap((claim) =>
    claim.tests.map((test, index) => ({ test, at: claim.at, path: testPath(claim, index) })),
  );
  const { model } = graph;
  const errors = firstFindings([
    () => checkClaimNames(claims, graph, namesOf(scenarios)),
    () => tests.flatMap(({ test, at, path }) => checkTestUnits(test, model, at, path, facts)),
    () => (facts === undefined ? [] : tests.flatMap(({ test, path }) => checkTestFacts(test, graph, facts, path))),
  ]);
  return { errors, warnings: [] };
}

export function testPath(claim: Claim, index: number): string {
  return claim.tests.length === 1 ? `claims.${claim.id}` : `claims.${claim.id}.tests[${index + 1}]`;
}

function checkClaimNames(claims: readonly Claim[], graph: Graph, scenarios: Names): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const claim of claims) {
    const path = `claims.${claim.id}`;
    if (seen.has(claim.id)) {
      problems.push({ kind: "names", at: claim.at, path, expected: "each claim once", got: `${claim.id} again` });
    }
    seen.add(claim.id);
    checkMentions(problems, graph, claim.mentions ?? [], path, scenarios);
    for (const [number, test] of claim.tests.entries()) {
      // the other side keeps names of the measure, which are told once
      const told = new Set<Position>();
      for (const { measure, side } of sidesOf(test)) {
        const mentions = (measure.mentions ?? []).filter(({ name }) => !told.has(name.at));
        for (const { name } of mentions) told.add(name.at);
        checkMentions(problems, graph, mentions, `${testPath(claim, number)}.${side}`, scenarios);
      }
    }
  }
  return problems;
}

function sidesOf(test: Test): { measure: Measure; side: string }[] {
  const own = { measure: test.measure, side: "measure" };
  return test.against?.kind === "measure" ? [own, { measure: test.against.measure, side: "against" }] : [own];
}

/** The two sides are of one kind, and the line is drawn in the unit of what is compared. */
function checkTestUnits(test: Test, model: Model, at: Position, path: string, facts?: FactLibrary): Problem[] {
  const left = unitOfMeasure(test.measure, model, facts);
  const { against, holdsIf } = test;
  const right =
    against === null
      ? left
      : against.kind === "quantity"
        ? against.unit.powers
        : unitOfMeasure(against.measure, model, facts);
  const problem = (below: string, expected: string, got: string): Problem[] => [
    { kind: "units", at, path: `${path}.${below}`, expected, got },
  ];
  if (left !== null && right !== null && !samePowers(left, right)) {
    return problem("against", `a figure in ${describePowers(left)}, as measured`, describePowers(right));
  }
  const isShareOfOther = holdsIf.kind === "within" && holdsIf.isShare;
  const compared = test.compare === "ratio" ? {} : left;
  if (compared === null || isShareOfOther || samePowers(holdsIf.unit.powers, compared)) return [];
  return problem("holdsIf", `a figure in ${describePowers(compared)}`, describePowers(holdsIf.unit.powers));
}

/** Base units of what is measured; null for money, whose currency the resource's cost says, and for unknown facts. */
function unitOfMeasure(measure: Measure, model: Model, facts?: FactLibrary): Unit["powers"] | null {
  switch (measure.kind) {
    case "wait":
    case "sojourn":
    case "age":
      if (measure.statistic.kind === "shareOver") return {};
      return { day: measure.statistic.kind === "variance" ? 2 : 1 };
    case "cost":
      return null;
    case "fact": {
      const fact = facts?.facts.get(measure.fact);
      return fact === undefined ? null : (parseUnit(fact.unit, model)?.unit.powers ?? null);
    }
    default:
      return {};
  }
}

function checkTestFacts(test: Test, { known }: Graph, facts: FactLibrary, path: string): Problem[] {
  const problems: Problem[] = [];
  for (const { measure, side } of sidesOf(test)) {
    if (measure.kind === "fact") expectFact(problems, known, facts, citedBy(measure), false, `${path}.${side}`);
  }
  return problems;
}

/** The figure's id where it stands. */
function citedBy({ fact, position, mentions }: Extract<Measure, { kind: "fact" }>): Name {
  return mentions?.find(({ what }) => what === "fact")?.name ?? { text: fact, at: position };
}

// Whether claims name what exists and compare like with like.
import type { Position, Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { expectFact } from "../model/checkFacts.ts";
import { checkMeasureNames, expectName } from "../model/checkNames.ts";
import { firstFindings } from "../model/checkModel.ts";
import type { Findings } from "../model/checkModel.ts";
import type { Measure } from "../model/measure.ts";
import type { Model } from "../model/model.ts";
import { describePowers, parseUnit, samePowers } from "../quantity/unit.ts";
import type { Unit } from "../quantity/value.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Claim, Test } from "./claim.ts";

/** @param model with the parameters of all its documents */
export function checkClaims(
  claims: readonly Claim[],
  model: Model,
  scenarios: readonly Scenario[],
  facts?: FactLibrary,
): Findings {
  const tests = claims.flatMap((claim) =>
    claim.tests.map((test, index) => ({ test, at: claim.at, path: testPath(claim, index) })),
  );
  const errors = firstFindings([
    () => checkClaimNames(claims, model, scenarios),
    () => tests.flatMap(({ test, at, path }) => checkTestUnits(test, model, at, path, facts)),
    () => (facts === undefined ? [] : tests.flatMap(({ test, path }) => checkTestFacts(test, model, facts, path))),
  ]);
  return { errors, warnings: [] };
}

function testPath(claim: Claim, index: number): string {
  return claim.tests.length === 1 ? `claims.${claim.id}` : `claims.${claim.id}.tests[${index + 1}]`;
}

function checkClaimNames(claims: readonly Claim[], model: Model, scenarios: readonly Scenario[]): Problem[] {
  const problems: Problem[] = [];
  const known = {
    stages: namesOf(model.stages),
    resources: namesOf(model.resources),
    regimes: namesOf(model.regimes),
    clocks: namesOf([...model.clocks, ...model.stages.flatMap((stage) => stage.clocks)]),
  };
  const scenarioNames = namesOf(scenarios);
  for (const [index, claim] of claims.entries()) {
    const path = `claims.${claim.id}`;
    if (claims.findIndex(({ id }) => id === claim.id) < index) {
      problems.push({ kind: "names", at: claim.at, path, expected: "each claim once", got: `${claim.id} again` });
    }
    for (const part of ["stages", "resources", "regimes", "clocks"] as const) {
      const what = `the name of a ${part.slice(0, -1)}`;
      for (const name of claim.structure[part])
        expectName(problems, what, name, known[part], claim.at, `${path}.${part}`);
    }
    for (const name of claim.scenarios) {
      expectName(problems, "the name of a scenario", name, scenarioNames, claim.at, `${path}.scenarios`);
    }
    for (const [number, test] of claim.tests.entries()) {
      for (const { measure, side } of sidesOf(test)) {
        const below = `${testPath(claim, number)}.${side}`;
        checkMeasureNames(problems, model, measure, below);
        for (const name of measure.scenario) {
          expectName(problems, "the name of a scenario", name, scenarioNames, measure.position, `${below}.scenario`);
        }
      }
    }
  }
  return problems;
}

function namesOf(named: readonly { readonly name: string }[]): string[] {
  return named.map(({ name }) => name);
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

function checkTestFacts(test: Test, model: Model, facts: FactLibrary, path: string): Problem[] {
  const problems: Problem[] = [];
  for (const { measure, side } of sidesOf(test)) {
    if (measure.kind === "fact")
      expectFact(problems, model, facts, measure.fact, false, measure.position, `${path}.${side}`);
  }
  return problems;
}

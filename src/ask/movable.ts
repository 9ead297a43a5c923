// What of a model's claims could have come out otherwise: every test that runs decide, in a few runs with chance and
// all uncertain figures drawn anew, and in expected numbers with each lever moved to both its ends. A test that says
// it cannot fail is held to that, and one that nothing turns is named.
import type { Claim } from "../claim/claim.ts";
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import { holds } from "../judge/holds.ts";
import type { Outcome } from "../judge/holds.ts";
import { isFactTest } from "../judge/judgeFact.ts";
import type { HeldRuns } from "../judge/verdict.ts";
import { sidesOf } from "../judge/sides.ts";
import type { Point } from "../scenario/point.ts";
import { canonicalStack, distinctStacks } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Study } from "../study/study.ts";
import type { MoreMeasure } from "../study/studyRequest.ts";
import { claimMeasures } from "../study/studyMeasures.ts";
import type { Asked } from "./asked.ts";
import { questionOf } from "./answer/answerCells.ts";
import { ExpectedRuns } from "./expectedRuns.ts";
import { sortStacks } from "./possibleStacks.ts";
import { runStacks } from "./runStacks.ts";

interface MovableAsked extends Asked {
  /** left out: all claims of the model */
  readonly claims?: readonly Claim[];
}

/** One test of a claim that runs decide. Plain data, safe as JSON. */
export interface Movable {
  readonly claim: string;
  /** of the claim's tests, from 1 */
  readonly test: number;
  readonly part: string;
  /** the claim's own `byConstruction:`; "" where it has none */
  readonly byConstruction: string;
  /** in expected numbers, with every parameter at its value; null where it could not be made */
  readonly holds: boolean | null;
  /** in how many runs it holds, of those in which it could be made */
  readonly runs: HeldRuns;
  /** ends of levers that say otherwise, as documents write them: {parameter: "judges", value: "3000 judges"} */
  readonly turnedByLevers: readonly { readonly parameter: string; readonly value: string }[];
  /** "declared, and yet it turns": not in all runs. "turns nowhere": in all runs, or in none, at any end of any lever */
  readonly finding: "" | "declared, and yet it turns" | "turns nowhere";
}

interface MovableTests {
  /** with every parameter at its value; null where runs decide nothing */
  readonly study: Study | null;
  readonly tests: readonly Movable[];
}

/** Runs with everything drawn, where no number of them is asked for. */
const usualRuns = 8;

/**
 * In the order of the claims.
 *
 * @throws PendencyError when the documents do not fit together
 */
export async function askMovable(
  documents: Documents,
  asked: MovableAsked = {},
  conduct: Conduct = {},
): Promise<MovableTests> {
  const claims = asked.claims ?? documents.claims;
  const tests = claims.flatMap((claim) =>
    [...claim.tests.keys()].filter((index) => !isFactTest(claim, index)).map((index) => ({ claim, index })),
  );
  const measures = claimMeasures(claims).map(({ name, measure }) => ({
    name,
    measure: { ...measure, scenario: canonicalStack(measure.scenario) },
  }));
  const { possible } = sortStacks(documents, distinctStacks(measures.map(({ measure }) => measure.scenario)));
  if (tests.length === 0 || possible.length === 0) return { study: null, tests: [] };
  const runs = new ExpectedRuns(documents, asked, possible, measures, conduct);
  const [asIs] = await runs.at([null]);
  const drawn = await drawnRuns(documents, asked, possible, measures, conduct);
  const ends = leverEnds(documents);
  const moved = await runs.at(ends.map(({ point }) => point));
  const outcomeIn = ({ claim, index }: (typeof tests)[number], study: Study, run: number): Outcome => {
    const { measure, against } = sidesOf(claim, index, { ...documents, study });
    return holds(claim.tests[index], measure.values[run] ?? null, against === null ? undefined : (against.values[run] ?? null)); // prettier-ignore
  };
  const isWhole = [asIs, drawn, ...moved].every(({ unfinished }) => unfinished === 0);
  const judged = tests.map((test): Movable => {
    const { claim, index } = test;
    const { part = "", byConstruction = "" } = claim.tests[index];
    const own = outcomeIn(test, asIs, 0);
    const outcomes = Array.from({ length: drawn.spec.replications }, (_, run) => outcomeIn(test, drawn, run)).filter((one) => one !== null); // prettier-ignore
    const held: HeldRuns = { held: outcomes.filter((one) => one).length, made: outcomes.length };
    const turnedByLevers = ends
      .filter((_, nth) => isOther(outcomeIn(test, moved[nth], 0), own))
      .map(({ parameter, value }) => ({ parameter, value }));
    const isTold = isWhole && own !== null && held.made > 0;
    const isAlways = held.held === (own === true ? held.made : 0) && turnedByLevers.length === 0;
    const finding = isTold ? findingOf(byConstruction !== "", held, isAlways) : "";
    return { claim: claim.id, test: index + 1, part, byConstruction, holds: own, runs: held, turnedByLevers, finding };
  });
  return { study: asIs, tests: judged };
}

function findingOf(isDeclared: boolean, { held, made }: HeldRuns, isAlways: boolean): Movable["finding"] {
  if (isDeclared) return held < made ? "declared, and yet it turns" : "";
  return isAlways ? "turns nowhere" : "";
}

function isOther(outcome: Outcome, own: Outcome): boolean {
  return outcome !== null && own !== null && outcome !== own;
}

interface LeverEnd {
  readonly parameter: string;
  readonly value: string;
  readonly point: Point;
}

/** Both ends of every parameter's lever, for the whole run, and of the study's levers, from its question's first day. */
function leverEnds(documents: Documents): readonly LeverEnd[] {
  const { parameters, plan } = documents;
  const day = plan === null ? null : (questionOf(plan.answer)?.asks.before?.text ?? null);
  const of = (parameter: string, value: string, from: string | null): LeverEnd => ({
    parameter,
    value,
    point: readSettings(documents, [[parameter, value]], from, "lever"),
  });
  const own = parameters.flatMap(({ name, lever, unit: { text = "" } }) =>
    lever === null ? [] : [lever.from, lever.to].map((end) => of(name, `${end} ${text}`.trim(), null)),
  );
  const ofStudy = (plan?.answer.levers ?? []).flatMap(({ parameter, low, high }) => [low, high].map((end) => of(parameter, end.text, day))); // prettier-ignore
  return [...own, ...ofStudy];
}

/** Chance and all uncertain figures drawn, by the engine that the model's study is made with. */
function drawnRuns(
  documents: Documents,
  asked: Asked,
  stacks: readonly (readonly string[])[],
  more: readonly MoreMeasure[],
  conduct: Conduct,
): Promise<Study> {
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
  return runStacks({ documents, asked, replications: usualRuns, shown: [] }, stacks, measure, conduct);
}

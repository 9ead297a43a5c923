// A prediction, judged: in how many paired replications its tests hold, and how sure that share is.
import type { Claim } from "../claim/claim.ts";
import { counted } from "../quantity/numberWords.ts";
import { describeTest } from "./describeMeasure.ts";
import { comparedNumber, holds } from "./holds.ts";
import type { Outcome } from "./holds.ts";
import { sidesOf } from "./sides.ts";
import type { Side, SideContext } from "./sides.ts";
import { spreadOf } from "./spread.ts";
import { judgeOutcomes } from "./judgeOutcomes.ts";
import type { Sequence } from "./judgeOutcomes.ts";
import type { Judged } from "./judged.ts";
import type { TestResult, VerdictWord } from "./verdict.ts";

/** The replications that used one source, or all of them under "". */
export interface SourceRuns {
  readonly source: string;
  readonly runs: readonly number[];
}

/** These tests of the claim in these replications, one by one, and together: where all of them hold. */
export function judgePrediction(
  claim: Claim,
  tests: readonly number[],
  source: SourceRuns,
  context: SideContext,
  instead: VerdictWord | null,
): { readonly tests: readonly TestResult[]; readonly whole: Judged } {
  const outcomes: Outcome[][] = [];
  const sequence = sequenceOf(source, context.study);
  const results = tests.map((index) => {
    const test = claim.tests[index];
    const { measure, against } = sidesOf(claim, index, context);
    const known = measure.known && (against === null || against.known);
    const perRun = known
      ? source.runs.map((run) =>
          holds(test, measure.values[run] ?? null, against === null ? undefined : (against.values[run] ?? null)),
        )
      : source.runs.map(() => null);
    outcomes.push(perRun);
    const by = { lines: test.verdict, instead, cannotFail: cannotFail(claim, [index]) };
    const judged = judgeOutcomes(perRun, by, sequence);
    return {
      source: source.source,
      description: describeTest(test, measure.label, against === null ? null : against.label),
      part: test.part ?? "",
      verdict: judged.word,
      gate: null,
      byConstruction: test.byConstruction ?? "",
      runs: judged.runs,
      probability: judged.probability,
      interval: judged.interval,
      replications: source.runs.length,
      undefinedRuns: perRun.filter((outcome) => outcome === null).length,
      undefinedWhy: known ? whyUndefined(perRun, measure, against, source.runs) : "",
      numbers: known ? numbersBehind(claim, index, measure, against, source.runs) : [],
    };
  });
  const together = source.runs.map((_, run) => allHold(outcomes.map((perRun) => perRun[run])));
  const by = { lines: strictest(claim, tests), instead, cannotFail: cannotFail(claim, tests) };
  const whole = judgeOutcomes(together, by, sequence);
  return { tests: results, whole };
}

/** Of a study that stops once its verdicts are settled. */
function sequenceOf({ runs }: SourceRuns, study: SideContext["study"]): Sequence | undefined {
  if (study?.atMost === undefined) return undefined;
  const made = Math.max(0, ...study.stacks.map(({ replications }) => replications));
  return { left: study.atMost - made, of: study.atMost, runs };
}

function cannotFail(claim: Claim, tests: readonly number[]): boolean {
  return tests.every((index) => (claim.tests[index].byConstruction ?? "") !== "");
}

/** False as soon as one test fails; null when none fails and one could not be made. */
function allHold(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes(false)) return false;
  return outcomes.includes(null) ? null : true;
}

/** Of every run without an outcome, what there was none for: "nothing to divide by, as the other side is 0, in 2 runs". */
function whyUndefined(
  outcomes: readonly Outcome[],
  measure: Side,
  against: Side | null,
  runs: readonly number[],
): string {
  const isMissing = (side: Side | null, run: number): boolean => side !== null && (side.values[run] ?? null) === null;
  const undefinedRuns = runs.filter((_, nth) => outcomes[nth] === null);
  const unmeasured = undefinedRuns.filter((run) => isMissing(measure, run) || isMissing(against, run)).length;
  const overNothing = undefinedRuns.length - unmeasured;
  return [
    ...(unmeasured === 0 ? [] : [`nobody whom it could be measured of, in ${counted(unmeasured, "run")}`]),
    ...(overNothing === 0 ? [] : [`nothing to divide by, as the other side is 0, in ${counted(overNothing, "run")}`]),
  ].join("; ");
}

function strictest(claim: Claim, tests: readonly number[]): { supported: number; contradicted: number } {
  const lines = tests.map((index) => claim.tests[index].verdict);
  return {
    supported: Math.max(...lines.map((line) => line.supported)),
    contradicted: Math.min(...lines.map((line) => line.contradicted)),
  };
}

function numbersBehind(
  claim: Claim,
  index: number,
  measure: Side,
  against: Side | null,
  runs: readonly number[],
): TestResult["numbers"] {
  const test = claim.tests[index];
  const rows = [numbersOf(measure, runs)];
  if (against === null) return rows;
  rows.push(numbersOf(against, runs));
  if (test.compare === "value") return rows;
  const compared = runs.map((run) => {
    const [left, right] = [measure.values[run] ?? null, against.values[run] ?? null];
    return left === null || right === null ? null : comparedNumber(test, left, right);
  });
  const unit = test.compare === "ratio" ? "times" : measure.unit;
  rows.push({ label: test.compare, ...spreadOf(compared), unit });
  return rows;
}

function numbersOf(side: Side, runs: readonly number[]): TestResult["numbers"][number] {
  const values = runs.map((run) => side.values[run] ?? null);
  if (side.fact !== "") return { label: side.label, value: values[0], unit: side.unit, fact: side.fact };
  return { label: side.label, ...spreadOf(values), unit: side.unit };
}

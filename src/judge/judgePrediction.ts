// A prediction, judged: in how many paired replications its tests hold, and how sure that share is.
import type { Claim } from "../claim/claim.ts";
import { counted } from "../quantity/numberWords.ts";
import { jeffreysInterval } from "../statistics/jeffreysInterval.ts";
import { describeTest } from "./describeMeasure.ts";
import { comparedNumber, holds } from "./holds.ts";
import type { Outcome } from "./holds.ts";
import { sidesOf } from "./sides.ts";
import type { Side, SideContext } from "./sides.ts";
import { spreadOf } from "./spread.ts";
import { bare } from "./judged.ts";
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
    const judged = judgeOutcomes(perRun, test.verdict, instead, cannotFail(claim, [index]));
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
  const whole = judgeOutcomes(together, strictest(claim, tests), instead, cannotFail(claim, tests));
  return { tests: results, whole };
}

function cannotFail(claim: Claim, tests: readonly number[]): boolean {
  return tests.every((index) => (claim.tests[index].byConstruction ?? "") !== "");
}

/**
 * The share of runs in which it holds, with its Jeffreys interval, and the word for it: supported or contradicted only
 * when the whole interval is beyond the claim's line.
 *
 * @param instead    the word where runs are of a kind that carries no verdict
 * @param cannotFail whether an input was set from the figure: where it then holds, no number of runs is evidence
 */
function judgeOutcomes(
  outcomes: readonly Outcome[],
  lines: { readonly supported: number; readonly contradicted: number },
  instead: VerdictWord | null,
  cannotFail: boolean,
): Judged {
  const made = outcomes.filter((outcome) => outcome !== null).length;
  if (made === 0) return bare(instead ?? "not settled");
  const held = outcomes.filter((outcome) => outcome).length;
  const interval = jeffreysInterval(held, made, 0.95);
  let word: VerdictWord = "not settled";
  if (interval[0] >= lines.supported) word = "supported";
  else if (interval[1] <= lines.contradicted) word = "contradicted";
  const isSure = cannotFail && (held === made || word === "supported");
  const said = isSure ? "by construction" : (instead ?? word);
  return { word: said, gate: null, runs: { held, made }, probability: held / made, interval, why: "" };
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

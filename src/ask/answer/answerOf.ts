// A finished study and its question → the answer as plain data.
import type { Documents } from "../../documents/documents.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import { pairedDifferences } from "../../statistics/pairedDifference.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import { isTooFar } from "../../forecast/gates.ts";
import type { Verdict } from "../../judge/verdict.ts";
import {
  differenceGate,
  lastFigureOf,
  levelGate,
  monthsBetween,
  noGates,
  strictestGate,
} from "../../judge/verdictGate.ts";
import type { ModelGates, VerdictGate } from "../../judge/verdictGate.ts";
import { isoDate } from "../../quantity/date.ts";
import type { Study } from "../../study/study.ts";
import type { Flip } from "../flip/flip.ts";
import { pairedChange } from "../pairedChange.ts";
import { samplingOf, withoutSampleNoise } from "../sampleNoise.ts";
import type { Sampling } from "../sampleNoise.ts";
import { cellName, cellsOf } from "./answerCells.ts";
import type { Question, Side } from "./answerCells.ts";
import { findingOf } from "./finding.ts";
import type { AnswerRow, Change, Finding, FlowRow, PlainAnswer, PlainVerdict, Spread } from "./plainAnswer.ts";
import { surenessOf } from "./sureness.ts";

type Values = readonly (number | null)[];

export function answerOf(
  documents: Documents,
  question: Question,
  study: Study,
  verdicts: readonly Verdict[],
  flips: readonly Flip[],
  gates: ModelGates = noGates,
): PlainAnswer {
  const { plan, asks } = question;
  const sampling = samplingOf(study, asks.measure === null ? asks.where : null);
  const parts = partsOf(question, study);
  const rows = parts.map((part) => rowOf(part, sampling));
  const flows = flowsOf(question, study, sampling);
  const { before, without, with: changed } = parts[parts.length - 1].values;
  const isSince = asks.than === "before";
  const held = isSince ? (before ?? []) : without;
  const seen = seenIn(study);
  const found = findingOf(changed, held, isSince ? without : null, asks.yesIf, seen);
  const gate = gateOfQuestion(question, gates);
  // what failed carries neither yes nor no
  const finding = gate.status === "failed" ? { ...found, word: "not settled" as const, isOfFewRuns: false } : found;
  const ids = plan.claims ?? verdicts.filter(({ kind }) => kind.includes("prediction")).map(({ id }) => id);
  return {
    question: documents.plan?.question ?? "",
    noun: asks.noun,
    unit: unitIn(study, question),
    change: plan.change,
    without: question.without,
    with: question.with,
    dates: asks.before === null || asks.after === null ? null : { before: asks.before.text, after: asks.after.text },
    than: asks.than,
    yesIf: asks.yesIf,
    statistic: statisticOf(seen, finding.runs),
    finding,
    gate,
    farBeyond: farBeyond(question, gates),
    rows,
    flows,
    flips: flips.map((flip) => ({ ...flip, gate: gateOfFlip(flip, gate, verdicts) })),
    verdicts: ids.flatMap((id) => verdicts.filter((verdict) => verdict.id === id).map(plainVerdict)),
    sure: surenessOf(documents, question, study, spreadsIn([...rows, ...flows]), gates.draws),
  };
}

/**
 * With against without is a difference. Now against before is a level: of the measure, or of everybody in the boxes
 * together, and of each box where no series is of them all.
 */
function gateOfQuestion(question: Question, gates: ModelGates): VerdictGate {
  const { asks, plan } = question;
  if (asks.than === "without") return differenceGate(gates);
  const own = cellsOf(question).filter(({ name }) => name.endsWith("/with") && /^answer:(?:asked|box)\//.test(name));
  const [first] = own.map(({ measure }) => measure);
  if (asks.measure !== null || first.kind !== "stock") return levelGate(first, gates);
  const whole = levelGate({ ...first, stages: plan.boxes.flatMap(({ stages }) => stages) }, gates);
  if (whole.family !== null) return whole;
  return strictestGate(own.map(({ measure }) => levelGate(measure, gates))) ?? whole;
}

function gateOfFlip({ of }: Flip, answer: VerdictGate, verdicts: readonly Verdict[]): VerdictGate | null {
  if (of.kind === "question") return answer;
  const claim = verdicts.find(({ id }) => id === of.id);
  const part = claim?.parts.find(({ title }) => title === of.part);
  return part?.gate ?? claim?.gate ?? null;
}

/** The last day with a figure, where what is asked ends more than the protocol's months after it. */
function farBeyond({ asks }: Question, gates: ModelGates): string | null {
  const last = lastFigureOf(gates);
  const window = asks.measure !== null && "window" in asks.measure ? asks.measure.window : null;
  const end = asks.after?.days ?? window?.to.days ?? gates.runEnd;
  if (last === null || end === null || !isTooFar(monthsBetween(last, end))) return null;
  return isoDate(last - 1);
}

function spreadsIn(rows: readonly Partial<AnswerRow>[]): readonly Spread[] {
  return rows
    .flatMap((row) => [row.before, row.without, row.with, row.difference, row.sinceBefore])
    .filter((spread) => spread !== null && spread !== undefined);
}

function seenIn({ engine, spec, draws }: Study): Finding["seen"] {
  if (spec.points !== "central" && draws.length > 0) return "drawn";
  return engine === "fluid" ? "expected" : "chance";
}

function statisticOf(seen: Finding["seen"], runs: number): string {
  if (seen === "expected") return "expected number";
  return runs === 1 ? "the one run" : `median of ${runs} runs`;
}

interface Part {
  readonly kind: AnswerRow["kind"];
  readonly title: string;
  readonly note: string;
  readonly values: { readonly before: Values | null; readonly without: Values; readonly with: Values };
}

/** Boxes, each with what is shown apart of it, and the total of the boxes, run by run. */
function partsOf(question: Question, study: Study): readonly Part[] {
  const { plan, asks } = question;
  const valuesOf = (part: string): Part["values"] => ({
    before: asks.before === null ? null : valuesIn(study, question, part, "before"),
    without: valuesIn(study, question, part, "without"),
    with: valuesIn(study, question, part, "with"),
  });
  if (asks.measure !== null) return [{ kind: "total", title: asks.noun, note: "", values: valuesOf("asked") }];
  const boxes = plan.boxes.map((box, nth) => ({ box, values: valuesOf(`box/${nth}`), nth }));
  const [{ box: first, values: only }] = boxes;
  // one box is everybody, and needs no second row
  if (boxes.length === 1 && first.apart === null)
    return [{ kind: "total", title: first.title, note: first.note, values: only }];
  const rows = boxes.flatMap(({ box: { title, note, apart }, values, nth }): Part[] => [
    { kind: "box", title, note, values },
    ...(apart === null
      ? []
      : [{ kind: "apart" as const, title: apart.title, note: "", values: valuesOf(`apart/${nth}`) }]),
  ]);
  const added = (side: Side): Values => summed(boxes.map(({ values }) => values[side] ?? []));
  const total = {
    before: asks.before === null ? null : added("before"),
    without: added("without"),
    with: added("with"),
  };
  return [...rows, { kind: "total", title: "All", note: "", values: total }];
}

function summed(columns: readonly Values[]): Values {
  return (columns[0] ?? []).map((_, run) =>
    columns.reduce<number | null>((sum, values) => {
      const value = values[run] ?? null;
      return sum === null || value === null ? null : sum + value;
    }, 0),
  );
}

function rowOf({ values, ...part }: Part, sampling: Sampling): AnswerRow {
  const [without, changed, day] = ofSameRuns([values.without, values.with, values.before ?? values.with]);
  const before = values.before === null ? null : day;
  return {
    ...part,
    before: before === null ? null : spreadOf(before, sampling),
    without: spreadOf(without, sampling),
    with: spreadOf(changed, sampling),
    difference: changeOf(changed, without, sampling),
    sinceBefore: before === null ? null : changeOf(changed, before, sampling),
  };
}

function flowsOf(question: Question, study: Study, sampling: Sampling): readonly FlowRow[] {
  if (question.asks.measure !== null) return [];
  return question.plan.flows.map(({ title, adds }, nth) => {
    const sidesOf = (["without", "with"] as const).map((side) => valuesIn(study, question, `flow/${nth}`, side));
    const [without, changed] = ofSameRuns(sidesOf);
    return {
      title,
      adds,
      without: spreadOf(without, sampling),
      with: spreadOf(changed, sampling),
      difference: changeOf(changed, without, sampling),
    };
  });
}

/** Numbers that are compared are of the same runs: a run without one of them counts for none. */
function ofSameRuns(columns: readonly Values[]): readonly Values[] {
  const isKnown = (run: number): boolean => columns.every((values) => (values[run] ?? null) !== null);
  return columns.map((values) => values.map((value, run) => (isKnown(run) ? value : null)));
}

function spreadOf(values: Values, sampling: Sampling): Spread {
  const known = values.filter((value) => value !== null);
  const at = (share: number): number | null => quantileOf(known, share);
  return withoutSampleNoise({ median: at(0.5), p10: at(0.1), p90: at(0.9) }, known, sampling);
}

function changeOf(values: Values, base: Values, sampling: Sampling): Change {
  const { known, lower, higher, p10, median, p90 } = pairedChange(values, base);
  const change = { runs: known, lower, higher, p10, median, p90 };
  return withoutSampleNoise(change, pairedDifferences(values, base), sampling);
}

function measureIn(study: Study, question: Question, part: string, side: Side) {
  const name = stackName(canonicalStack(side === "with" ? question.with : question.without));
  const stack = study.stacks.find((each) => stackName(each.stack) === name);
  return stack?.measures.find((measure) => measure.name === cellName(part, side));
}

function valuesIn(study: Study, question: Question, part: string, side: Side): Values {
  return measureIn(study, question, part, side)?.values ?? [];
}

function unitIn(study: Study, question: Question): string {
  return measureIn(study, question, question.asks.measure === null ? "box/0" : "asked", "with")?.unit ?? "";
}

function plainVerdict({ id, words, short, said, verdict, gate, runs, parts, notTested }: Verdict): PlainVerdict {
  const holds = runs === null ? null : { runs: runs.held, of: runs.made };
  return { id, words, short, said, verdict, gate, holds, parts: parts.map((part) => ({ title: part.title, verdict: part.verdict, gate: part.gate })), notTested }; // prettier-ignore
}

// "What would have to be true?": one parameter, searched for the value at which an answer or a claim turns. The
// search is on expected numbers; runs of single persons on either side of what it finds confirm it.
import type { Claim, Test } from "../claim/claim.ts";
import { compile, plainly } from "../compile/compile.ts";
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import type { LeverPlan } from "../documents/studyDocument.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import { isFactTest } from "../judge/judgeFact.ts";
import { constantOf } from "../model/constant.ts";
import { settingText } from "../scenario/point.ts";
import { distinctStacks } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { questionOf } from "./answer/answerCells.ts";
import { testOfQuestion } from "./answer/questionTest.ts";
import type { Flip, FlipOf } from "./flip/flip.ts";
import { FlipSearch } from "./flip/search.ts";
import type { SearchAsked, SearchedLever } from "./flip/search.ts";
import { stacksOf } from "./flip/turned.ts";
import type { Turned } from "./flip/turned.ts";

export interface FlipAsked extends SearchAsked {
  readonly parameter: string;
  /** lower and higher end of the search, as a document writes them: ["0.1", "8"], ["10 %", "60 %"] */
  readonly range: readonly [low: string, high: string];
  /** the instant from which the parameter is set; left out: the day before of the study's question, else the start */
  readonly from?: string;
  /** the lever as sentences call it; left out: the parameter's title */
  readonly title?: string;
  /** left out: the question of the study document */
  readonly turns?: readonly FlipTurn[];
}

/** The question of the study document, a claim by its id, or a test as claims write it. */
export type FlipTurn = "question" | { readonly claim: string } | { readonly words: string; readonly test: Test };

/**
 * One flip for each thing that is turned. A flip is "unknown" where it was stopped, or where expected numbers do not
 * give what decides it.
 *
 * @throws PendencyError when the parameter, its range, a claim or the question is not there, or does not fit
 */
export async function askFlip(documents: Documents, asked: FlipAsked, conduct: Conduct = {}): Promise<readonly Flip[]> {
  const lever = leverOf(documents, asked);
  const search = new FlipSearch(documents, asked, lever, conduct);
  const flips: Flip[] = [];
  for (const turned of lever.turned) flips.push({ of: turned.of, ...(await search.flip(turned)) });
  conduct.narrate?.({ kind: "finished" });
  return flips;
}

/** A lever of a study document, in the words of `askFlip`. */
export function askedOfLever({ parameter, title, low, high, turns }: LeverPlan): FlipAsked {
  return {
    parameter,
    title,
    range: [low.text, high.text],
    turns: turns.map((id) => (id === null ? "question" : { claim: id })),
  };
}

/**
 * Found out before the runs that a search comes after.
 *
 * @throws PendencyError as askFlip does
 */
export function checkFlip(documents: Documents, asked: FlipAsked): void {
  const lever = leverOf(documents, asked);
  const stacks = distinctStacks(lever.turned.flatMap(({ claim }) => stacksOf(claim)));
  const [, point] = lever.range.map((end) => lever.pointAt(end));
  // whether a scenario moves the same parameter is seen at either end
  try {
    for (const stack of stacks) compile(documents, documents.facts, { ...plainly, stack, point });
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    const hint = `the lever sets ${settingText(point)}`;
    throw new PendencyError(error.problems.map((problem) => ({ hint, ...problem })));
  }
}

/** What is turned, as a claim whose tests decide it. */
interface NamedTurn extends Turned {
  readonly of: FlipOf;
}

interface ReadLever extends SearchedLever {
  readonly turned: readonly NamedTurn[];
}

function leverOf(documents: Documents, asked: FlipAsked): ReadLever {
  const { parameter: name, range, turns = ["question"] } = asked;
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  const from = asked.from ?? question?.asks.before?.text ?? null;
  const [low, high] = range.map((text) => readSettings(documents, [[name, text]], from, "lever").set[0]);
  const parameter = documents.parameters.find((one) => one.name === name);
  const ends = [low, high].map(({ value }) =>
    value.kind === "expression" && value.expression.kind === "number" ? value.expression : null,
  );
  const [first, last] = ends;
  if (first === null || last === null || parameter === undefined || !(first.value < last.value))
    return refuseUsage(`lever › ${name}`, "a lower and a higher end, each one number with its unit", range.join(", "));
  const { scale } = first.unit;
  // a bare number is counted in the parameter's own unit
  const written = range[0].replace(/^[-+\d.,]+(e[-+]?\d+)?\s*/i, "");
  const unit = written === "" ? (parameter.unit.text ?? "") : written;
  const inUnit = (value: number): number => Number((value / (scale === 0 ? 1 : scale)).toPrecision(12));
  const own = parameter.source?.value;
  const constant = own?.kind === "expression" ? constantOf(own, {}, documents.graph) : null;
  return {
    parameter: name,
    title: asked.title ?? parameter.title,
    unit,
    from: low.from.text,
    range: [inUnit(first.value), inUnit(last.value)],
    assumed: constant === null ? null : inUnit(constant),
    turned: turns.map((turn, nth) => turnedBy(turn, nth, documents)),
    pointAt: (value) => readSettings(documents, [[name, `${value} ${unit}`.trim()]], from, "lever"),
  };
}

function turnedBy(turn: FlipTurn, nth: number, documents: Documents): NamedTurn {
  if (turn !== "question" && "claim" in turn) {
    const claim = documents.claims.find(({ id }) => id === turn.claim);
    const ids = documents.claims.map(({ id }) => id).join(", ");
    if (claim === undefined)
      return refuseUsage("lever", "the id of a claim", `"${turn.claim}"`, `it has ${ids || "none"}`);
    const run = [...claim.tests.keys()].filter((index) => !isFactTest(claim, index));
    if (run.length === 0) return refuseUsage("lever", "a claim that runs decide", turn.claim);
    const partOf = (index: number): string => claim.tests[index].part ?? "";
    const part = partOf(run.find((index) => (claim.tests[index].byConstruction ?? "") === "") ?? run[0]);
    const of = { kind: "claim", id: claim.id, words: claim.words, ...(part === "" ? {} : { part }) } as const;
    return { of, claim, tests: run.filter((index) => partOf(index) === part) };
  }
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  if (turn === "question" && question === null)
    return refuseUsage("lever", "a study document whose `answer:` says what is asked", "none");
  const words = turn === "question" ? (documents.plan?.question ?? "") : turn.words;
  const test = turn === "question" ? testOfQuestion(question as NonNullable<typeof question>) : turn.test;
  const claim = claimOf(`flip:${nth}`, words, test);
  return { of: { kind: "question", id: "", words }, claim, tests: [0] };
}

function claimOf(id: string, words: string, test: Test): Claim {
  return {
    id,
    words,
    said: { by: "", date: "", source: "" },
    kind: ["prediction"],
    tests: [test],
    structure: { stages: [], resources: [], regimes: [], clocks: [] },
    scenarios: [],
    reason: "",
    at: test.measure.position,
  };
}

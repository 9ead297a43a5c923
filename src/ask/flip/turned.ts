// What somebody asks of: the study's question, a statement, or a test of their own, as a claim whose tests decide it.
import type { Claim, Test } from "../../claim/claim.ts";
import type { Documents } from "../../documents/documents.ts";
import { refuseUsage } from "../../errors.ts";
import { isFactTest } from "../../judge/judgeFact.ts";
import { canonicalStack } from "../../scenario/stack.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { claimMeasures } from "../../study/studyMeasures.ts";
import { questionOf } from "../answer/answerCells.ts";
import { testOfQuestion } from "../answer/questionTest.ts";
import type { FlipOf } from "./flip.ts";

/** The question of the study document, a claim by its id, or a test as claims write it. */
export type FlipTurn =
  | "question"
  | { readonly claim: string; readonly part?: string }
  | { readonly words: string; readonly test: Test };

/** What is turned, as a claim whose tests decide it. */
export interface Turned {
  readonly of: FlipOf;
  readonly claim: Claim;
  /** tests that a run decides */
  readonly tests: readonly number[];
}

/** @param where how messages call whoever asks */
export function turnedBy(turn: FlipTurn, nth: number, documents: Documents, where = "lever"): Turned {
  if (turn !== "question" && "claim" in turn) {
    const claim = documents.claims.find(({ id }) => id === turn.claim);
    const ids = documents.claims.map(({ id }) => id);
    if (claim === undefined)
      return refuseUsage(
        where,
        "the id of a claim",
        `"${turn.claim}"`,
        didYouMean(turn.claim, ids) ?? `it has ${ids.join(", ") || "none"}`,
      );
    const run = [...claim.tests.keys()].filter((index) => !isFactTest(claim, index));
    if (run.length === 0) return refuseUsage(where, "a claim that runs decide", turn.claim);
    const partOf = (index: number): string => claim.tests[index].part ?? "";
    const named = turn.part === undefined ? undefined : partNamed(claim, turn.part);
    const part = named ?? partOf(run.find((index) => (claim.tests[index].byConstruction ?? "") === "") ?? run[0]);
    const of = { kind: "claim", id: claim.id, words: claim.words, ...(part === "" ? {} : { part }) } as const;
    return { of, claim, tests: run.filter((index) => partOf(index) === part) };
  }
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  if (turn === "question" && question === null)
    return refuseUsage(where, "a study document whose `answer:` says what is asked", "none");
  const words = turn === "question" ? (documents.plan?.question ?? "") : turn.words;
  const test = turn === "question" ? testOfQuestion(question as NonNullable<typeof question>) : turn.test;
  const claim = claimOf(`flip:${nth}`, words, test);
  return { of: { kind: "question", id: "", words }, claim, tests: [0] };
}

function partNamed({ id, tests }: Claim, part: string): string {
  const parts = [...new Set(tests.map((test) => test.part ?? ""))].filter((one) => one !== "");
  if (parts.includes(part)) return part;
  const expected = parts.length === 0 ? `no part, because ${id} has none` : `a part of ${id} (${parts.join(", ")})`;
  return refuseUsage("part", expected, `"${part}"`, didYouMean(part, parts));
}

export function claimOf(id: string, words: string, test: Test): Claim {
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

export function stacksOf(claim: Claim): readonly (readonly string[])[] {
  return claimMeasures([claim]).map(({ measure }) => canonicalStack(measure.scenario));
}

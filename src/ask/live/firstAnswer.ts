// What a model's question comes to in expected numbers and quick steps, before a single run of persons is made: only what
// it asks is measured, and no run goes on after that.
import { DrawCache } from "../../compile/drawCache.ts";
import type { Documents } from "../../documents/documents.ts";
import { PendencyError } from "../../errors.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import { FluidRuns } from "../../study/fluidRuns.ts";
import { mergeStudy } from "../../study/mergeStudy.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import { askedSteps, programOf } from "../../study/runReplication.ts";
import type { Study } from "../../study/study.ts";
import { studyInput } from "../../study/studyRequest.ts";
import { answerOf } from "../answer/answerOf.ts";
import { cellsOf, questionOf } from "../answer/answerCells.ts";
import type { Question } from "../answer/answerCells.ts";
import type { PlainAnswer } from "../answer/plainAnswer.ts";
import { stepOf } from "./lane.ts";
import { inputOf } from "./liveRuns.ts";

/**
 * @param documents read from their texts, or unpacked
 * @returns null where the study document does not say what its question compares, or expected numbers have no value for it
 */
export function firstAnswer(documents: Documents, gates: ModelGates): PlainAnswer | null {
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  if (question === null) return null;
  try {
    const plain = answerOf(documents, question, quickStudy(documents, question), [], [], gates);
    return plain.finding.runs === 0 ? null : plain;
  } catch (error) {
    // what is wrong is told, with its place, by whoever makes the answer itself
    if (error instanceof PendencyError) return null;
    throw error;
  }
}

function quickStudy(documents: Documents, question: Question): Study {
  const stacks = [question.without, question.with];
  const { spec } = inputOf(documents, "fluid", question.without, null, []);
  const ofQuestion: StudyInput["spec"] = {
    ...spec,
    seed: 0,
    stacks,
    settings: [null, null],
    shown: [],
    inFull: 0,
    points: "central",
    sums: [],
  };
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more: cellsOf(question) };
  const input = studyInput({ spec: ofQuestion, measure, warmUpDays: null, eventLimit: 0 }, documents);
  // both stacks share what they have in common
  const kept = new DrawCache();
  let runs: FluidRuns | null = null;
  const made = stacks.map((_, stack) => {
    const program = programOf(input, stack, null, kept);
    runs ??= new FluidRuns(stepOf(program), input.spec);
    const observation = runs.run(
      program,
      false,
      askedSteps(program, () => true),
    );
    return { program, run: { task: { index: stack, stack, replication: 0 }, observation, point: null } };
  });
  return mergeStudy(
    input,
    made.map(({ run }) => run),
    made.map(({ program }) => program),
    "",
  );
}

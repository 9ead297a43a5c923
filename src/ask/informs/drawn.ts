// Draws of everything uncertain under each stack that answers need, the same in every one: answers draw by draw, and the
// figures of one stack.
import type { ProgramTime } from "../../compile/program.ts";
import { asOfOf } from "../../documents/documents.ts";
import type { Documents } from "../../documents/documents.ts";
import { baseValue, factOf } from "../../judge/factValue.ts";
import type { Point } from "../../scenario/point.ts";
import { stackName } from "../../scenario/stack.ts";
import { fluidStepAsked } from "../../study/fluidStep.ts";
import { makeDraws } from "../../study/makeDraws.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { programOf } from "../../study/runReplication.ts";
import { studyInput } from "../../study/studyRequest.ts";
import type { MoreMeasure, StudyRequest } from "../../study/studyRequest.ts";
import { historiesOfARanking } from "../matters/coarseSteps.ts";
import { drawnSpec } from "../drawnSpec.ts";
import { answerIn, stacksOfAnswers, unitOfAnswer } from "./answers.ts";
import type { AskedAnswer, StackMeasured } from "./answers.ts";
import type { InformsAsked } from "./asked.ts";

export interface InformsPlan {
  readonly documents: Documents;
  readonly asked: InformsAsked;
  readonly answers: readonly AskedAnswer[];
  /** the first is that of the figures */
  readonly stacks: readonly StackMeasured[];
  readonly seed: number;
}

export interface InformsDraws {
  /** of the draws that were made under every stack, from 0 */
  readonly numbers: readonly number[];
  readonly points: readonly (Point | null)[];
  readonly time: ProgramTime;
  /** by answer and draw */
  readonly answers: readonly (readonly (number | null)[])[];
  readonly units: readonly string[];
  /** measure of the first stack > its value in every draw */
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
  readonly failed: readonly { readonly draw: number; readonly why: string }[];
  readonly missing: number;
}

/** @param figures measured under this stack as well, which comes first */
export function planInforms(
  documents: Documents,
  asked: InformsAsked,
  answers: readonly AskedAnswer[],
  figures: StackMeasured,
): InformsPlan {
  const ofAnswers = stacksOfAnswers(answers);
  const own = ofAnswers.find(({ stack }) => stackName(stack) === stackName(figures.stack));
  const stacks = [{ stack: figures.stack, more: [...figures.more, ...(own?.more ?? [])] }, ...ofAnswers.filter((one) => one !== own)]; // prettier-ignore
  return { documents, asked, answers, stacks, seed: asked.seed ?? documents.plan?.seed ?? 1 };
}

interface StepsAsked {
  readonly draws: number;
  readonly stepDays: number;
  /** as a ranking does: people who come to a place in one step are kept apart by little */
  readonly isCoarse: boolean;
}

/** @throws PendencyError when the documents do not fit together at the parameters' values */
export async function drawInforms(plan: InformsPlan, steps: StepsAsked, conduct: Conduct): Promise<InformsDraws> {
  const { documents, stacks } = plan;
  const made: StackDrawn[] = [];
  for (const one of stacks) made.push(await drawStack(plan, one, steps, conduct));
  const [first] = made;
  const isMade = made.map(({ numbers }) => new Set(numbers));
  const numbers = first.numbers.filter((number) => isMade.every((all) => all.has(number)));
  const inFirst = new Map(first.numbers.map((number, at) => [number, at]));
  const rows = new Map<string, readonly (number | null)[]>();
  for (const { numbers: own, values } of made) {
    const at = new Map(own.map((number, place) => [number, place]));
    for (const [name, row] of values) rows.set(name, numbers.map((number) => row[at.get(number)!] ?? null)); // prettier-ignore
  }
  const published = (fact: string): number => baseValue(factOf(fact, documents.facts, documents.model.stages[0].at), documents.model); // prettier-ignore
  const unitOf = (name: string): string => made.map(({ units }) => units.get(name)).find((unit) => unit !== undefined) ?? ""; // prettier-ignore
  const failed = new Map(made.flatMap((one) => one.failed.map((failure) => [failure.draw, failure] as const)));
  return {
    numbers,
    points: numbers.map((number) => first.points[inFirst.get(number)!]),
    time: first.time,
    answers: plan.answers.map((answer, nth) => numbers.map((_, draw) => answerIn(answer, nth, (name) => rows.get(name)?.[draw] ?? null, published))), // prettier-ignore
    units: plan.answers.map((answer, nth) => unitOfAnswer(answer, nth, unitOf)),
    values: rows,
    failed: [...failed.values()].toSorted((one, other) => one.draw - other.draw),
    missing: Math.max(...made.map(({ missing }) => missing)),
  };
}

type StackDrawn = Awaited<ReturnType<typeof makeDraws>> & { readonly time: ProgramTime };

async function drawStack(
  { documents, asked, seed }: InformsPlan,
  { stack, more }: { readonly stack: readonly string[]; readonly more: readonly MoreMeasure[] },
  { draws, stepDays, isCoarse }: StepsAsked,
  conduct: Conduct,
): Promise<StackDrawn> {
  const { files, factFiles } = documents;
  const spec = drawnSpec(documents, asked, { seed, draws, stack });
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
  const common = { spec, measure, warmUpDays: asked.warmUpDays ?? null, eventLimit: Number.MAX_SAFE_INTEGER };
  const input = studyInput(common, documents);
  const program = programOf(input, 0, asked.setting ?? null);
  const made = fluidStepAsked([program], input, stepDays);
  const fluid = isCoarse ? { ...made, histories: historiesOfARanking } : made;
  const request: StudyRequest = { ...common, files, factFiles, asOf: asOfOf(documents), fluid };
  return { ...(await makeDraws(request, documents, conduct)), time: program.time };
}

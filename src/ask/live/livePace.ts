// What a quick answer costs and how far it is off, and a precise one: both measured here, on the question as the model asks
// it, with the same outputs as the page shows.
import type { Documents } from "../../documents/documents.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import { canonicalStack } from "../../scenario/stack.ts";
import { fluidStepFor, stepTolerance } from "../../study/fluidStep.ts";
import { programOf } from "../../study/runReplication.ts";
import type { LiveConduct } from "./liveClaims.ts";
import { LiveModel } from "./liveModel.ts";
import type { LiveAnswer } from "./liveModel.ts";
import { inputOf } from "./liveRuns.ts";

/** Plain data, safe to post. */
export interface PaceFound {
  readonly fast: Pace;
  readonly precise: Pace;
  /** days of a step of the runs that both were held against */
  readonly againstDays: number;
  /** whether halving the precise step changes little; false: it is the shortest that may be tried */
  readonly isSettled: boolean;
  /** a share: more than that is not little */
  readonly tolerance: number;
}

interface Pace {
  readonly stepDays: number;
  /** milliseconds of an answer, where what a move leaves alone is known */
  readonly milliseconds: number;
  /** the most that a number shown was off, as a share of it */
  readonly off: number;
}

/** Stages, classes of people and steps of a run that may be tried, multiplied: the same on every machine. */
const mostWork = 3e6;
/** A number smaller than this part of the highest of its picture is held against this part, not against itself. */
const smallest = 0.01;

/**
 * The precise step is the one that a study of the question would choose for itself, or half a quick one where that is
 * shorter, halved until another halving changes no number shown by more than the tolerance. Both are held against runs of
 * half its length.
 *
 * @param clock milliseconds
 * @returns null where it was stopped
 */
export async function livePace(
  documents: Documents,
  gates: ModelGates,
  { progress, stop, pause }: LiveConduct,
  clock: () => number,
): Promise<PaceFound | null> {
  const { answer } = documents.plan ?? { answer: { base: [], with: null } };
  const base = canonicalStack(answer.base);
  const asked = canonicalStack(answer.with ?? answer.base);
  const inputs = [base, asked].map((stack) => inputOf(documents, "fluid", stack, null, []));
  const programs = inputs.map((input) => programOf(input, 0, null));
  const goesOn = async (done: number): Promise<boolean> => {
    progress(done, done + 1);
    await pause();
    return !stop.aborted;
  };
  if (!(await goesOn(0))) return null;
  const own = await fluidStepFor(programs, inputs[0], stop, pause);
  if (own === null) return null;
  const [{ time, stages, classCount }] = programs;
  const moves = { stack: asked, levers: [] };
  const made = (stepDays: number | null): Made => {
    const live = new LiveModel(documents, gates);
    const answer = live.answer(moves, stepDays);
    const from = clock();
    // what a move leaves alone is known by then
    live.answer(moves, stepDays);
    return { answer, stepDays: answer.stepDays, milliseconds: clock() - from };
  };
  if (!(await goesOn(1))) return null;
  const quick = made(null);
  let precise = quick;
  let finer = quick;
  for (let done = 2; ; done++) {
    if (!(await goesOn(done))) return null;
    precise = finer;
    finer = made(precise.stepDays / 2);
    const isOwn = precise.stepDays <= Math.min(own.stepDays, quick.stepDays / 2);
    const cells = stages.length * classCount;
    const isLast = ((time.steps * time.gridDays) / finer.stepDays) * cells * 2 > mostWork;
    if ((isOwn && mostOff(precise.answer, finer.answer) <= stepTolerance) || (isLast && precise !== quick)) break;
  }
  progress(1, 1);
  const paceOf = ({ answer: shown, ...pace }: Made): Pace => ({ ...pace, off: mostOff(shown, finer.answer) });
  const found = paceOf(precise);
  return {
    fast: paceOf(quick),
    precise: found,
    againstDays: finer.stepDays,
    isSettled: found.off <= stepTolerance,
    tolerance: stepTolerance,
  };
}

interface Made extends Pick<Pace, "stepDays" | "milliseconds"> {
  readonly answer: LiveAnswer;
}

/** Of every point of every picture, and of what the question asks about. */
export function mostOff(shown: Shown, finest: Shown): number {
  const rows = finest.panels.flatMap((panel, nth) =>
    panel.bands.map(({ median }, side) => shareOff(shown.panels[nth].bands[side].median, median)),
  );
  return Math.max(0, ...rows, shareOff(totalOf(shown), totalOf(finest)));
}

type Shown = Pick<LiveAnswer, "panels" | "plain">;

function shareOff(values: readonly number[], finest: readonly number[]): number {
  const floor = smallest * Math.max(0, ...finest.map(Math.abs));
  const shares = finest.map((value, i) => {
    const gap = Math.abs(values[i] - value);
    return gap === 0 ? 0 : gap / Math.max(floor, Math.abs(value));
  });
  return Math.max(0, ...shares);
}

function totalOf({ plain }: Shown): readonly number[] {
  const total = plain?.rows.at(-1);
  return [total?.before, total?.without, total?.with].map((spread) => spread?.median ?? 0);
}

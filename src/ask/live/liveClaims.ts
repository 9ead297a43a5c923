// Statements judged for the state of a page: what the record and the model's structure decide at once, all else by runs
// of expected numbers, draw by draw, so that whoever stops keeps what is finished.
import { DrawCache } from "../../compile/drawCache.ts";
import type { Program } from "../../compile/program.ts";
import type { Claim } from "../../claim/claim.ts";
import type { Documents } from "../../documents/documents.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Point } from "../../scenario/point.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import { FluidRuns } from "../../study/fluidRuns.ts";
import { mergeStudy } from "../../study/mergeStudy.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import { pointOf } from "../../study/pointOf.ts";
import type { Run } from "../../study/runReplication.ts";
import { programOfTask } from "../../study/runReplication.ts";
import type { StopSignal } from "../../study/stop.ts";
import type { StudySpec } from "../../study/study.ts";
import { studyInput } from "../../study/studyRequest.ts";
import { claimStacks } from "../../study/studyMeasures.ts";
import { verdictsOn } from "../claims.ts";
import { preferredSources } from "../sourceRule.ts";
import { stepOf } from "./lane.ts";
import { movedByHand } from "./liveModel.ts";
import { sinceOf } from "./sinceOf.ts";
import { pointOfLevers } from "./moves.ts";
import type { Moves } from "./moves.ts";
import { claimOf } from "./ownClaim.ts";
import type { OwnClaim } from "./ownChoices.ts";

/** What a statement came to, and by how many draws. Plain data, safe to post. */
export interface LiveVerdicts {
  readonly verdicts: readonly Verdict[];
  /** draws that are whole; 0: nothing was run */
  readonly draws: number;
  /** days that a step of a run covers */
  readonly stepDays: number;
}

/** How the runs go, and who is told. */
export interface LiveConduct {
  progress(done: number, of: number): void;
  readonly stop: StopSignal;
  /** after every draw: what would be found if it were the last; left out: nobody asks */
  soFar?(found: LiveVerdicts): void;
  /** lets a stop be heard between two runs */
  pause(): Promise<void>;
}

/** Whether a statement has a test that only runs decide. */
export function needsRuns({ kind, tests }: Claim): boolean {
  const isRun = tests.some(
    ({ measure, against }) =>
      measure.kind !== "fact" || (against?.kind === "measure" && against.measure.kind !== "fact"),
  );
  return isRun && !kind.includes("outOfScope");
}

/** Every statement as far as it goes without a run. */
export function verdictsAtOnce(documents: Documents, gates: ModelGates): readonly Verdict[] {
  return verdictsOn(documents.claims, { documents, study: null, bySource: [], impossible: [], isPooled: true, gates });
}

/**
 * Statements under the scenarios that each of them names. What levers and publishers were moved acts in every run.
 *
 * @throws PendencyError when what was moved cannot be had under a statement's scenarios
 */
export async function judgeLive(
  documents: Documents,
  gates: ModelGates,
  claims: readonly Claim[],
  moves: Moves,
  draws: number,
  conduct: LiveConduct,
): Promise<LiveVerdicts> {
  const stacks = claimStacks(claims.map((claim) => ({ ...claim, scenarios: [] })));
  const point = pointOfLevers(documents, moves.levers, sinceOf(documents));
  const settings = stacks.map(() => point);
  const input = inputOf(documents, claims, { stacks, settings, draws, moves });
  return runAll(input, conduct, ({ runs, programs, whole }) => {
    const study = mergeStudy(input, runs, programs, "");
    const verdicts = verdictsOn(claims, { documents, study, bySource: [], impossible: [], isPooled: true, gates });
    return { verdicts, draws: whole, stepDays: stepDaysOf(programs[0]) };
  });
}

/**
 * A statement of the reader's own: of the stack on the page with what was moved, against the stack that the model's
 * question starts from, without.
 */
export async function judgeOwn(
  documents: Documents,
  gates: ModelGates,
  own: OwnClaim,
  moves: Moves,
  draws: number,
  conduct: LiveConduct,
): Promise<LiveVerdicts> {
  const base = canonicalStack(documents.plan?.answer.base ?? []);
  const now = canonicalStack(moves.stack);
  const point = pointOfLevers(documents, moves.levers, sinceOf(documents));
  const asked = claimOf(own, documents, now, base);
  const [stacks, settings] =
    own.compare === "value"
      ? [[now], [point]]
      : [
          [base, now],
          [null, point],
        ];
  const planned = inputOf(documents, [asked], { stacks, settings, draws, moves });
  // both sides may be of one stack, and then levers alone tell them apart: each is measured in both
  const input = { ...planned, measures: planned.measures.map((one) => ({ ...one, stack: null })) };
  const isOneStack = stackName(now) === stackName(base) && point !== null && own.compare !== "value";
  const named = isOneStack ? [base, [...now, movedByHand]] : stacks;
  const claim = isOneStack ? underName(asked, named[1]) : asked;
  return runAll(input, conduct, ({ runs, programs, whole }) => {
    const study = mergeStudy({ ...input, spec: { ...input.spec, stacks: named } }, runs, programs, "");
    const verdicts = verdictsOn([claim], { documents, study, bySource: [], impossible: [], isPooled: true, gates });
    return { verdicts, draws: whole, stepDays: stepDaysOf(programs[0]) };
  });
}

function underName(claim: Claim, scenario: readonly string[]): Claim {
  return { ...claim, tests: claim.tests.map((test) => ({ ...test, measure: { ...test.measure, scenario } })) };
}

function inputOf(
  documents: Documents,
  claims: readonly Claim[],
  { stacks, settings, draws, moves }: Pick<StudySpec, "stacks"> & { settings: readonly (Point | null)[]; draws: number; moves: Moves }, // prettier-ignore
): StudyInput {
  const { plan, parameters } = documents;
  const spec: StudySpec = {
    engine: "fluid",
    seed: plan?.seed ?? 1,
    replications: draws,
    stacks,
    settings,
    shown: [],
    inFull: null,
    fewer: null,
    points: "drawn",
    sources: { ...preferredSources(parameters, {}), ...plan?.sources, ...Object.fromEntries(moves.sources ?? []) },
    sample: null,
    seriesGroup: plan?.series.group ?? "",
    seriesLevels: [],
  };
  const measure = { quantities: false, defaults: null, claims: claims.map(({ id }) => id), targets: false };
  return studyInput({ spec, measure, warmUpDays: null, eventLimit: 0 }, { ...documents, claims });
}

interface DrawsMade {
  readonly runs: readonly Run[];
  readonly programs: readonly Program[];
  /** draws of which all stacks are run */
  readonly whole: number;
}

const noDraws: LiveVerdicts = { verdicts: [], draws: 0, stepDays: 0 };

/** Draw by draw through all stacks: what is stopped leaves whole draws, and what these came to. */
async function runAll(
  input: StudyInput,
  { progress, stop, pause, soFar }: LiveConduct,
  judged: (made: DrawsMade) => LiveVerdicts,
): Promise<LiveVerdicts> {
  const { stacks, replications } = input.spec;
  const lanes = stacks.map(() => ({ kept: new DrawCache(), fluid: null as FluidRuns | null }));
  const programs: Program[] = [];
  const runs: Run[] = [];
  const of = stacks.length * replications;
  progress(0, of);
  for (let replication = 0; replication < replications; replication++) {
    for (const [stack, lane] of lanes.entries()) {
      await pause();
      if (stop.aborted) return replication === 0 ? noDraws : judged({ runs, programs, whole: replication });
      const task = { index: runs.length, stack, replication };
      const point = pointOf(input, task);
      const program = programOfTask(input, task, point, lane.kept);
      lane.fluid ??= new FluidRuns(stepOf(program), input.spec);
      programs[stack] ??= program;
      runs.push({ task, observation: lane.fluid.run(program, false, lastAsked(program)), point });
      progress(runs.length, of);
    }
    const whole = replication + 1;
    if (whole < replications) soFar?.(judged({ runs, programs, whole }));
  }
  return judged({ runs, programs, whole: replications });
}

/** The grid step by which everything asked is measured. */
function lastAsked({ measures, time }: Program): number {
  return Math.min(time.steps, Math.max(0, ...measures.map(({ at, to }) => Math.ceil(at >= 0 ? at : to))) + 1);
}

function stepDaysOf(program: Program): number {
  return stepOf(program) * program.time.gridDays;
}

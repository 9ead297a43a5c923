// A request → a finished study: checks the documents, tells what it will cost, has the runs made, merges
// them.
import type { Program } from "../compile/program.ts";
import type { Documents } from "../documents/documents.ts";
import { filesOfRuns } from "../documents/modelFiles.ts";
import { describeProblem, PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { stackName } from "../scenario/stack.ts";
import type { Executor } from "./executor.ts";
import { fluidStepAsked, fluidStepFor } from "./fluidStep.ts";
import { inThisThread } from "./inThisThread.ts";
import { fitToLimits, inWords, usualLimits, workersFor } from "./limits.ts";
import type { Limits } from "./limits.ts";
import { mergeStudy } from "./mergeStudy.ts";
import { tellNobody } from "./narrate.ts";
import type { Narrate } from "./narrate.ts";
import { planStudy } from "./planStudy.ts";
import type { StudyInput, StudyTask } from "./planStudy.ts";
import { pointOf } from "./pointOf.ts";
import { programOfTask } from "./runReplication.ts";
import type { Run } from "./runReplication.ts";
import { neverStopped, Stop } from "./stop.ts";
import type { StopSignal } from "./stop.ts";
import type { FluidMade, Study, StudySpec } from "./study.ts";
import { EnoughWatch } from "./untilEnough.ts";
import { measuredIn } from "./measuredIn.ts";
import { studyId } from "./studyId.ts";
import { studyInput } from "./studyRequest.ts";
import type { StudyRequest } from "./studyRequest.ts";

/** By whom runs are made, what they may take, and who is told. */
export interface Conduct {
  /** left out: this thread */
  readonly executor?: Executor;
  /** left out: `usualLimits` */
  readonly limits?: Limits;
  /** left out: nobody is told */
  readonly narrate?: Narrate;
  /** left out: nobody stops it */
  readonly stop?: StopSignal;
  /**
   * lets others of this thread go on between two pieces of work, so that a stop is heard; left out: nothing
   * waits
   */
  readonly pause?: () => Promise<void>;
  /** is told the runs of every study that is made, before they are merged; left out: nobody is */
  readonly onRuns?: OnRuns;
  /** is told whenever a replication of all stacks is complete; left out: nobody is */
  readonly soFar?: SoFar;
}

/** @param study of the runs that are complete: made only where somebody asks for it */
export type SoFar = (study: () => Study) => void;

/** Whether a study of the first replications is enough, so that no more are made. */
export type Enough = (study: Study) => boolean;

/** Told of the runs themselves, before they are merged. */
export type OnRuns = (runs: readonly Run[], programs: readonly Program[]) => void;

/**
 * Runs that meet a limit are left out, whole replications with all their stacks: the study says which and
 * why. Which they are does not depend on the executor.
 *
 * @param enough looked at after every replication in the order of their numbers: where it is, the study is that of so
 *   many replications, with the same numbers and the same id. Left out: all are made
 * @throws PendencyError when documents do not fit together, the run would be larger than allowed, or no
 *   replication is complete because of a limit
 */
export async function makeStudy(
  request: StudyRequest,
  documents: Documents,
  conduct: Conduct = {},
  onRuns: OnRuns = () => {},
  enough: Enough | null = null,
): Promise<Study> {
  const { pause = goOn, limits = usualLimits, narrate = tellNobody, soFar = () => {} } = conduct;
  const executor = conduct.executor ?? inThisThread({ documents, pause });
  const stop = new Stop(conduct.stop ?? neverStopped);
  try {
    const listeners = [onRuns, conduct.onRuns ?? (() => {})];
    return await conductStudy(request, documents, { executor, limits, narrate, stop, pause, soFar }, listeners, enough);
  } finally {
    stop.release();
    narrate({ kind: "finished" });
  }
}

async function conductStudy(
  request: StudyRequest,
  documents: Documents,
  { executor, limits, narrate, stop, pause, soFar }: Required<Omit<Conduct, "onRuns">> & { readonly stop: Stop },
  listeners: readonly OnRuns[],
  enough: Enough | null,
): Promise<Study> {
  const input = studyInput(request, documents);
  const tasks = planStudy(input);
  const { spec } = input;
  const isFluid = spec.engine === "fluid";
  const first = firstProgram(input, 0);
  // expected numbers take the same room however many people they are of
  const { records, workers, eventLimit } = isFluid
    ? { records: 0, workers: workersFor(0, executor.width, limits), eventLimit: request.eventLimit }
    : fitToLimits(first, tasks.length, executor.width, limits);
  if (workers < Math.min(executor.width, tasks.length)) {
    narrate({ kind: "fewer workers", used: workers, asked: executor.width });
  }
  const people = isFluid ? null : inWords(records);
  const progress = (finished: number): void =>
    narrate({ kind: "progress", label: documents.model.title, finished, of: tasks.length, people });
  progress(0);
  const fluid = isFluid ? await madeBy(request, input, stop, pause) : null;
  const missing: Missing[] = [];
  const leaveOut = (task: StudyTask, problems: readonly Problem[]): void => void missing.push({ task, problems });
  // a worker would take longer to begin than one run of expected numbers takes
  const by = isFluid && tasks.length === 1 ? inThisThread({ documents, pause }) : executor;
  const toWorkers = { ...request, ...(fluid === null ? {} : { fluid }), eventLimit };
  const programs = [first];
  const made: Run[] = [];
  const left = runsOfEach(tasks);
  const shorter = (replications: number): StudyInput => ({ ...input, spec: { ...spec, replications } });
  const upTo = (runs: readonly Run[], replications: number): Study => {
    // what is looked at are measures: fans of single stages would take longer to make than runs
    const merged = mergeStudy(shorter(replications), runs, programs, "", true);
    return { ...merged, atMost: spec.replications };
  };
  const watch = enough === null ? null : new EnoughWatch(tasks, (runs, count) => enough(upTo(runs, count)));
  // names and titles are known once every stack is compiled
  const isEnough = (): boolean => watch !== null && programs.length === spec.stacks.length && watch.look();
  const ran = (run: Run): void => {
    made.push(run);
    watch?.add(run);
    if (isEnough()) stop.abort();
    const { replication } = run.task;
    left.set(replication, (left.get(replication) ?? 0) - 1);
    const isWhole = left.get(replication) === 0;
    if (isWhole && programs.length === spec.stacks.length) soFar(() => mergeStudy(input, made, programs, ""));
  };
  const running = by.run(toWorkers, tasks, { width: workers, progress, ran, leaveOut, stop });
  // awaited below, once the other stacks are compiled
  running.catch(() => {});
  try {
    // the workers read the documents while this thread compiles the other stacks, which also checks them
    for (let stack = 1; stack < spec.stacks.length; stack++) {
      programs.push(firstProgram(input, stack));
      if (!isFluid) fitToLimits(programs[stack], tasks.length, executor.width, limits);
      await pause();
    }
  } catch (error) {
    stop.abort();
    await running.catch(() => {});
    throw error;
  }
  const all = await running;
  const count = isEnough() ? (watch?.enoughAfter ?? null) : null;
  const [own, runs] = count === null ? [input, all] : [shorter(count), watch?.first(count) ?? []];
  for (const onRuns of listeners) onRuns(runs, programs);
  const merged = mergeStudy(own, runs, programs, idOf(request, own, fluid));
  const study = {
    ...merged,
    ...(enough === null ? {} : { atMost: spec.replications }),
    ...(fluid === null ? {} : { fluid }),
  };
  return missing.length === 0 ? study : withoutMissing(study, missing.toSorted(byTask), narrate);
}

/** As an earlier study was made, or with the step asked for, or with one that is found out. */
async function madeBy(
  { fluid, stepDays }: StudyRequest,
  input: StudyInput,
  stop: Stop,
  pause: () => Promise<void>,
): Promise<FluidMade | null> {
  if (fluid !== undefined) return fluid;
  const programs = programsAtValues(input);
  if (stepDays !== undefined) return fluidStepAsked(programs, input, stepDays);
  return fluidStepFor(programs, input, stop, pause);
}

/** Replication > how many runs it has. */
function runsOfEach(tasks: readonly StudyTask[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { replication } of tasks) counts.set(replication, (counts.get(replication) ?? 0) + 1);
  return counts;
}

const goOn = async (): Promise<void> => {};

/** Of a stack's first replication: its names, periods and titles are those of all of them. */
function firstProgram(input: StudyInput, stack: number): Program {
  const task = { stack, replication: 0 };
  return programOfTask(input, task, pointOf(input, task));
}

/** Of each stack of scenarios, as the documents and its first setting have it, with nothing drawn. */
function programsAtValues(input: StudyInput): readonly Program[] {
  const central: StudyInput = { ...input, spec: { ...input.spec, points: "central" } };
  const names = central.spec.stacks.map(stackName);
  const distinct = [...names.keys()].filter((column) => names.indexOf(names[column]) === column);
  return distinct.map((stack) => firstProgram(central, stack));
}

/** A run that is left out because it met a limit. */
interface Missing {
  readonly task: StudyTask;
  readonly problems: readonly Problem[];
}

/** Replication by replication, as people count them. */
function byTask({ task: one }: Missing, { task: other }: Missing): number {
  return one.replication - other.replication || one.stack - other.stack;
}

/** @throws PendencyError when nothing is left */
function withoutMissing(study: Study, missing: readonly Missing[], narrate: Narrate): Study {
  const [{ problems }] = missing;
  if (study.stacks.every(({ replications }) => replications === 0)) throw new PendencyError(problems);
  const unfinishedWhy = whyMissing(missing, study.spec);
  narrate({ kind: "warning", text: `${unfinishedWhy}\n${describeProblem(problems[0])}` });
  return { ...study, unfinishedWhy };
}

/** Replications and stacks of the runs that are left out, and what that does to the numbers. */
function whyMissing(missing: readonly Missing[], { stacks }: StudySpec): string {
  const named = missing.map(({ task }) => `${task.replication + 1} of ${stackName(stacks[task.stack])}`);
  const some = named.length > 8 ? [...named.slice(0, 8), `${named.length - 8} more`] : named;
  return (
    `${named.length === 1 ? "A run" : `${named.length} runs`} met a limit: replication ${some.join(", ")}. ` +
    "What is complete is kept; the largest runs are missing from it, so that means are too low."
  );
}

function idOf(
  { files, asOf, warmUpDays, measure, isUnnamed = false }: StudyRequest,
  { spec, facts }: StudyInput,
  fluid: FluidMade | null,
): string {
  if (isUnnamed) return "";
  const day = asOf === null ? {} : { asOf };
  const step = fluid === null ? {} : { fluidStep: fluid.step };
  const extra = { warmUpDays, measure: measuredIn(measure), ...day, ...step };
  return studyId(filesOfRuns(files), facts, spec, extra);
}

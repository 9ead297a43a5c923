// A request → a finished study: checks the documents, tells what it will cost, has the runs made, merges them.
import type { Program } from "../compile/program.ts";
import type { Documents } from "../documents/documents.ts";
import { describeProblem, PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { stackName } from "../scenario/stack.ts";
import type { Executor } from "./executor.ts";
import { fitToLimits, inWords, usualLimits } from "./limits.ts";
import type { Limits } from "./limits.ts";
import { mergeStudy } from "./mergeStudy.ts";
import { tellNobody } from "./narrate.ts";
import type { Narrate } from "./narrate.ts";
import { pointOf } from "./pointOf.ts";
import { fluidStepFor } from "./fluidRuns.ts";
import { inThisThread } from "./inThisThread.ts";
import { planStudy } from "./planStudy.ts";
import type { StudyInput, StudyTask } from "./planStudy.ts";
import { programOf } from "./runReplication.ts";
import type { Run } from "./runReplication.ts";
import { neverStopped, Stop } from "./stop.ts";
import type { StopSignal } from "./stop.ts";
import type { Study, StudySpec } from "./study.ts";
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
}

/** A run that is left out because it met a limit. */
interface Missing {
  readonly task: StudyTask;
  readonly problems: readonly Problem[];
}

/**
 * Runs that meet a limit are left out, whole replications with all their stacks: the study says which and why. Which
 * they are does not depend on the executor.
 *
 * @param onRuns told of the runs themselves, before they are merged
 * @throws PendencyError when documents do not fit together, the run would be larger than allowed, or no replication is
 *   complete because of a limit
 */
export async function makeStudy(
  request: StudyRequest,
  documents: Documents,
  { executor = inThisThread({ documents }), limits = usualLimits, narrate = tellNobody, stop: outer }: Conduct = {},
  onRuns?: (runs: readonly Run[], programs: readonly Program[]) => void,
): Promise<Study> {
  const input = studyInput(request, documents);
  const tasks = planStudy(input);
  const { spec } = input;
  const programFor = (stack: number): Program => programOf(input, stack, pointOf(input, { stack, replication: 0 }));
  const first = programFor(0);
  const isFluid = spec.engine === "fluid";
  const fluid = isFluid ? fluidStepFor(centralPrograms(input), spec) : null;
  // expected numbers take the same room however many people they are of
  const { records, workers, eventLimit } = isFluid
    ? { records: 0, workers: executor.width, eventLimit: request.eventLimit }
    : fitToLimits(first, tasks.length, executor.width, limits);
  if (workers < Math.min(executor.width, tasks.length)) {
    narrate({ kind: "fewer workers", used: workers, asked: executor.width });
  }
  const missing: Missing[] = [];
  const stop = new Stop(outer ?? neverStopped);
  const label = documents.model.title;
  const say = (finished: number): void =>
    narrate({ kind: "progress", label, finished, of: tasks.length, people: isFluid ? null : inWords(records) });
  say(0);
  try {
    const step = fluid === null ? {} : { fluidStep: fluid.step };
    // a worker would take longer to begin than one run of expected numbers takes
    const made = isFluid && tasks.length === 1 ? inThisThread({ documents }) : executor;
    const running = made.run({ ...request, ...step, eventLimit }, tasks, {
      width: workers,
      progress: say,
      leaveOut: (task, problems) => void missing.push({ task, problems }),
      stop,
    });
    // the workers read the documents while this thread compiles the other stacks, which also checks them
    running.catch(() => {});
    const programs = [first, ...spec.stacks.slice(1).map((_, stack) => programFor(stack + 1))];
    if (!isFluid) {
      for (const program of programs.slice(1)) fitToLimits(program, tasks.length, executor.width, limits);
    }
    const runs = await running;
    onRuns?.(runs, programs);
    const merged = mergeStudy(input, runs, programs, idOf({ ...request, spec }, documents));
    const study = fluid === null ? merged : { ...merged, fluid: fluid.made };
    if (missing.length === 0) return study;
    if (study.stacks.every(({ replications }) => replications === 0)) throw new PendencyError(missing[0].problems);
    const unfinishedWhy = whyMissing(missing, spec);
    narrate({ kind: "warning", text: `${unfinishedWhy}\n${describeProblem(missing[0].problems[0])}` });
    return { ...study, unfinishedWhy };
  } catch (error) {
    stop.abort();
    throw error;
  } finally {
    narrate({ kind: "finished" });
  }
}

/** As the documents and the settings have them, with nothing drawn. */
function centralPrograms(input: StudyInput): readonly Program[] {
  const central = { ...input, spec: { ...input.spec, points: "central" as const } };
  return input.spec.stacks.map((_, stack) => programOf(central, stack, pointOf(central, { stack, replication: 0 })));
}

function idOf({ files, spec, asOf, warmUpDays, measure }: StudyRequest, { facts }: Documents): string {
  const extra = { warmUpDays, measure, ...(asOf === null ? {} : { asOf }) };
  return studyId([...files.documents, ...files.targets], facts, spec, extra);
}

/** Replications and stacks of the runs that are left out, and what that does to the numbers. */
function whyMissing(missing: readonly Missing[], { stacks }: StudySpec): string {
  const named = missing
    .toSorted((one, other) => one.task.replication - other.task.replication || one.task.stack - other.task.stack)
    .map(({ task }) => `${task.replication + 1} of ${stackName(stacks[task.stack])}`);
  const some = named.length > 8 ? [...named.slice(0, 8), `${named.length - 8} more`] : named;
  return (
    `${named.length === 1 ? "A run" : `${named.length} runs`} met a limit: replication ${some.join(", ")}. ` +
    "What is complete is kept; the largest runs are missing from it, so that means are too low."
  );
}

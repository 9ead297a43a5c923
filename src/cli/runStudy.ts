// A request → a finished study: checks the documents, tells what it will cost, runs on all threads, merges.
import { describeProblem, PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { Program } from "../compile/program.ts";
import { mergeStudy } from "../study/mergeStudy.ts";
import { planStudy } from "../study/planStudy.ts";
import type { StudyTask } from "../study/planStudy.ts";
import { programOf } from "../study/runReplication.ts";
import type { Run } from "../study/runReplication.ts";
import { stackName } from "../scenario/stack.ts";
import { drawParameters } from "../compile/drawParameters.ts";
import type { Study, StudySpec } from "../study/study.ts";
import { studyId } from "../study/studyId.ts";
import type { Console } from "./console.ts";
import { fitToLimits, inWords } from "./limits.ts";
import type { Limits } from "./limits.ts";
import { dropParts } from "./log/openLog.ts";
import { studyInput } from "./request.ts";
import type { StudyRequest, Workspace } from "./request.ts";
import { runTasks } from "./workerPool.ts";

/** A run that is left out because it met a limit. */
interface Missing {
  readonly task: StudyTask;
  readonly problems: readonly Problem[];
}

/**
 * Runs that meet a limit are left out, whole replications with all their stacks: the study says which and why. Which
 * they are does not depend on the number of threads.
 *
 * @throws PendencyError when documents do not fit together, the run would be larger than allowed, or no replication is
 *   complete because of a limit
 */
export async function runStudy(
  request: StudyRequest,
  workspace: Workspace,
  console: Console,
  options: {
    readonly workers: number;
    readonly limits: Limits;
    readonly label: string;
    /** told of the runs themselves, before they are merged */
    readonly onRuns?: (runs: readonly Run[], programs: readonly Program[]) => void;
  },
): Promise<Study> {
  const input = studyInput(request, workspace);
  const tasks = planStudy(input);
  const { spec } = input;
  const firstDraw = spec.drawParameters
    ? drawParameters(input.documents.parameters, { seed: spec.seed, replication: 0, sources: spec.sources })
    : null;
  const programFor = (stack: number): Program => programOf(input, stack, firstDraw);
  const first = programFor(0);
  const { records, workers, eventLimit } = fitToLimits(first, tasks.length, options.workers, options.limits);
  if (workers < Math.min(options.workers, tasks.length)) {
    console.narrate(`${workers} of ${options.workers} threads, because more would not fit into memory.`);
  }
  const missing: Missing[] = [];

  const stop = new AbortController();
  const interrupt = (): void => {
    console.complain("Stopping. What is finished is kept; press Ctrl-C again to leave at once.");
    stop.abort();
  };
  process.once("SIGINT", interrupt);
  const say = (finished: number): void =>
    console.progress(`${options.label}: ${finished} of ${tasks.length} runs, about ${inWords(records)} people each`);
  say(0);
  try {
    const running = runTasks({ ...request, eventLimit }, tasks, {
      workers,
      progress: say,
      leaveOut: (task, problems) => void missing.push({ task, problems }),
      stop: stop.signal,
    });
    // the threads read the documents while this one compiles the other stacks, which also checks them
    running.catch(() => {});
    const programs = [first, ...spec.stacks.slice(1).map((_, stack) => programFor(stack + 1))];
    for (const program of programs.slice(1)) fitToLimits(program, tasks.length, options.workers, options.limits);
    const runs = await running;
    const asOf = request.asOf === null ? {} : { asOf: request.asOf };
    const extra = { warmUpDays: request.warmUpDays, measure: request.measure, ...asOf };
    const id = studyId([...request.files.documents, ...request.files.targets], workspace.facts, spec, extra);
    options.onRuns?.(runs, programs);
    const study = mergeStudy(input, runs, programs, id);
    if (missing.length === 0) return study;
    if (study.stacks.every(({ replications }) => replications === 0)) throw new PendencyError(missing[0].problems);
    const unfinishedWhy = whyMissing(missing, spec);
    console.complain(`${unfinishedWhy}\n${describeProblem(missing[0].problems[0])}`);
    return { ...study, unfinishedWhy };
  } catch (error) {
    stop.abort();
    throw error;
  } finally {
    if (request.listen?.log) dropParts(request.listen.log.path);
    console.progress("");
    process.removeListener("SIGINT", interrupt);
  }
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

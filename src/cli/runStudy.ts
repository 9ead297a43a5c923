// A request → a finished study: checks the documents, tells what it will cost, runs on all threads, merges.
import { PendencyError } from "../errors.ts";
import type { Program } from "../compile/program.ts";
import { estimateRecords } from "../study/estimateRecords.ts";
import { mergeStudy } from "../study/mergeStudy.ts";
import { planStudy } from "../study/planStudy.ts";
import { programOf } from "../study/runReplication.ts";
import { drawParameters } from "../compile/drawParameters.ts";
import type { Study } from "../study/study.ts";
import { studyId } from "../study/studyId.ts";
import type { Console } from "./console.ts";
import { studyInput } from "./request.ts";
import type { StudyRequest, Workspace } from "./request.ts";
import { runTasks } from "./workerPool.ts";

export interface Limits {
  /** records (sampled persons) one run may follow */
  readonly recordsPerRun: number;
  /** records all runs may follow together */
  readonly recordsInAll: number;
}

/** About 100 bytes a record and a few microseconds an event: a run of the first number fits a laptop's memory. */
export const defaultLimits: Limits = { recordsPerRun: 60_000_000, recordsInAll: 3_000_000_000 };

/** Events one person may have on average before a run is taken to go round in circles. */
const eventsPerRecord = 2000;

/**
 * @throws PendencyError when documents do not fit together, or the run would be larger than allowed
 */
export async function runStudy(
  request: StudyRequest,
  workspace: Workspace,
  console: Console,
  options: { readonly workers: number; readonly limits: Limits; readonly label: string },
): Promise<Study> {
  const input = studyInput(request, workspace);
  const tasks = planStudy(input);
  const { spec } = input;
  const firstDraw = spec.drawParameters
    ? drawParameters(input.documents.parameters, { seed: spec.seed, replication: 0, sources: spec.sources })
    : null;
  const programFor = (stack: number): Program => programOf(input, stack, firstDraw);
  const first = programFor(0);
  const records = estimateRecords(first);
  refuseTooLarge(records, tasks.length, options.limits);
  const eventLimit = Math.max(10_000_000, Math.ceil(records * eventsPerRecord));

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
      workers: options.workers,
      progress: say,
      stop: stop.signal,
    });
    // the threads read the documents while this one compiles the other stacks, which also checks them
    running.catch(() => {});
    const programs = [first, ...spec.stacks.slice(1).map((_, stack) => programFor(stack + 1))];
    refuseTooLarge(Math.max(...programs.map(estimateRecords)), tasks.length, options.limits);
    const runs = await running;
    const extra = { warmUpDays: request.warmUpDays, measure: request.measure };
    const id = studyId([...request.files.documents, ...request.files.targets], workspace.facts, spec, extra);
    return mergeStudy(input, runs, programs, id);
  } catch (error) {
    stop.abort();
    throw error;
  } finally {
    console.progress("");
    process.removeListener("SIGINT", interrupt);
  }
}

function refuseTooLarge(records: number, runs: number, limits: Limits): void {
  const inAll = records * runs;
  if (records <= limits.recordsPerRun && inAll <= limits.recordsInAll) return;
  const perRun = records > limits.recordsPerRun;
  const memory = `${((records * 100) / 1e9).toFixed(1)} GB`;
  throw new PendencyError([
    {
      kind: "limits",
      at: null,
      path: "",
      expected: perRun
        ? `at most ${inWords(limits.recordsPerRun)} people in a run`
        : `at most ${inWords(limits.recordsInAll)} people in all runs together`,
      got: perRun ? `about ${inWords(records)} (${memory} of memory)` : `about ${inWords(inAll)} in ${runs} runs`,
      hint: "follow a sample (--sample), make fewer replications, or allow it with --allow and a number of people",
    },
  ]);
}

function inWords(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toPrecision(3)} billion`;
  if (count >= 1e6) return `${(count / 1e6).toPrecision(3)} million`;
  return Math.round(count).toLocaleString("en");
}

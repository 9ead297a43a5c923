// One run: a stack of scenarios in one replication. The unit of work that workers are given, with the same
// result on every machine.
import { compileInSlices } from "../compile/compile.ts";
import { DrawCache } from "../compile/drawCache.ts";
import type { MeasureProgram, Program } from "../compile/program.ts";
import { sharedWith } from "../compile/sharedWith.ts";
import { PendencyError } from "../errors.ts";
import type { MeasureValue, Observation } from "../observe/observation.ts";
import { observeRun } from "../observe/observeRun.ts";
import { toTheEnd } from "../reading/toTheEnd.ts";
import { settingText } from "../scenario/point.ts";
import type { Point } from "../scenario/point.ts";
import { stackName } from "../scenario/stack.ts";
import type { Recorder } from "../simulate/recorder.ts";
import { namingDraws, placesAt } from "./drawsOutside.ts";
import { keptFor } from "./keptFor.ts";
import { FluidRuns } from "./fluidRuns.ts";
import { pointOf } from "./pointOf.ts";
import type { StudyInput, StudyTask } from "./planStudy.ts";
import type { StudySpec } from "./study.ts";
import { measuresOfStack } from "./studyMeasures.ts";

/**
 * A finished run, as it comes back from a worker: plain data without functions, classes or shared memory, so
 * that the structured clone of a thread or a page keeps it to the bit. Its long lists of numbers are typed
 * arrays (all of `series`, `moves`, `resources`, `waits`, `timelines` and `ledger` that is one number a
 * period, class or bin), which a thread can hand over without copying; a way that carries text has to write
 * them down as such. All else is JSON.
 */
export interface Run {
  readonly task: StudyTask;
  readonly observation: Observation;
  /** what it was given from outside the documents: drawn, set, or both; null: nothing */
  readonly point: Point | null;
}

/** Listeners to a run beyond what the study measures; they change no number. */
export interface Beside {
  readonly recorders: readonly Recorder[];
  /** number of people of each class whose lives are kept */
  readonly timelines: number;
}

/** Makes the runs of one study; programs that all replications share are compiled once. */
export class Runner {
  readonly #input: StudyInput;
  /** by stack; a replication at the point of the one before it has its program */
  readonly #latest = new Map<number, { readonly point: Point | null; readonly program: Program }>();
  /** by stack; runs of expected numbers share what their plans have in common */
  readonly #fluid = new Map<number, FluidRuns>();

  constructor(input: StudyInput) {
    this.#input = input;
  }

  /**
   * @throws PendencyError when the documents do not fit together under this stack and draw, or a limit is
   *   passed
   */
  run(task: StudyTask, beside: Beside = { recorders: [], timelines: 0 }): Run {
    return this.runAt(task, pointOf(this.#input, task), whoDrew(task), beside);
  }

  /**
   * The same at a point of somebody's own: the replication then says which chances the run has, and no more.
   *
   * @param who drew the point, in messages: "draw 12"
   * @throws PendencyError as above
   */
  runAt(task: StudyTask, point: Point | null, who: string, beside: Beside = { recorders: [], timelines: 0 }): Run {
    const { spec } = this.#input;
    const inFull = isInFull(spec, task);
    if (!inFull && !isAnythingAsked(this.#input, task))
      return { task, observation: nothingObserved(this.#input, task), point };
    const program = this.#programOf(task.stack, point, who);
    const until = inFull ? program.time.steps : askedSteps(program, comparedIn(this.#input, task));
    const observation =
      spec.engine === "fluid"
        ? this.#fluidRunsOf(task.stack).run(program, inFull, until)
        : this.#followPeople(program, task, inFull, until, beside);
    if (inFull) return { task, observation, point };
    return { task, observation: { ...observation, measures: measuredBy(until, observation.measures, program) }, point };
  }

  #followPeople(
    program: Program,
    { replication }: StudyTask,
    inFull: boolean,
    until: number,
    { recorders, timelines }: Beside,
  ): Observation {
    const { spec, eventLimit } = this.#input;
    const { seed, seriesGroup, seriesLevels } = spec;
    return atResources(this.#input, () =>
      observeRun(
        program,
        { seed, replication, recorders, until, limits: { maxEvents: eventLimit } },
        { seriesGroup, seriesLevels, series: inFull, waits: inFull, digest: inFull, timelines },
      ),
    );
  }

  #fluidRunsOf(stack: number): FluidRuns {
    const { spec, fluidStep, histories } = this.#input;
    const known = this.#fluid.get(stack);
    if (known !== undefined) return known;
    if (fluidStep === undefined) throw new Error("study › expected the length of a step; got a request without one");
    const plans = spec.points === "central" ? keptFor(this.#input.documents).plans : {};
    const runs = new FluidRuns(fluidStep, spec, false, histories, plans);
    this.#fluid.set(stack, runs);
    return runs;
  }

  #programOf(stack: number, point: Point | null, who: string): Program {
    const latest = this.#latest.get(stack);
    if (latest !== undefined && sharedWith(latest.point, point) === latest.point) return latest.program;
    const work = (): Program => programOf(this.#input, stack, point);
    const program = explainingDraws(this.#input, stack, point, who, work);
    this.#latest.set(stack, { point, program });
    return program;
  }
}

/**
 * Whether a run goes to its end with every series, or stops once whatever every replication must have is
 * measured.
 */
function isInFull(spec: StudySpec, task: StudyTask): boolean {
  return (spec.inFull === null || task.replication < spec.inFull) && isShown(spec, task);
}

function isShown(spec: StudySpec, { stack }: StudyTask): boolean {
  const name = stackName(spec.stacks[stack]);
  return spec.shown.some((shown) => stackName(shown) === name);
}

/** Whether something is measured under this stack that every replication must have. */
function isAnythingAsked(input: StudyInput, task: StudyTask): boolean {
  return measuresOfStack(input.measures, input.spec.stacks[task.stack]).some(comparedIn(input, task));
}

type IsCompared = (measure: { readonly name: string }) => boolean;

/** Measures compared with the same replication of another stack, so that every replication must have them. */
function comparedIn({ spec, measures }: StudyInput, task: StudyTask): IsCompared {
  const everywhere = measures.filter(({ everyReplication }) => everyReplication).map(({ name }) => name);
  const compared = new Set([...everywhere, ...(isShown(spec, task) ? (spec.answers ?? []) : [])]);
  return ({ name }) => compared.has(name);
}

/** The result of a run of which nothing is asked: it is not made, and its measures have no value. */
function nothingObserved({ measures, spec }: StudyInput, { stack }: StudyTask): Observation {
  const nothing = { value: null, unit: "", count: null, stillWaiting: null };
  const none = new Float64Array(0);
  return {
    measures: measuresOfStack(measures, spec.stacks[stack]).map(({ name }) => ({ name, ...nothing })),
    series: null,
    moves: [],
    resources: [],
    waits: [],
    timelines: [],
    ledger: { initial: none, arrived: none, inside: none, exited: none },
    digest: "",
    events: 0,
  };
}

/** Grid steps after which no compared measure is taken. */
export function askedSteps(program: Program, isCompared: IsCompared): number {
  const asked = program.measures.filter(isCompared).map(endOf);
  return Math.min(program.time.steps, Math.max(0, ...asked) + 1);
}

/** The grid step by which a measure is complete. */
function endOf({ at, to }: MeasureProgram): number {
  return Math.ceil(at >= 0 ? at : to);
}

/**
 * A measure that a run stopped too early to reach has no value; a run that was asked about its end did not
 * stop early.
 */
function measuredBy(until: number, values: readonly MeasureValue[], program: Program): readonly MeasureValue[] {
  if (until === program.time.steps) return values;
  const nothing = { value: null, count: null, stillWaiting: null };
  return values.map((value, index) => (endOf(program.measures[index]) < until ? value : { ...value, ...nothing }));
}

/**
 * The program of one of the study's stacks.
 * @param point of the run, see pointOf; null: as the parameters' own values have it
 * @param kept of programs before it; left out: of all that studies of the same documents compiled
 */
export function programOf(
  input: StudyInput,
  stack: number,
  point: Point | null,
  kept = keptFor(input.documents).programs,
): Program {
  return toTheEnd(programInSlices(input, stack, point, kept));
}

/** The same, a part at a time. */
export function* programInSlices(
  input: StudyInput,
  stack: number,
  point: Point | null,
  kept: DrawCache,
): Generator<void, Program, void> {
  const { spec, facts, measures, warmUpDays } = input;
  const names = spec.stacks[stack];
  const { model: declared } = input.documents;
  // the study's measures already hold the model's quantities, each in the stacks that want it
  const model = { ...declared, quantities: [], warmUpDays: warmUpDays ?? declared.warmUpDays };
  return yield* namingSettings(point, () =>
    compileInSlices({ ...input.documents, model }, facts, {
      stack: names,
      point,
      sources: spec.sources,
      sample: spec.sample,
      measures: measuresOfStack(measures, names),
      kept,
    }),
  );
}

/** The same of one replication: what its draws are refused for names them. */
export function programOfTask(
  input: StudyInput,
  task: Pick<StudyTask, "stack" | "replication">,
  point: Point | null,
  kept?: DrawCache,
): Program {
  const { stack } = task;
  return explainingDraws(input, stack, point, whoDrew(task), () => programOf(input, stack, point, kept));
}

function whoDrew({ replication }: Pick<StudyTask, "replication">): string {
  return `replication ${replication + 1}`;
}

/** A program knows names and no places: what an engine says of a resource is told where the resource stands. */
function atResources({ documents }: StudyInput, run: () => Observation): Observation {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    const placeOf = (path: string) => documents.model.resources.find(({ name }) => path === `resources.${name}`)?.at;
    throw new PendencyError(error.problems.map((one) => ({ ...one, at: one.at ?? placeOf(one.path) ?? null })));
  }
}

/** A draw may be refused where the model uses it, far from the uncertainty that it comes from. */
function explainingDraws(
  input: StudyInput,
  stack: number,
  point: Point | null,
  who: string,
  work: () => Program,
): Program {
  try {
    return work();
  } catch (error) {
    if (point === null || !(error instanceof PendencyError)) throw error;
    const { graph, parameters } = input.documents;
    const feeds = graph.feeds();
    const behind = (path: string): string[] => {
      const places = [...placesAt(path, graph.modelPlaces), ...placesAt(path, graph.parameterPlaces)];
      const own = places.flatMap((place) => (place.kind === "parameter" ? [place.name] : []));
      return [...own, ...places.flatMap(({ value }) => feeds.readsOf(value).parameters.map(({ name }) => name))];
    };
    const kept = new DrawCache();
    const attempt = (draws: Point["draws"]): void =>
      void programOf(input, stack, { ...point, draws, drift: undefined }, kept);
    throw new PendencyError(namingDraws(error.problems, parameters, point, who, behind, attempt));
  }
}

/**
 * A value from outside may be refused where the model uses it, which is no place that whoever set it has
 * written.
 */
function* namingSettings(
  point: Point | null,
  work: () => Generator<void, Program, void>,
): Generator<void, Program, void> {
  try {
    return yield* work();
  } catch (error) {
    const set = settingText(point);
    if (set === "" || !(error instanceof PendencyError)) throw error;
    throw new PendencyError(error.problems.map((problem) => ({ hint: `with ${set}, set from outside`, ...problem })));
  }
}

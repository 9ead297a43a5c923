// Documents in, Program out: every group, regime, parameter, draw and scenario resolved to numbers over time.
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import type { Model } from "../model/model.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import { textsOf } from "../reading/name.ts";
import { toTheEnd } from "../reading/toTheEnd.ts";
import { recordingPeriods, stepsInDays } from "../quantity/calendar.ts";
import type { RunTime } from "../quantity/calendar.ts";
import { TooManyPieces } from "../quantity/curve.ts";
import { compileArrivals } from "./arrivals.ts";
import type { Builder } from "./builder.ts";
import { flagsOf } from "./builder.ts";
import { sortByName } from "./classes.ts";
import { windowOf } from "./changes.ts";
import type { Classes } from "./classes.ts";
import { compileInitial } from "./initial.ts";
import { compileMeasure, measureNames } from "./measures.ts";
import type { DrawCache, Origin } from "./drawCache.ts";
import type { MeasureNames, NamedMeasure } from "./measures.ts";
import { keptPart } from "./keptPart.ts";
import { once } from "./onceForAllDraws.ts";
import { Pool } from "./pool.ts";
import type { HoldProgram, MeasureProgram, Program, ProgramTime } from "./program.ts";
import { attempt, idOf } from "./refuse.ts";
import { compileResource } from "./resources.ts";
import { compileCrossClock, compileStage } from "./stages.ts";
import { stopAt, structureOf } from "./structure.ts";
import type { CompiledDocuments, Structure } from "./structure.ts";
import { refuseTimelessLoops } from "./timelessLoops.ts";
import type { Point } from "../scenario/point.ts";
import type { World } from "./world.ts";
import { worldOf } from "./worldOf.ts";
import { addTo } from "../reading/groupedBy.ts";
import { heldBeyondUnits } from "./heldAtStart.ts";
import { roomsTooSmall } from "./sampledRooms.ts";

export interface CompileOptions {
  /** names of scenarios; empty for the model as it stands */
  readonly stack: readonly string[];
  /** null: every parameter at its value and its default alternative */
  readonly point: Point | null;
  /** parameter > alternative to use, drawn or not */
  readonly sources: Readonly<Record<string, string>>;
  /** how many persons one record stands for, by level of one group; null for one to one */
  readonly sample: SampleRule | null;
  /** beside the model's own quantities; published facts are skipped */
  readonly measures?: readonly NamedMeasure[];
  /**
   * of an earlier compilation: what no draw touches is taken over from it. The Program is the same with it
   * and without
   */
  readonly kept?: DrawCache;
}

/** The model as it stands, one to one. */
export const plainly: CompileOptions = { stack: [], point: null, sources: {}, sample: null };

/**
 * The Program both engines run. Equal documents give equal Programs, whatever the order of their keys.
 *
 * @throws PendencyError with at most ten problems of the first kind found, in file order
 */
export function compile(documents: CompiledDocuments, facts: FactLibrary | null, options: CompileOptions): Program {
  return toTheEnd(compileInSlices(documents, facts, options));
}

/**
 * The same, a stage or a resource at a time. What was kept knows one Program at a time: where another was compiled with it
 * between two slices, this one is begun anew, and takes over what it had finished.
 */
export function* compileInSlices(
  documents: CompiledDocuments,
  facts: FactLibrary | null,
  options: CompileOptions,
): Generator<void, Program, void> {
  for (;;) {
    try {
      return yield* compileOnce(documents, facts, options);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
}

/** Another Program was compiled with what is kept. */
class Overtaken extends Error {}

function* compileOnce(
  documents: CompiledDocuments,
  facts: FactLibrary | null,
  options: CompileOptions,
): Generator<void, Program, void> {
  const { model } = documents;
  const prepare = (like: Structure | null): Structure =>
    structureOf(documents, options.stack, options.point?.set, like);
  const structure = options.kept?.structureFor(originOf(documents, facts, options), prepare) ?? prepare(null);
  const withoutEras = worldOf(structure, model, facts, options);
  const eras = erasOf(withoutEras);
  // values are kept by era, and which eras there are is only known at the end
  const world: World = eras.length === 0 ? withoutEras : { ...withoutEras, eras, memory: memoryOfItsOwn(withoutEras) };
  const { kept } = world.memory;
  const turn = options.kept?.turn;
  const inTurn = function* <T, R>(parts: readonly T[], work: (part: T) => R): Generator<void, R[], void> {
    const found: R[] = [];
    for (const part of parts) {
      found.push(work(part));
      yield;
      if (options.kept?.turn !== turn) throw new Overtaken();
    }
    return found;
  };
  const first = yield* build(world, structure, options, inTurn);
  refuseTimelessLoops(first.program, model);
  stopAt([...heldBeyondUnits(first.program, model), ...roomsTooSmall(first.program, model)]);
  const useful = eras.filter((_, index) => first.eraMatters(index));
  refuseTooManyEras(useful.length);
  if (useful.length === eras.length) return kept?.shared(first.program) ?? first.program;
  // an era in which nobody reads another value is none: a change that changes nothing leaves no trace
  const own = { ...world, eras: useful, memory: { ...world.memory, amounts: new Map() } };
  return (yield* build(own, structure, options, inTurn)).program;
}

/** The engines keep in one byte how many had begun when a person arrived. */
const mostEras = 255;

function refuseTooManyEras(count: number): void {
  if (count <= mostEras) return;
  const hint =
    "changes that begin on one day count once: let several begin together, or give the parameter steps of its own";
  const expected = `changes for new arrivals that begin on at most ${mostEras} different days`;
  stopAt([{ kind: "limits", at: null, path: "scenarios", expected, got: `${count} days`, hint }]);
}

/** Instants of changes for new arrivals only, rising; a run draws when, and whether at all. */
function erasOf(world: World): readonly number[] {
  const stacked = [...world.changes.values()].flat();
  const starts = stacked.flatMap(({ change }) =>
    change.appliesTo === "new arrivals"
      ? attempt<number[]>(world.problems, [], () => [windowOf(world, change).from])
      : [],
  );
  stopAt(world.problems);
  return [...new Set(starts)].filter((start) => start < world.time.steps).sort((left, right) => left - right);
}

function memoryOfItsOwn({ memory }: World): World["memory"] {
  return { ...memory, amounts: new Map(), kept: null };
}

/** All that a Program can come from, but for its measures. */
function originOf(
  { model, parameters, scenarios }: CompiledDocuments,
  facts: FactLibrary | null,
  { stack, point, sources, sample }: CompileOptions,
): Origin {
  const { groups, regimes, stages, resources, holds, clocks, units, entities } = model;
  const { runs, gridDays, fiscalYearStartMonth } = model;
  const plain = JSON.stringify([sources, sample, runs, gridDays, fiscalYearStartMonth]);
  const { set, ...draws } = point ?? { set: undefined };
  return {
    of: [
      model.parameters, parameters, scenarios, groups, regimes, stages, resources, holds, clocks, units, entities, facts,
      plain,
    ], // prettier-ignore
    stack: JSON.stringify([stack, set]),
    draws: JSON.stringify(draws),
    moved: movedBy(point),
  };
}

/** The figures that it draws, where it leaves publishers, chances and drifts as they are; else null. */
function movedBy(point: Point | null): readonly string[] | null {
  if (point === null) return [];
  const { draws, sources, chances = {}, drift } = point;
  const isAlone = drift === undefined && [sources, chances].every((given) => Object.keys(given).length === 0);
  return isAlone ? Object.keys(draws) : null;
}

/** What is made of each part, others having their turn between two. */
type InTurn = <T, R>(parts: readonly T[], work: (part: T) => R) => Generator<void, R[], void>;

function* build(world: World, structure: Structure, options: CompileOptions, inTurn: InTurn) {
  const { model, classes, time, problems } = world;
  const { stages, copies, asWritten, revisited } = structure;
  const builder: Builder = {
    world,
    pool: new Pool(time.steps),
    stageIds: new Map(stages.map((stage, index) => [stage.name, index])),
    resourceIds: structure.resourceIds,
    weights: weightsOf(classes, options.sample),
    holdsIn: holdsByStage(model),
    valuesAt: structure.valuesAt,
    rows: [],
  };
  const program = yield* withinLimits(function* () {
    const stagePrograms = yield* inTurn(stages, (stage) =>
      keptPart(builder, stage, "stage", ["stage", stage.name], () =>
        compileStage(builder, stage, revisited.has(stage.name)),
      ),
    );
    const resources = yield* inTurn(copies, (copy) =>
      keptPart(builder, copy.resource, `copy ${copy.name}`, ["resource", copy.resource.name], () =>
        compileResource(builder, copy),
      ),
    );
    const crossClocks = sortByName(model.clocks).map((clock) =>
      keptPart(builder, clock, "clock", ["clock", clock.name], () => compileCrossClock(builder, clock)),
    );
    const [arrivals] = yield* inTurn([asWritten], (own) => compileArrivals(builder, stages, own));
    const [initial] = yield* inTurn([asWritten], (own) => compileInitial(builder, stages, own));
    stopAt(problems);
    const names = measureNames(
      builder,
      stagePrograms,
      resources,
      crossClocks.map(({ name }) => name),
    );
    const measures = yield* inTurn([...model.quantities, ...(options.measures ?? [])], (one) =>
      attempt(problems, null, () => measureOf(names, one)),
    );
    stopAt(problems);
    const hasFeedback =
      arrivals.some(({ feedback }) => feedback !== null) ||
      resources.some(({ units, departureRate }) => units.feedback !== null || departureRate !== null);
    return {
      modelId: model.id,
      title: model.title,
      time: programTimeOf(model, time),
      groups: classes.groups.map(({ name, levels }) => ({ name, levels })),
      classCount: classes.count,
      classLevels: Uint16Array.from(classes.levels.flat()),
      classNames: classes.names,
      weights: builder.weights,
      eras: Float64Array.from(world.eras),
      curves: builder.pool.layOut(),
      samplers: builder.pool.samplers,
      stages: stagePrograms,
      resources,
      holds: holdsOf(builder),
      crossClocks,
      arrivals,
      initial,
      measures: measures.filter((one) => one !== null),
      hasFeedback,
    } satisfies Program;
  });
  const { count } = classes;
  /** whether any value differs between the era and the one before it */
  const eraMatters = (era: number): boolean =>
    builder.rows.some((row) =>
      classes.levels.some((_, caseClass) => row[(era + 1) * count + caseClass] !== row[era * count + caseClass]),
    );
  return { program, eraMatters };
}

/** Most name places, classes and dates only, which no draw and no scenario changes; a price has a currency as well. */
function measureOf(names: MeasureNames, { name, measure }: NamedMeasure): MeasureProgram | null {
  const work = (): MeasureProgram | null => compileMeasure(names, { name, measure });
  if (measure.kind === "cost") return work();
  return once(names.world, measure, `measure ${name} after ${names.model.warmUpDays} days`, [], work);
}

/** Stage > places of the holds that last in it, among all holds by name. */
function holdsByStage({ holds }: Model): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { whileIn }] of sortByName(holds).entries()) {
    for (const text of new Set(textsOf(whileIn))) addTo(found, text, index);
  }
  return found;
}

function holdsOf(builder: Builder): HoldProgram[] {
  return sortByName(builder.world.model.holds).map((hold) => ({
    name: hold.name,
    resource: idOf(builder.resourceIds, hold.of, "a resource", `holds.${hold.name}.of`),
    span: flagsOf(builder, hold.whileIn, `holds.${hold.name}.whileIn`),
  }));
}

function programTimeOf(model: Model, time: RunTime): ProgramTime {
  const { edges, labels } = recordingPeriods(time);
  return {
    gridDays: time.gridDays,
    steps: time.steps,
    warmUp: stepsInDays(model.warmUpDays, time.gridDays),
    startDays: time.startDays,
    periodEdges: edges,
    periodLabels: labels,
    fiscalYearStartMonth: time.fiscalYearStartMonth,
  };
}

function weightsOf(classes: Classes, sample: CompileOptions["sample"]): Uint32Array {
  const weights = new Uint32Array(classes.count).fill(1);
  if (sample === null) return weights;
  const group = classes.groups.findIndex(({ name }) => name === sample.group);
  const known = classes.groups.map(({ name }) => name);
  if (group < 0) stopAt([usage("the name of a group to sample by", sample.group, known)]);
  const { levels } = classes.groups[group];
  for (const [level, weight] of Object.entries({ ...sample.weights, "": sample.otherwise })) {
    if (level !== "" && !levels.includes(level)) stopAt([usage(`a level of ${sample.group}`, level, levels)]);
    if (!Number.isInteger(weight) || weight < 1)
      stopAt([usage("whole persons a record, 1 or more", String(weight), [])]);
  }
  for (let caseClass = 0; caseClass < classes.count; caseClass++) {
    const level = levels[classes.levels[caseClass][group]];
    weights[caseClass] = Object.hasOwn(sample.weights, level) ? sample.weights[level] : sample.otherwise;
  }
  return weights;
}

function usage(expected: string, got: string, known: readonly string[]): Problem {
  const problem: Problem = { kind: "usage", at: null, path: "sample", expected, got: JSON.stringify(got) };
  return known.length === 0 ? problem : { ...problem, hint: `known: ${known.join(", ")}` };
}

function* withinLimits<T>(work: () => Generator<void, T, void>): Generator<void, T, void> {
  try {
    return yield* work();
  } catch (error) {
    if (!(error instanceof TooManyPieces)) throw error;
    const expected = "values over time of at most a million pieces each";
    const hint = "a repeated schedule beside dated ones is written out over the whole run: use a longer repeat or grid";
    throw new PendencyError([{ kind: "limits", at: null, path: "", expected, got: "more", hint }]);
  }
}

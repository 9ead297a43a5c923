// A Program as one list of numbers, which is all that a run reads of it: each record field by field, by the names of
// contract.ts.
import type {
  ArrivalsProgram,
  Feedback,
  InitialProgram,
  Program,
  ResourceProgram,
  Sampler,
} from "../../compile/program.ts";
import { familyCodes } from "../../random/familyCodes.ts";
import { Stream } from "../../random/stream.ts";
import { arrivalCodes, disciplineCodes, resourceCodes } from "../codesOf.ts";
import { byName } from "../individual/byName.ts";
import { Months, type Source } from "../individual/cohorts.ts";
import {
  arrivalSources,
  flowNames,
  initialName,
  initialSources,
  monthFactors,
  ranksPerMonth,
} from "../individual/sources.ts";
import * as contract from "./contract.ts";
import { each, ImageWriter, keyOfRun, keysOfRun, lists, listOfRun, type Written } from "./imageWriter.ts";
import { packClock, packStages, revisitedStages } from "./packStages.ts";

/** What is written for one Program, and so for every run of it; the last one only, by Program. */
const known = new WeakMap<Program, Packed>();

interface Packed {
  readonly image: ImageWriter;
  readonly announced: number;
  readonly observers: ArrayLike<number>;
}

/** no observers inside the kernel */
const nobody = [0];

/**
 * @param announced bit k is set when announcements of kind k are wanted; see contract.ts
 * @param observers what the observers inside the kernel are asked; see src/observe/insideKernel
 * @returns numbers that stand until the next run of this Program is packed
 */
export function packProgram(
  program: Program,
  seed: number,
  replication: number,
  announced = 0,
  observers: ArrayLike<number> = nobody,
): Float64Array {
  const before = known.get(program);
  const isSame = before !== undefined && before.announced === announced && before.observers === observers;
  const packed = isSame ? before : { image: packForAll(program, announced, observers), announced, observers };
  known.set(program, packed);
  return packed.image.resultFor(new Stream(seed, replication));
}

function packForAll(program: Program, announced: number, observers: ArrayLike<number>): ImageWriter {
  const image = new ImageWriter();
  image.record(contract.ImageFields, {
    curves: () => image.record(contract.CurvesFields, program.curves),
    samplers: each(program.samplers, (sampler) => packSampler(image, sampler)),
    program: () => packParts(image, program),
    arrivals: () => packArrivals(image, program),
    initialSources: each(initialSources(program), (source) => packInitialSource(image, program, source)),
    announced,
    observers: () => image.numbersOf(observers),
  });
  return image;
}

function packSampler(image: ImageWriter, sampler: Sampler): void {
  const { figures, atLeast, atMost, probabilities, parts, shares } = sampler;
  const family = familyCodes[sampler.family];
  image.record(contract.SamplerFields, { family, figures, atLeast, atMost, probabilities, parts, shares });
}

function packParts(image: ImageWriter, program: Program): void {
  const { time, groups, resources, crossClocks } = program;
  image.record(contract.ProgramFields, {
    steps: time.steps,
    classCount: program.classCount,
    groupCount: groups.length,
    classLevels: program.classLevels,
    weights: program.weights,
    eras: program.eras,
    monthEdges: new Months(program).edges,
    revisitedStages: revisitedStages(program).length,
    crossClocks: each(crossClocks, (clock, index) => packClock(image, clock, index)),
    stages: () => packStages(image, program),
    resources: each(resources, (resource) => packResource(image, program, resource)),
    resourcesByName: byName(resources),
    holds: each(program.holds, ({ resource, span }) => image.record(contract.HoldFields, { resource, span })),
    entries: each(program.arrivals, (entry) => packEntry(image, entry)),
    initials: each(program.initial, (entry) => packInitial(image, entry)),
  });
}

/** A flag whether the value depends on stocks, then how. */
function settled(feedback: Feedback | null): Written {
  return (image) => {
    image.flag(feedback !== null);
    if (feedback === null) return;
    const { code, constants, stageSets } = feedback;
    image.record(contract.FeedbackFields, { code, constants, stageSets: lists(stageSets) });
  };
}

function packResource(image: ImageWriter, { groups }: Program, resource: ResourceProgram): void {
  image.record(contract.ResourceFields, {
    kind: resourceCodes[resource.kind],
    unitsCurve: resource.units.curve,
    units: settled(resource.units.feedback),
    priority: resource.priority,
    discipline: disciplineCodes[resource.discipline],
    departures: resource.departures,
    departureRate: settled(resource.departureRate),
    minimum: resource.minimum,
    cancelled: resource.cancelled,
    leftoverKept: resource.leftoverKept,
    oneGroup: resource.oneGroup,
    lineCount: resource.oneGroup < 0 ? 1 : groups[resource.oneGroup].levels.length,
    key: keyOfRun(resource.key),
  });
}

function packEntry(image: ImageWriter, entry: ArrivalsProgram): void {
  image.record(contract.EntryFields, {
    stage: entry.stage,
    kind: arrivalCodes[entry.kind],
    rates: entry.rates,
    feedback: each(entry.feedback ?? [], (feedback) => image.field(settled(feedback))),
    gaps: entry.gaps,
    partFrom: entry.partFrom,
    partTo: entry.partTo,
    periodFrom: entry.periods.from,
    periodTo: entry.periods.to,
    periodCounts: entry.periods.counts,
    batchSizes: entry.batchSizes,
    batchCumulative: entry.batchCumulative,
  });
}

function packInitial(image: ImageWriter, { stage, counts, age, elapsed }: InitialProgram): void {
  image.record(contract.InitialFields, {
    stage,
    counts,
    age,
    elapsed: each(elapsed, ({ clock, sampler }) => image.record(contract.ElapsedFields, { clock, sampler })),
  });
}

/** Sources of arrivals with the keys of all their cohorts. */
function packArrivals(image: ImageWriter, program: Program): void {
  const months = new Months(program);
  const factors = program.arrivals.map((entry): Written =>
    entry.kind === "monthly"
      ? listOfRun(
          months.count,
          ofTheRun((stream) => monthFactors(program, stream, entry)),
        )
      : [],
  );
  image.record(contract.ArrivalsFields, {
    ranksPerMonth: ranksPerMonth(program),
    flows: each(arrivalSources(program), (source) => packFlow(image, program, months, source, factors[source.entry])),
  });
}

function packFlow(image: ImageWriter, program: Program, months: Months, source: Source, monthFactors: Written): void {
  const { entry, caseClass } = source;
  const names = flowNames(program, months, source);
  image.record(contract.FlowFields, {
    entry,
    caseClass,
    monthKeys: keysOfRun(names.months),
    periodKeys: keysOfRun(names.periods),
    gapKey: keyOfRun(names.gaps),
    monthFactors,
  });
}

/** Worked out once a run, for every class alike. */
function ofTheRun(numbers: (stream: Stream) => readonly number[]): (stream: Stream) => readonly number[] {
  let latest: { readonly stream: Stream; readonly numbers: readonly number[] } | null = null;
  return (stream) => (latest = latest?.stream === stream ? latest : { stream, numbers: numbers(stream) }).numbers;
}

function packInitialSource(image: ImageWriter, program: Program, source: Source): void {
  const { entry, caseClass } = source;
  image.record(contract.InitialSourceFields, { entry, caseClass, key: keyOfRun(initialName(program, source)) });
}

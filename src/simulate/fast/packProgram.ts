// A Program as one list of numbers for the kernel: each record field by field, by the names of contract.ts.
import type {
  ArrivalsProgram,
  Feedback,
  InitialProgram,
  Program,
  ResourceProgram,
  Sampler,
  StageProgram,
} from "../../compile/program.ts";
import { quantile } from "../../random/distributions.ts";
import { GAMMA } from "../../random/families.ts";
import { familyCodes } from "../../random/familyCodes.ts";
import { nameKey } from "../../random/nameKey.ts";
import { purposes } from "../../random/purposes.ts";
import { Stream } from "../../random/stream.ts";
import { disciplineCodes, resourceCodes, stayCodes } from "../codesOf.ts";
import { arrivesIn } from "../individual/arrivals.ts";
import { cohortName, gapName, listSources, Months, type Source } from "../individual/cohorts.ts";
import { readerOf } from "../individual/sampling.ts";
import { byName, stageLookup, type ClockAtStage } from "../individual/state.ts";
import * as contract from "./contract.ts";
import { each, ImageWriter, keyOfRun, keysOfRun, lists, listOfRun, type Written } from "./image.ts";

const arrivalCodes: Readonly<Record<ArrivalsProgram["kind"], number>> = {
  poisson: contract.POISSON,
  exact: contract.EXACT,
  monthly: contract.MONTHLY,
  every: contract.EVERY,
};

/** What is written for one Program, and so for every run of it; the last one only, by Program. */
const known = new WeakMap<Program, Packed>();

interface Packed {
  readonly image: ImageWriter;
  readonly announced: number;
  readonly observers: ArrayLike<number>;
}

/**
 * @param announced bit k is set when announcements of kind k are wanted; see contract.ts
 * @param observers what the observers inside the kernel are asked; see src/observe/insideKernel
 * @returns numbers that stand until the next run of this Program is packed
 */
export function packProgram(
  program: Program,
  seed: number,
  replication: number,
  announced: number,
  observers: ArrayLike<number>,
): Float64Array {
  const before = known.get(program);
  const isSame = before !== undefined && before.announced === announced && before.observers === observers;
  const packed = isSame ? before : { image: packForAll(program, announced, observers), announced, observers };
  known.set(program, packed);
  return packed.image.resultFor(new Stream(seed, replication));
}

function packForAll(program: Program, announced: number, observers: ArrayLike<number>): ImageWriter {
  const image = new ImageWriter();
  const initial = listSources(program, program.initial, (entry, c) => program.initial[entry].counts[c] > 0);
  image.record(contract.ImageFields, {
    announced,
    curves: () => image.record(contract.CurvesFields, program.curves),
    samplers: each(program.samplers, (sampler) => packSampler(image, sampler)),
    program: () => packParts(image, program),
    observers: () => image.numbersOf(observers),
    timetables: () => packTimetables(image, program),
    arrivals: () => packArrivals(image, program, initial.length),
    initialSources: each(initial, (source) => packInitialSource(image, program, source)),
  });
  return image;
}

function packSampler(image: ImageWriter, sampler: Sampler): void {
  const { figures, atLeast, atMost, probabilities, parts, shares } = sampler;
  const family = familyCodes[sampler.family];
  image.record(contract.SamplerFields, { family, figures, atLeast, atMost, probabilities, parts, shares });
}

function packParts(image: ImageWriter, program: Program): void {
  const { time, groups, stages, resources, crossClocks } = program;
  const revisited = stages.flatMap((stage, id) => (stage.revisited ? [id] : []));
  image.record(contract.ProgramFields, {
    steps: time.steps,
    classCount: program.classCount,
    groupCount: groups.length,
    classLevels: program.classLevels,
    weights: program.weights,
    eras: program.eras,
    monthEdges: new Months(program).edges,
    revisitedStages: revisited.length,
    crossClocks: each(crossClocks, (clock, index) =>
      packClock(image, { ...clock, index, isCross: true, whileWaiting: false }),
    ),
    stages: each(stages, (stage, id) => packStage(image, program, stage, id, revisited.indexOf(id))),
    resources: each(resources, (resource) => packResource(image, program, resource)),
    resourcesByName: byName(resources),
    holds: each(program.holds, ({ resource, span }) => image.record(contract.HoldFields, { resource, span })),
    entries: each(program.arrivals, (entry) => packEntry(image, entry)),
    initials: each(program.initial, (entry) => packInitial(image, entry)),
  });
}

function packClock(image: ImageWriter, clock: ClockAtStage & { readonly to: number }): void {
  const { isCross, index, key, after, rate, whileWaiting, to } = clock;
  image.record(contract.ClockFields, { isCross, index, key, after, rate, whileWaiting, to });
}

function packStage(image: ImageWriter, program: Program, stage: StageProgram, id: number, stayCounter: number): void {
  const lookup = stageLookup(program, id, stayCounter);
  image.record(contract.StageFields, {
    kind: stayCodes[stage.kind],
    key: stage.key,
    time: stage.time,
    lines: lists(stage.lines),
    room: stage.room,
    ifFull: stage.ifFull,
    clockTo: stage.clocks.map(({ to }) => to),
    clocks: each(lookup.clocks, (clock) =>
      packClock(image, { ...clock, to: (clock.isCross ? program.crossClocks : stage.clocks)[clock.index].to }),
    ),
    nextTo: stage.next.to,
    nextShares: lists(stage.next.shares.slice(0, -1)),
    holds: lookup.holds,
    starts: lookup.starts,
    voids: lookup.voids,
    stayCounter,
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
    key: resource.key,
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
    runKey: keyOfRun(resource.key),
  });
}

function packEntry(image: ImageWriter, entry: ArrivalsProgram): void {
  image.record(contract.EntryFields, {
    stage: entry.stage,
    kind: arrivalCodes[entry.kind],
    rates: entry.rates,
    feedback: each(entry.feedback ?? [], (feedback) => image.field(settled(feedback))),
    monthlyCv: entry.monthlyCv,
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

/** The key with which each timetable's cancellations are drawn, in the order of names. */
function packTimetables(image: ImageWriter, program: Program): void {
  for (const resource of byName(program.resources)) {
    const { kind, key } = program.resources[resource];
    if (kind === "slots") image.record(contract.TimetableFields, { key: keyOfRun(key) });
  }
}

/** Sources of arrivals with the keys of all their cohorts. */
function packArrivals(image: ImageWriter, program: Program, initialSources: number): void {
  const months = new Months(program);
  const sources = listSources(program, program.arrivals, (entry, c) =>
    arrivesIn(program.arrivals[entry], c, program.classCount),
  );
  const factors = program.arrivals.map((entry): Written =>
    entry.kind === "monthly"
      ? listOfRun(
          months.count,
          ofTheRun((stream) => monthFactors(program, stream, entry)),
        )
      : [],
  );
  image.record(contract.ArrivalsFields, {
    ranksPerMonth: Math.max(1, sources.length, initialSources),
    flows: each(sources, (source) => packFlow(image, program, months, source, factors[source.entry])),
  });
}

function packFlow(
  image: ImageWriter,
  program: Program,
  months: Months,
  { entry, caseClass }: Source,
  monthFactors: Written,
): void {
  const { key, kind, periods } = program.arrivals[entry];
  const { startDays, gridDays } = program.time;
  const labels = Array.from({ length: months.count }, (_, month) => months.label(month));
  const ofPeriods =
    kind !== "exact" ? [] : [...periods.from].map((start) => `exact|${start * gridDays + (startDays ?? 0)}`);
  const keysOf = (cohorts: readonly string[]) =>
    keysOfRun(cohorts.map((label) => cohortName(program, key, caseClass, label)));
  image.record(contract.FlowFields, {
    entry,
    caseClass,
    monthKeys: keysOf(labels),
    periodKeys: keysOf(ofPeriods),
    gapKey: keyOfRun(gapName(program.arrivals[entry], caseClass)),
    monthFactors,
  });
}

/** Worked out once a run, for every class alike. */
function ofTheRun(numbers: (stream: Stream) => readonly number[]): (stream: Stream) => readonly number[] {
  let latest: { readonly stream: Stream; readonly numbers: readonly number[] } | null = null;
  return (stream) => (latest = latest?.stream === stream ? latest : { stream, numbers: numbers(stream) }).numbers;
}

/** The common factor of each month; see arrivals.ts of the straight engine. */
function monthFactors(program: Program, stream: Stream, entry: ArrivalsProgram): number[] {
  const months = new Months(program);
  const curves = readerOf(program.curves);
  return Array.from({ length: months.count }, (_, month) => {
    const key = stream.keyOf(nameKey(`every class|${months.label(month)}`, entry.key));
    const cv = curves.valueAt(entry.monthlyCv, months.from(month));
    if (!(cv > 0)) return 1;
    return quantile(GAMMA, [1 / (cv * cv), 1], stream.uniform(key.high, key.low, 0, purposes.monthFactor, 0));
  });
}

function packInitialSource(image: ImageWriter, program: Program, { entry, caseClass }: Source): void {
  const key = keyOfRun(cohortName(program, program.initial[entry].key, caseClass, "initial"));
  image.record(contract.InitialSourceFields, { entry, caseClass, key });
}

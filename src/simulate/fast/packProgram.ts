// A Program as one list of numbers for the kernel, in the order in which kernel/assembly reads it.
import {
  samplerFamilies,
  type ArrivalsProgram,
  type Feedback,
  type InitialProgram,
  type Program,
  type ResourceProgram,
  type StageProgram,
} from "../../compile/program.ts";
import { quantile } from "../../random/distributions.ts";
import { nameKey } from "../../random/nameKey.ts";
import { purposes } from "../../random/purposes.ts";
import { Stream } from "../../random/stream.ts";
import { arrivesIn } from "../individual/arrivals.ts";
import { cohortKey, listSources, Months, type Source } from "../individual/cohorts.ts";
import { CurveReader } from "../individual/curveReader.ts";
import { byName, stageLookup, type ClockAtStage } from "../individual/state.ts";
import { ImageWriter } from "./image.ts";

const stayKinds = ["dwell", "service", "boards", "waits", "passes", "outcome"];
const resourceKinds = ["servers", "held", "slots"];
const disciplines = ["first come", "last come", "longest in system", "random"];
const arrivalKinds = ["poisson", "exact", "monthly", "every"];

/**
 * @param announced bit k is set when announcements of kind k are wanted; see announcements.ts
 * @param observers what the observers inside the kernel are asked; see kernel/assembly/observe.ts
 */
export function packProgram(
  program: Program,
  seed: number,
  replication: number,
  announced: number,
  observers: ArrayLike<number>,
): Float64Array {
  const image = new ImageWriter();
  const names = { program, stream: new Stream(seed, replication) };
  image.number(announced);
  packCurves(image, program);
  packSamplers(image, program);
  packParts(image, program);
  image.numbersOf(observers);
  packTimetables(image, names);
  const initialSources = listSources(program, program.initial, (entry, c) => program.initial[entry].counts[c] > 0);
  packFlows(image, names, initialSources.length);
  packInitialSources(image, names, initialSources);
  return image.result();
}

interface Names {
  readonly program: Program;
  readonly stream: Stream;
}

function packCurves(image: ImageWriter, { curves }: Program): void {
  image.list(curves.offsets);
  image.list(curves.starts);
  image.list(curves.values);
  image.list(curves.slopes);
  image.list(curves.integrals);
  image.list(curves.periods);
  image.list(curves.periodIntegrals);
}

function packSamplers(image: ImageWriter, { samplers }: Program): void {
  image.each(samplers, (sampler) => {
    image.number(samplerFamilies.indexOf(sampler.family));
    image.list(sampler.figures);
    image.number(sampler.atLeast);
    image.number(sampler.atMost);
    image.list(sampler.probabilities);
    image.list(sampler.parts);
    image.list(sampler.shares);
  });
}

function packParts(image: ImageWriter, program: Program): void {
  const { time, groups, stages, resources, crossClocks } = program;
  const revisited = stages.flatMap((stage, id) => (stage.revisited ? [id] : []));
  image.number(time.steps);
  image.number(program.classCount);
  image.number(groups.length);
  image.list(program.classLevels);
  image.list(program.weights);
  image.list(program.eras);
  image.list(new Months(program).edges);
  image.number(revisited.length);
  image.each(crossClocks, (clock, index) => packClock(image, { ...clock, index, isCross: true, whileWaiting: false }));
  image.each(stages, (stage, id) => packStage(image, program, stage, id, revisited.indexOf(id)));
  image.each(resources, (resource) => packResource(image, program, resource));
  image.list(byName(resources));
  image.each(program.holds, ({ resource, span }) => {
    image.list(resource);
    image.list(span);
  });
  image.each(program.arrivals, (entry) => packEntry(image, entry));
  image.each(program.initial, (entry) => packInitial(image, entry));
}

function packClock(image: ImageWriter, clock: ClockAtStage & { readonly to: number }): void {
  image.flag(clock.isCross);
  image.number(clock.index);
  image.key(clock.key);
  image.list(clock.after);
  image.list(clock.rate);
  image.flag(clock.whileWaiting);
  image.number(clock.to);
}

function packStage(image: ImageWriter, program: Program, stage: StageProgram, id: number, stayCounter: number): void {
  const lookup = stageLookup(program, id, stayCounter);
  image.number(stayKinds.indexOf(stage.kind));
  image.key(stage.key);
  image.list(stage.time);
  image.each(stage.lines, (byClass) => image.list(byClass));
  image.number(stage.room);
  image.number(stage.ifFull);
  image.list(stage.clocks.map(({ to }) => to));
  image.each(lookup.clocks, (clock) =>
    packClock(image, { ...clock, to: (clock.isCross ? program.crossClocks : stage.clocks)[clock.index].to }),
  );
  image.list(stage.next.to);
  image.each(stage.next.shares.slice(0, -1), (share) => image.list(share));
  image.list(lookup.holds);
  image.list(lookup.starts);
  image.list(lookup.voids);
  image.number(stayCounter);
}

function packFeedback(image: ImageWriter, feedback: Feedback | null): void {
  image.flag(feedback !== null);
  if (feedback === null) return;
  image.list(feedback.code);
  image.list(feedback.constants);
  image.each(feedback.stageSets, (set) => image.list(set));
}

function packResource(image: ImageWriter, { groups }: Program, resource: ResourceProgram): void {
  image.number(resourceKinds.indexOf(resource.kind));
  image.key(resource.key);
  image.number(resource.units.curve);
  packFeedback(image, resource.units.feedback);
  image.list(resource.priority);
  image.number(disciplines.indexOf(resource.discipline));
  image.list(resource.departures);
  packFeedback(image, resource.departureRate);
  image.number(resource.minimum);
  image.number(resource.cancelled);
  image.flag(resource.leftoverKept);
  image.number(resource.oneGroup);
  image.number(resource.oneGroup < 0 ? 1 : groups[resource.oneGroup].levels.length);
}

function packEntry(image: ImageWriter, entry: ArrivalsProgram): void {
  image.number(entry.stage);
  image.number(arrivalKinds.indexOf(entry.kind));
  image.list(entry.rates);
  image.each(entry.feedback ?? [], (feedback) => packFeedback(image, feedback));
  image.number(entry.monthlyCv);
  image.list(entry.gaps);
  image.list(entry.periods.from);
  image.list(entry.periods.to);
  image.list(entry.periods.counts);
  image.list(entry.batchSizes);
  image.list(entry.batchCumulative);
}

function packInitial(image: ImageWriter, entry: InitialProgram): void {
  image.number(entry.stage);
  image.list(entry.counts);
  image.list(entry.age);
  image.each(entry.elapsed, ({ clock, sampler }) => {
    image.number(clock);
    image.list(sampler);
  });
}

/** The key with which each timetable's cancellations are drawn, in the order of names. */
function packTimetables(image: ImageWriter, { program, stream }: Names): void {
  for (const resource of byName(program.resources)) {
    if (program.resources[resource].kind === "slots") image.key(stream.keyOf(program.resources[resource].key));
  }
}

/** Sources of arrivals with the keys of all their cohorts. */
function packFlows(image: ImageWriter, names: Names, initialSources: number): void {
  const { program } = names;
  const months = new Months(program);
  const sources = listSources(program, program.arrivals, (entry, c) =>
    arrivesIn(program.arrivals[entry], c, program.classCount),
  );
  const factors = program.arrivals.map((entry) => (entry.kind === "monthly" ? monthFactors(names, entry) : []));
  image.number(Math.max(1, sources.length, initialSources));
  image.each(sources, ({ entry, caseClass }) => {
    const { key, kind, periods } = program.arrivals[entry];
    const { startDays, gridDays } = program.time;
    const keys = Array.from({ length: months.count }, (_, m) => cohortKey(names, key, caseClass, months.label(m)));
    const ofPeriods =
      kind !== "exact" ? [] : [...periods.from].map((start) => `exact|${start * gridDays + (startDays ?? 0)}`);
    image.number(entry);
    image.number(caseClass);
    image.list(keys.flatMap(({ high, low }) => [high >>> 0, low >>> 0]));
    image.list(
      ofPeriods.flatMap((label) => {
        const { high, low } = cohortKey(names, key, caseClass, label);
        return [high >>> 0, low >>> 0];
      }),
    );
    image.key(cohortKey(names, key, caseClass, "gaps"));
    image.list(factors[entry]);
  });
}

/** The common factor of each month; see arrivals.ts of the straight engine. */
function monthFactors({ program, stream }: Names, entry: ArrivalsProgram): number[] {
  const months = new Months(program);
  const curves = new CurveReader(program.curves);
  return Array.from({ length: months.count }, (_, month) => {
    const key = stream.keyOf(nameKey(`every class|${months.label(month)}`, entry.key));
    const cv = curves.valueAt(entry.monthlyCv, months.from(month));
    if (!(cv > 0)) return 1;
    return quantile("gamma", [1 / (cv * cv), 1], stream.uniform(key.high, key.low, 0, purposes.monthFactor, 0));
  });
}

function packInitialSources(image: ImageWriter, names: Names, sources: readonly Source[]): void {
  image.each(sources, ({ entry, caseClass }) => {
    image.number(entry);
    image.number(caseClass);
    image.key(cohortKey(names, names.program.initial[entry].key, caseClass, "initial"));
  });
}

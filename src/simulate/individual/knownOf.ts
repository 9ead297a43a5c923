// What the rules read of a Program: names become the places and keys they stand for, once a run.
import type {
  ArrivalsProgram,
  CrossClockProgram,
  Program,
  ResourceProgram,
  StageClockProgram,
  StageId,
} from "../../compile/program.ts";
import type { Ints } from "../../quantity/machine.ts";
import { arrivalCodes, disciplineCodes, resourceCodes, stayCodes } from "../codesOf.ts";
import { PASSES } from "../codes.ts";
import { byName } from "./byName.ts";
import type { Clock, Entry, Hold, Resource, Stage } from "./known.ts";
import type { Line } from "./line.ts";

const none: Ints = new Int32Array(0);
const intsOf = (numbers: Iterable<number> | null): Ints => (numbers === null ? none : Int32Array.from(numbers));

/** @param stayCounter place among the stages that can be visited again; −1 */
export function knownStage(program: Program, stage: StageId, stayCounter: number): Stage {
  const info = program.stages[stage];
  const own = info.clocks.map((clock, index) => ({ name: clock.name, known: ownClock(clock, index) }));
  const across = program.crossClocks
    .map((clock, index) => ({ name: clock.name, known: crossClock(clock, index) }))
    .filter((_, index) => program.crossClocks[index].strikesIn[stage] === 1);
  const clocks = [...own, ...across];
  const which = (test: (clock: CrossClockProgram) => boolean): Ints =>
    intsOf(program.crossClocks.flatMap((clock, index) => (test(clock) ? [index] : [])));
  const kind = stayCodes[info.kind];
  const holds = intsOf(byName(program.holds).filter((hold) => program.holds[hold].span[stage] === 1));
  const starts = which((clock) => clock.starts === stage);
  const voids = which((clock) => clock.voidIn[stage] === 1 || info.kind === "outcome");
  const isBare = holds.length === 0 && starts.length === 0 && voids.length === 0;
  return {
    kind,
    keyHigh: info.key.high | 0,
    keyLow: info.key.low | 0,
    time: intsOf(info.time),
    lines: info.lines,
    room: info.room,
    ifFull: info.ifFull,
    clockTo: intsOf(info.clocks.map(({ to }) => to)),
    clocks: byName(clocks).map((i) => clocks[i].known),
    nextTo: intsOf(info.next.to),
    nextShares: info.next.shares.slice(0, -1).map(intsOf),
    holds,
    starts,
    voids,
    stayCounter,
    isPlainFork: kind === PASSES && info.ifFull < 0 && isBare,
  };
}

function ownClock(clock: StageClockProgram, index: number): Clock {
  return knownClock(clock, index, false, clock.whileWaiting);
}

export function crossClock(clock: CrossClockProgram, index: number): Clock {
  return knownClock(clock, index, true, false);
}

function knownClock(
  { key, to, after, rate }: StageClockProgram | CrossClockProgram,
  index: number,
  isCross: boolean,
  whileWaiting: boolean,
): Clock {
  return {
    isCross,
    index,
    keyHigh: key.high | 0,
    keyLow: key.low | 0,
    after: intsOf(after),
    rate: intsOf(rate),
    whileWaiting,
    to,
  };
}

export function knownResource(resource: ResourceProgram, lines: readonly Line[]): Resource {
  return {
    kind: resourceCodes[resource.kind],
    unitsCurve: resource.units.curve,
    units: resource.units.feedback,
    priority: resource.priority,
    discipline: disciplineCodes[resource.discipline],
    departures: resource.departures,
    departureRate: resource.departureRate,
    minimum: resource.minimum,
    cancelled: resource.cancelled,
    leftoverKept: resource.leftoverKept,
    oneGroup: resource.oneGroup,
    lines,
  };
}

export function knownHolds({ holds }: Program): Hold[] {
  return holds.map(({ resource, span }) => ({ resource, span: intsOf(span) }));
}

export function knownEntry({ stage, kind, periods, ...entry }: ArrivalsProgram): Entry {
  return {
    stage,
    kind: arrivalCodes[kind],
    rates: entry.rates,
    feedback: entry.feedback ?? [],
    gaps: entry.gaps,
    partFrom: entry.partFrom,
    partTo: entry.partTo,
    periodFrom: periods.from,
    periodTo: periods.to,
    periodCounts: periods.counts,
    batchSizes: entry.batchSizes,
    batchCumulative: entry.batchCumulative,
  };
}

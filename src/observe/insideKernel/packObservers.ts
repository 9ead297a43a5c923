// What the observers are asked, inside the kernel or beside it, as one list of numbers, by the names of contract.ts.
import type { MeasureProgram, Program } from "../../compile/program.ts";
import type { Key } from "../../random/nameKey.ts";
import { resourceCodes, stayCodes } from "../../simulate/codesOf.ts";
import { each, ImageWriter } from "../../simulate/image/imageWriter.ts";
import { fiscalYearsOfPeriods } from "../fiscalYears.ts";
import { statisticCodes } from "../durationValue.ts";
import type { KeptLevels } from "../keptLevels.ts";
import type { ObserveOptions } from "../observeOptions.ts";
import * as contract from "./contract.ts";
import { markSlots } from "./markSlots.ts";

const measureCodes: Readonly<Record<MeasureProgram["kind"], number>> = {
  stock: contract.STOCK,
  waiting: contract.WAITING,
  entries: contract.ENTRIES,
  moves: contract.MOVES,
  boardings: contract.BOARDINGS,
  strikes: contract.STRIKES,
  wait: contract.WAIT,
  sojourn: contract.SOJOURN,
  age: contract.AGE,
  share: contract.SHARE,
  utilisation: contract.UTILISATION,
  overtime: contract.OVERTIME,
  cost: contract.COST,
  leftBehind: contract.LEFT_BEHIND,
};

/** What the observers are asked: whether anybody is, and the rest. */
export function packObservers(program: Program, options: ObserveOptions, kept: KeptLevels): Float64Array {
  const image = new ImageWriter();
  image.record(contract.ObservingFields, {
    isObserving: true,
    observers: () => packAsked(image, program, options, kept),
  });
  return image.result();
}

/** @param image where `Observing` begins to read */
export function packAsked(image: ImageWriter, program: Program, options: ObserveOptions, kept: KeptLevels): void {
  const { time, stages, resources } = program;
  const prices: Prices = {
    price: resources.map(({ cost }) => cost),
    pricePerPerson: resources.map(({ costPerPerson }) => costPerPerson),
  };
  const years = fiscalYearsOfPeriods(time);
  const distinctYears = [...new Set(years)];
  const { slots, count } = markSlots(program.measures);
  let marks = 0;
  const places = program.measures.map(({ kind }, i) => (kind === "share" ? marks++ : slots[i]));
  const first = new Set([...program.arrivals, ...program.initial].map(({ stage }) => stage));
  image.record(contract.ObserversFields, {
    hasDigest: options.digest !== false,
    hasSeries: options.series,
    hasWaits: options.waits,
    periodEdges: time.periodEdges,
    weights: program.weights,
    stageKinds: stages.map(({ kind }) => stayCodes[kind]),
    stageHolds: stages.map(({ holds }) => holds.length),
    isFirst: stages.map((_, stage) => (first.has(stage) ? 1 : 0)),
    stageKeys: stages.flatMap(wordsOf),
    resourceKinds: resources.map(({ kind }) => resourceCodes[kind]),
    resourceKeys: resources.flatMap(wordsOf),
    instants: count,
    marks,
    measures: each(program.measures, (measure, i) => packMeasure(image, program, measure, prices, places[i])),
    levelCount: kept.levels.length,
    rowOfClass: kept.rowOfClass,
    ...prices,
    yearCount: distinctYears.length,
    yearOfPeriod: years.map((year) => distinctYears.indexOf(year)),
    warmUp: time.warmUp,
    gridDays: time.gridDays,
  });
}

const wordsOf = ({ key }: { readonly key: Key }): readonly number[] => [key.high >>> 0, key.low >>> 0];

/** curves by resource; -1 */
interface Prices {
  readonly price: readonly number[];
  readonly pricePerPerson: readonly number[];
}

function packMeasure(
  image: ImageWriter,
  { time }: Program,
  measure: MeasureProgram,
  prices: Prices,
  place: number,
): void {
  const { stages, toStage, classes, resources, crossClock, at, from, to, entered, statistic } = measure;
  image.record(contract.MeasureFields, {
    kind: measureCodes[measure.kind],
    stages,
    toStage,
    classes,
    resources,
    crossClock,
    stageClocks: measure.stageClocks.flatMap(({ stage, clock }) => [stage, clock]),
    at,
    from,
    to: Math.min(to, time.steps),
    everyone: measure.among === "everyone",
    entered,
    statistic: statistic === null ? contract.MEAN : statisticCodes[statistic.kind],
    over: statistic?.over ?? 0,
    ...prices,
    place,
  });
}

// What the observers inside the kernel are asked, as one list of numbers, by the names of contract.ts.
import type { MeasureProgram, Program } from "../../compile/program.ts";
import { each, ImageWriter } from "../../simulate/fast/image.ts";
import type { KeptLevels } from "../keptLevels.ts";
import type { ObserveOptions } from "../observe.ts";
import { fiscalYearsOfPeriods } from "../periods.ts";
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

const statisticCodes: Readonly<Record<NonNullable<MeasureProgram["statistic"]>["kind"], number>> = {
  mean: contract.MEAN,
  variance: contract.VARIANCE,
  quantile: contract.QUANTILE,
  shareOver: contract.SHARE_OVER,
};

export function packObservers(program: Program, options: ObserveOptions, kept: KeptLevels): Float64Array {
  const image = new ImageWriter();
  image.record(contract.ObservingFields, {
    isObserving: true,
    observers: () => packAsked(image, program, options, kept),
  });
  return image.result();
}

function packAsked(image: ImageWriter, program: Program, options: ObserveOptions, kept: KeptLevels): void {
  const { time } = program;
  const prices: Prices = {
    price: program.resources.map(({ cost }) => cost),
    pricePerPerson: program.resources.map(({ costPerPerson }) => costPerPerson),
  };
  const years = fiscalYearsOfPeriods(time);
  const distinctYears = [...new Set(years)];
  const marks = markSlots(program.measures);
  image.record(contract.ObserversFields, {
    hasDigest: options.digest !== false,
    periodEdges: time.periodEdges,
    steps: Math.ceil(time.steps) + 1,
    marks: marks.count,
    measures: each(program.measures, (measure, i) => packMeasure(image, measure, prices, marks.slots[i])),
    hasSeries: options.series,
    hasWaits: options.waits,
    levelCount: kept.levels.length,
    rowOfClass: kept.rowOfClass,
    ...prices,
    yearCount: distinctYears.length,
    yearOfPeriod: years.map((year) => distinctYears.indexOf(year)),
    warmUp: time.warmUp,
    gridDays: time.gridDays,
  });
}

/** curves by resource; -1 */
interface Prices {
  readonly price: readonly number[];
  readonly pricePerPerson: readonly number[];
}

function packMeasure(image: ImageWriter, measure: MeasureProgram, prices: Prices, mark: number): void {
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
    to,
    everyone: measure.among === "everyone",
    entered,
    statistic: statistic === null ? contract.MEAN : statisticCodes[statistic.kind],
    over: statistic?.over ?? 0,
    ...prices,
    mark,
  });
}

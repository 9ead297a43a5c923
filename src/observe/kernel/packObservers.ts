// What the observers inside the kernel are asked, as one list of numbers in the order in which
// kernel/assembly reads it.
import type { MeasureProgram, Program } from "../../compile/program.ts";
import { ImageWriter } from "../../simulate/fast/image.ts";
import type { KeptLevels } from "../keptLevels.ts";
import type { ObserveOptions } from "../observe.ts";
import { fiscalYearsOfPeriods } from "../periods.ts";
import { markSlots } from "./markSlots.ts";

const measureKinds = [
  "stock",
  "waiting",
  "entries",
  "moves",
  "boardings",
  "strikes",
  "wait",
  "sojourn",
  "age",
  "share",
  "utilisation",
  "cost",
  "leftBehind",
];
const statistics = ["mean", "variance", "quantile", "shareOver"];

export function packObservers(program: Program, options: ObserveOptions, kept: KeptLevels): Float64Array {
  const { time } = program;
  const image = new ImageWriter();
  const prices = program.resources.map(({ cost }) => cost);
  const years = fiscalYearsOfPeriods(time);
  const distinctYears = [...new Set(years)];
  image.flag(true);
  image.flag(options.digest !== false);
  image.list(time.periodEdges);
  image.number(Math.ceil(time.steps) + 1);
  const marks = markSlots(program.measures);
  image.number(marks.count);
  image.each(program.measures, (measure, place) => {
    packMeasure(image, measure, prices);
    image.number(marks.slots[place]);
  });
  image.flag(options.series);
  image.flag(options.waits);
  image.number(kept.levels.length);
  image.list(kept.rowOfClass);
  image.list(prices);
  image.number(distinctYears.length);
  image.list(years.map((year) => distinctYears.indexOf(year)));
  image.number(time.warmUp);
  image.number(time.gridDays);
  return image.result();
}

function packMeasure(image: ImageWriter, measure: MeasureProgram, prices: readonly number[]): void {
  const { statistic } = measure;
  image.number(measureKinds.indexOf(measure.kind));
  image.list(measure.stages);
  image.number(measure.toStage);
  image.list(measure.classes);
  image.list(measure.resources);
  image.number(measure.crossClock);
  image.list(measure.stageClocks.flatMap(({ stage, clock }) => [stage, clock]));
  image.number(measure.at);
  image.number(measure.from);
  image.number(measure.to);
  image.flag(measure.among === "everyone");
  image.list(measure.entered);
  image.number(statistic === null ? 0 : statistics.indexOf(statistic.kind));
  image.number(statistic?.over ?? 0);
  image.list(prices);
}

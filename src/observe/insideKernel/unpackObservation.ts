// Reads what the observers found, in the kernel or beside it, by the names of contract.ts.
import type { MeasureProgram, Program } from "../../compile/program.ts";
import { namesInOrder, type Named } from "../../simulate/places.ts";
import { addAges, type Age } from "../addAges.ts";
import type { DurationTally } from "../counting/durationTally.ts";
import { causeCount } from "../counting/moves.ts";
import { tallyOf } from "../durationValue.ts";
import { fiscalYearsOfPeriods } from "../fiscalYears.ts";
import type { KeptLevels } from "../keptLevels.ts";
import { isOneToOne, measureValue, presentInSample } from "../measureValue.ts";
import type {
  MeasureValue,
  MoveSeries,
  Observation,
  ResourceSeries,
  SeriesBlock,
  WaitHistogram,
} from "../observation.ts";
import type { ObserveOptions } from "../observeOptions.ts";
import { waitHistogram } from "../waitHistogram.ts";
import * as contract from "./contract.ts";

/** @param found of a finished run of this program with these options */
export function unpackObservation(
  program: Program,
  options: ObserveOptions,
  kept: KeptLevels,
  found: Float64Array,
): Observation {
  const numbers = new Numbers(found);
  const { number, list } = numbers;
  const { events, digestHigh, digestLow, measures, series, waits, ...ledger } = numbers.record(contract.FoundFields, {
    events: number,
    initial: list,
    arrived: list,
    inside: list,
    exited: list,
    digestHigh: number,
    digestLow: number,
    measures: () => program.measures.map((measure) => readMeasure(numbers, program, measure)),
    series: () => (options.series ? readSeries(numbers, program, kept) : nothingByPeriod),
    waits: () => (options.waits ? readWaits(numbers, program, kept) : []),
  });
  return {
    measures,
    ...series,
    waits,
    timelines: [],
    ledger,
    digest: options.digest === false ? "" : hexadecimal(digestHigh) + hexadecimal(digestLow),
    events,
  };
}

/** Without a place to write to: one for all. */
const nothing = new Float64Array(0);

/** Numbers one after another; lists with their length first. */
class Numbers {
  readonly #found: Float64Array;
  #at = 0;

  constructor(found: Float64Array) {
    this.#found = found;
  }

  readonly number = (): number => this.#found[this.#at++];

  readonly list = (): Float64Array => {
    const length = this.number();
    // most lists of a small run are: an array that is made costs as much as ten numbers
    if (length === 0) return nothing;
    this.#at += length;
    return this.#found.slice(this.#at - length, this.#at);
  };

  /** What each reader reads, in the order of the places that the contract gives their names. */
  record<Fields extends object, Readers extends Named<Fields, () => unknown>>(
    fields: Fields,
    readers: Readers,
  ): Read<Readers> {
    const found: Partial<Record<keyof Readers, unknown>> = {};
    for (const name of namesInOrder(fields)) found[name] = readers[name]();
    return found as Read<Readers>;
  }
}

type Read<Readers extends Record<keyof Readers, () => unknown>> = {
  [Name in keyof Readers]: ReturnType<Readers[Name]>;
};

function readMeasure(numbers: Numbers, program: Program, measure: MeasureProgram): MeasureValue {
  const { number } = numbers;
  const counted = numbers.record(contract.MeasureFound, {
    total: number,
    there: number,
    used: number,
    offered: number,
    overtime: number,
    cost: number,
    overtimeCost: number,
    idleCost: number,
    left: number,
    departures: number,
    tally: () => readTally(numbers, measure),
    ages: () => (measure.kind === "age" ? readAges(numbers) : []),
  });
  addAges(counted.tally, counted.ages);
  return measureValue(measure, program, counted);
}

function readTally(numbers: Numbers, { statistic }: MeasureProgram): DurationTally {
  const { number, list } = numbers;
  const state = numbers.record(contract.TallyFound, {
    persons: number,
    mean: number,
    squares: number,
    over: number,
    values: list,
    weights: list,
    bins: list,
  });
  const tally = tallyOf(statistic);
  tally.persons = state.persons;
  tally.mean = state.mean;
  tally.squares = state.squares;
  tally.overPersons = state.over;
  tally.values = state.values;
  tally.weights = state.weights;
  tally.kept = state.values.length;
  tally.bins = state.bins;
  return tally;
}

function readAges(numbers: Numbers): Age[] {
  const { number } = numbers;
  return Array.from({ length: number() }, () => numbers.record(contract.AgeFound, { steps: number, weight: number }));
}

interface ByPeriod {
  readonly series: SeriesBlock | null;
  readonly moves: readonly MoveSeries[];
  readonly resources: readonly ResourceSeries[];
}

const nothingByPeriod: ByPeriod = { series: null, moves: [], resources: [] };

function readSeries(numbers: Numbers, program: Program, kept: KeptLevels): ByPeriod {
  const edges = program.time.periodEdges.length;
  const { list } = numbers;
  const found = numbers.record(contract.SeriesFound, {
    stock: list,
    waiting: list,
    entries: list,
    moves: () => readMoves(numbers, program),
    used: list,
    present: list,
    overtime: list,
    cost: list,
    overtimeCost: list,
    idleCost: list,
    served: list,
  });
  const series = {
    group: kept.group,
    levels: kept.levels,
    stock: summedAlongRows(found.stock, edges),
    waiting: summedAlongRows(found.waiting, edges),
    entries: found.entries,
  };
  return { series, moves: found.moves, resources: resourcesOf(program, found) };
}

function readMoves(numbers: Numbers, { stages }: Program): MoveSeries[] {
  const { number, list } = numbers;
  const moves = Array.from({ length: number() }, () => {
    const { key, persons } = numbers.record(contract.MoveFound, { key: number, persons: list });
    const pair = Math.floor(key / causeCount);
    const from = Math.floor(pair / stages.length);
    return { from, to: pair % stages.length, cause: key % causeCount, persons };
  });
  // in which order they first occurred leaves no trace
  return moves.toSorted((a, b) => a.from - b.from || a.to - b.to || a.cause - b.cause);
}

type Cell = "used" | "present" | "overtime" | "cost" | "overtimeCost" | "idleCost" | "served";

function resourcesOf(program: Program, found: Readonly<Record<Cell, Float64Array>>): ResourceSeries[] {
  const periods = program.time.periodEdges.length - 1;
  const isKnown = isOneToOne(program);
  return program.resources.map(({ kind }, resource) => {
    const ofResource = (what: Cell) => found[what].slice(resource * periods, (resource + 1) * periods);
    const beyond = ofResource("overtime");
    const row = {
      resource,
      used: ofResource("used"),
      present: ofResource("present"),
      overtime: kind === "servers" && isKnown ? beyond : null,
      cost: ofResource("cost"),
      served: ofResource("served"),
    };
    if (kind !== "slots" && !isKnown) {
      presentInSample(row, { beyond, overtimeCost: ofResource("overtimeCost"), idleCost: ofResource("idleCost") });
    }
    return row;
  });
}

function readWaits(numbers: Numbers, program: Program, kept: KeptLevels): WaitHistogram[] {
  const years = [...new Set(fiscalYearsOfPeriods(program.time))];
  const { number, list } = numbers;
  return Array.from({ length: number() }, () => {
    const { cell, ...histogram } = numbers.record(contract.HistogramFound, {
      cell: number,
      count: number,
      totalDays: number,
      bins: list,
    });
    return waitHistogram(histogram, cell, kept.levels.length, program.stages.length, years);
  });
}

/** Stocks from their changes: rows of `width` edges, each edge the sum of the changes up to it. */
function summedAlongRows(changes: Float64Array, width: number): Float64Array {
  const sums = changes.slice();
  for (let i = 1; i < sums.length; i++) if (i % width !== 0) sums[i] += sums[i - 1];
  return sums;
}

/** Eight digits. */
function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}

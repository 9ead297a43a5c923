// Reads what the observers inside the kernel found, in the order in which kernel/assembly/observe.ts writes it.
import type { MeasureProgram, Program } from "../../compile/program.ts";
import { addAges, type Age } from "../ageMeasure.ts";
import { hexadecimal } from "../digest.ts";
import { DurationTally } from "../durationTally.ts";
import type { KeptLevels } from "../keptLevels.ts";
import { measureValue } from "../measureValue.ts";
import { causeCount, inOrder } from "../moves.ts";
import type {
  MeasureValue,
  MoveSeries,
  Observation,
  ResourceSeries,
  SeriesBlock,
  WaitHistogram,
} from "../observation.ts";
import type { ObserveOptions } from "../observe.ts";
import { fiscalYearsOfPeriods } from "../periods.ts";
import { withoutInfinity } from "../resources.ts";
import { summedAlongRows } from "../series.ts";
import { waitHistogram } from "../waits.ts";

/** @param found as `simulateFast` returns it for a run of this program with these options */
export function unpackObservation(
  program: Program,
  options: ObserveOptions,
  kept: KeptLevels,
  found: Float64Array,
): Observation {
  const numbers = new Numbers(found);
  const events = numbers.next();
  const ledger = { initial: numbers.list(), arrived: numbers.list(), inside: numbers.list(), exited: numbers.list() };
  const digest = hexadecimal(numbers.next()) + hexadecimal(numbers.next());
  const measures = program.measures.map((measure) => readMeasure(numbers, program, measure));
  const series = options.series ? readSeries(numbers, program, kept) : null;
  const moves = options.series ? readMoves(numbers, program) : [];
  const resources = options.series ? readResources(numbers, program) : [];
  const waits = options.waits ? readWaits(numbers, program, kept) : [];
  return {
    measures,
    series,
    moves,
    resources,
    waits,
    timelines: [],
    ledger,
    digest: options.digest === false ? "" : digest,
    events,
  };
}

/** Numbers one after another; lists with their length first. */
class Numbers {
  readonly #found: Float64Array;
  #at = 0;

  constructor(found: Float64Array) {
    this.#found = found;
  }

  next(): number {
    return this.#found[this.#at++];
  }

  list(): Float64Array {
    const length = this.next();
    this.#at += length;
    return this.#found.slice(this.#at - length, this.#at);
  }
}

function readMeasure(numbers: Numbers, program: Program, measure: MeasureProgram): MeasureValue {
  const counted = {
    total: numbers.next(),
    there: numbers.next(),
    used: numbers.next(),
    offered: numbers.next(),
    cost: numbers.next(),
    left: numbers.next(),
    departures: numbers.next(),
  };
  const tally = readTally(numbers, measure);
  if (measure.kind === "age") addAges(tally, readAges(numbers));
  return measureValue(measure, program, { ...counted, tally });
}

function readTally(numbers: Numbers, { statistic }: MeasureProgram): DurationTally {
  const [persons, mean, squares, over] = [numbers.next(), numbers.next(), numbers.next(), numbers.next()];
  const [values, weights, bins] = [numbers.list(), numbers.list(), numbers.list()];
  const state = { persons, mean, squares, over, values, weights, bins: bins.length > 0 ? bins : null };
  return DurationTally.resumed(statistic, state);
}

function readAges(numbers: Numbers): Age[] {
  return Array.from({ length: numbers.next() }, () => ({ steps: numbers.next(), weight: numbers.next() }));
}

function readSeries(numbers: Numbers, { time }: Program, kept: KeptLevels): SeriesBlock {
  const edges = time.periodEdges.length;
  return {
    group: kept.group,
    levels: kept.levels,
    stock: summedAlongRows(numbers.list(), edges),
    waiting: summedAlongRows(numbers.list(), edges),
    entries: numbers.list(),
  };
}

function readMoves(numbers: Numbers, { stages }: Program): MoveSeries[] {
  const moves = Array.from({ length: numbers.next() }, () => {
    const key = numbers.next();
    const pair = Math.floor(key / causeCount);
    const from = Math.floor(pair / stages.length);
    return { from, to: pair % stages.length, cause: key % causeCount, persons: numbers.list() };
  });
  return inOrder(moves);
}

function readResources(numbers: Numbers, { resources, time }: Program): readonly ResourceSeries[] {
  const [used, present, cost, served] = [numbers.list(), numbers.list(), numbers.list(), numbers.list()];
  const periods = time.periodEdges.length - 1;
  return resources.map((_, resource) => {
    const ofResource = (cells: Float64Array) => cells.slice(resource * periods, (resource + 1) * periods);
    return withoutInfinity({
      resource,
      used: ofResource(used),
      present: ofResource(present),
      cost: ofResource(cost),
      served: ofResource(served),
    });
  });
}

function readWaits(numbers: Numbers, program: Program, kept: KeptLevels): WaitHistogram[] {
  const years = [...new Set(fiscalYearsOfPeriods(program.time))];
  return Array.from({ length: numbers.next() }, () => {
    const cell = numbers.next();
    const histogram = { count: numbers.next(), totalDays: numbers.next(), bins: numbers.list() };
    return waitHistogram(histogram, cell, kept.levels.length, program.stages.length, years);
  });
}

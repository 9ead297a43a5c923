// Stocks, flows and what is short at every instant of one run, laid out so that a picture of any instant is a look-up.
import type { Program } from "../../compile/program.ts";
import type { Observation, SeriesBlock } from "../../observe/observation.ts";
import { bindingShare } from "../report/bindingTable.ts";
import type { FlowResource, FlowSystem } from "./flowSystem.ts";

/** Plain typed arrays: a worker posts them as they are. */
export interface FlowSeries {
  /** recording periods in words, such as 2024-06 */
  readonly periods: readonly string[];
  /** first "" for everybody, then the levels of the series' group that were kept */
  readonly levels: readonly string[];
  /** persons in the stage: [(stage × levels + level) × (periods + 1) + edge] */
  readonly stock: Float64Array;
  /** of these, in a line or at a door */
  readonly waiting: Float64Array;
  /** entries per `FlowSystem.per`: [(stage × levels + level) × periods + period] */
  readonly entries: Float64Array;
  /** of these, from outside the model */
  readonly arrivals: Float64Array;
  /** persons who go a way per `FlowSystem.per`: [(way × levels + level) × periods + period] */
  readonly moved: Float64Array;
  /** 1 where the resource is at its limit while somebody waits: [(resource × levels + level) × periods + period] */
  readonly binds: Uint8Array;
  /** false: ways of single levels are not known, and stand as 0 */
  readonly hasLevelMoves: boolean;
}

const full = 3;

/** @param observation of a run of the Program, with its series */
export function flowSeries(system: FlowSystem, program: Program, observation: Observation): FlowSeries | null {
  const { series } = observation;
  if (series === null) return null;
  const periods = program.time.periodLabels.length;
  const width = series.levels.length;
  const rate = ratesOf(system, program);
  const moved = new Float64Array(system.ways.length * width * periods);
  const wayAt = new Map(system.ways.map(({ from, to }, way) => [from * system.stages.length + to, way]));
  const add = (from: number, to: number, level: number, persons: Float64Array): void => {
    const way = wayAt.get(from * system.stages.length + to);
    if (way === undefined) return;
    const row = (way * width + level) * periods;
    for (let period = 0; period < periods; period++) moved[row + period] += persons[period] * rate[period];
  };
  for (const { from, to, persons } of observation.moves) add(from, to, 0, persons);
  for (const { from, to, level, persons } of observation.levelMoves ?? []) add(from, to, level, persons);
  const entries = series.entries.slice();
  for (let row = 0; row < entries.length; row += periods) {
    for (let period = 0; period < periods; period++) entries[row + period] *= rate[period];
  }
  const hasLevelMoves = width === 1 || observation.levelMoves !== undefined;
  return {
    periods: program.time.periodLabels,
    levels: series.levels,
    stock: series.stock,
    waiting: series.waiting,
    entries,
    arrivals: arrivalsOf(system, entries, moved, width, periods, hasLevelMoves),
    moved,
    binds: bindsOf(system, program, observation, series, periods),
    hasLevelMoves,
  };
}

/** What one person in a period is per unit of time; [period]. Calendar months count as they are long. */
function ratesOf(system: FlowSystem, program: Program): Float64Array {
  const { periodEdges, gridDays, periodLabels } = program.time;
  return Float64Array.from(periodLabels, (_, period) => {
    if (system.per === "month") return 1;
    const days = (periodEdges[period + 1] - periodEdges[period]) * gridDays;
    return days > 0 ? 1 / (system.per === "hour" ? days * 24 : days) : 0;
  });
}

/** Entries less those who came from another stage. */
function arrivalsOf(
  system: FlowSystem,
  entries: Float64Array,
  moved: Float64Array,
  width: number,
  periods: number,
  hasLevelMoves: boolean,
): Float64Array {
  const arrivals = entries.slice();
  system.ways.forEach(({ to }, way) => {
    for (let i = 0; i < width * periods; i++) arrivals[to * width * periods + i] -= moved[way * width * periods + i];
  });
  for (let row = 0; row * periods < arrivals.length; row++) {
    const isUnknown = row % width > 0 && !hasLevelMoves;
    for (let i = row * periods; i < (row + 1) * periods; i++) {
      // what is left of rounding is nobody
      if (isUnknown || arrivals[i] < 1e-6 * entries[i]) arrivals[i] = 0;
    }
  }
  return arrivals;
}

function bindsOf(
  system: FlowSystem,
  program: Program,
  observation: Observation,
  series: SeriesBlock,
  periods: number,
): Uint8Array {
  const width = series.levels.length;
  const binds = new Uint8Array(system.resources.length * width * periods);
  const ofResource = new Map(observation.resources.map((one) => [one.resource, one]));
  system.resources.forEach((resource, place) => {
    for (let level = 0; level < width; level++) {
      const rows = copiesOf(resource, program, series, level).flatMap((copy) => ofResource.get(copy) ?? []);
      const rowOf = resource.copies.length === 1 ? 0 : level;
      for (let period = 0; period < periods; period++) {
        let used = 0;
        let present = 0;
        for (const row of rows) {
          used += row.used[period];
          present += row.present[period];
        }
        if (!(present > 0) || used < bindingShare * Math.max(used, present)) continue;
        const wanted = inLine(resource, program, series, rowOf, period) + turnedAway(resource, observation, period);
        if (wanted >= 1) binds[(place * width + level) * periods + period] = 1;
      }
    }
  });
  return binds;
}

/** The copy that serves a level; all of them for everybody, and one that all share for any level. */
function copiesOf(
  { copies }: FlowResource,
  program: Program,
  series: SeriesBlock,
  level: number,
): FlowResource["copies"] {
  if (level === 0 || copies.length === 1) return copies;
  return copies.filter((copy) => {
    const { name, base } = program.resources[copy];
    return name === `${base}(${series.levels[level]})`;
  });
}

/** Persons in line for it, mean of the period's ends; for a held one those at its door. */
function inLine(
  { kind, stages }: FlowResource,
  program: Program,
  series: SeriesBlock,
  level: number,
  period: number,
): number {
  const edges = program.time.periodLabels.length + 1;
  let persons = 0;
  for (const stage of stages) {
    if (kind === "held" && program.stages[stage].lines.length > 0) continue;
    const at = (stage * series.levels.length + level) * edges + period;
    persons += (series.waiting[at] + series.waiting[at + 1]) / 2;
  }
  return persons;
}

/** Known for everybody together only. */
function turnedAway({ kind, stages }: FlowResource, observation: Observation, period: number): number {
  if (kind !== "held") return 0;
  return observation.moves
    .filter(({ cause, from }) => cause === full && stages.includes(from))
    .reduce((sum, { persons }) => sum + persons[period], 0);
}

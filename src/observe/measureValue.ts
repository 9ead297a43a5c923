// From what was counted for a measure in a run to the value a reader sees, wherever the counting was done.
import type { MeasureProgram, Program } from "../compile/program.ts";
import type { DurationTally } from "./counting/durationTally.ts";
import { durationValue } from "./durationValue.ts";
import type { MeasureValue, ResourceSeries } from "./observation.ts";

/** What a measure counts; which of it depends on the measure's kind. Persons, grid steps and money. */
interface Counted {
  /**
   * stock, waiting: persons at the instant, or persons × steps in the window; flows: events; wait, sojourn: persons
   * still there at the window's end; share: persons of the cohort
   */
  readonly total: number;
  /** share: persons of the cohort in the stages asked for */
  readonly there: number;
  /** units × steps, or slots */
  readonly used: number;
  readonly offered: number;
  /** servers: units used beyond those present × steps */
  readonly overtime: number;
  readonly cost: number;
  /** servers and held units: of it, for units used beyond those present, and for those not in use */
  readonly overtimeCost: number;
  readonly idleCost: number;
  /** persons left behind, over all departures */
  readonly left: number;
  readonly departures: number;
  /** wait, sojourn, age */
  readonly tally: DurationTally;
}

/** A value without meaning (an average over no time, a share of nobody) is null. */
export function measureValue(measure: MeasureProgram, program: Program, counted: Counted): MeasureValue {
  const { total, there, used, offered, tally } = counted;
  switch (measure.kind) {
    case "stock":
    case "waiting": {
      if (measure.at >= 0) return plainValue(measure, total);
      const to = Math.min(measure.to, program.time.steps);
      return plainValue(measure, to > measure.from ? total / (to - measure.from) : null);
    }
    case "entries":
    case "moves":
    case "boardings":
    case "strikes":
      return plainValue(measure, total);
    case "wait":
    case "sojourn":
      return durationValue(measure, program, tally, total);
    case "age":
      return durationValue(measure, program, tally, null);
    case "share": {
      const { name, unit } = measure;
      return { name, value: total > 0 ? there / total : null, unit, count: total, stillWaiting: null };
    }
    case "overtime":
      return plainValue(measure, isOneToOne(program) ? overtimeOf(counted.overtime, used) : null);
    case "cost":
      return plainValue(measure, isOneToOne(program) ? counted.cost : costInSample(counted));
    case "leftBehind":
      return plainValue(measure, counted.departures > 0 ? counted.left / counted.departures : null);
    default:
      return plainValue(measure, utilisationOf(used, isOneToOne(program) ? offered : offered - counted.overtime));
  }
}

/** A measure that was never counted for persons or waits. */
export function plainValue(measure: MeasureProgram, value: number | null): MeasureValue {
  const finite = value !== null && Number.isFinite(value) ? value : null;
  return { name: measure.name, value: finite, unit: measure.unit, count: null, stillWaiting: null };
}

/**
 * The part used of what there was, over a whole window; null where there was nothing, or no limit. Slots used beyond those brought in a
 * window were kept from before it.
 */
export function utilisationOf(used: number, offered: number): number | null {
  const there = Math.max(used, offered);
  return there > 0 && there < Infinity ? used / there : null;
}

/** The part of what was used that was beyond what was present; null where nothing was used. */
export function overtimeOf(overtime: number, used: number): number | null {
  return used > 0 ? overtime / used : null;
}

/**
 * Whether every record stands for one person. Of a record that stands for several, which may begin with fewer servers
 * free than it uses, nobody can say who works over: what is used beyond those present is then made up for by what
 * stays free afterwards, and only a window's sums are compared.
 */
export function isOneToOne({ weights }: Program): boolean {
  return weights.every((persons) => persons === 1);
}

/**
 * Money for those present or those in use, whichever cost more over the whole window: units free after a record that
 * used too many make up for it, as far as they go.
 */
function costInSample({ cost, overtimeCost, idleCost }: Pick<Counted, "cost" | "overtimeCost" | "idleCost">): number {
  return cost - Math.min(overtimeCost, idleCost);
}

/** By period: units used beyond those present, and the money for these and for those not in use. */
interface BeyondByPeriod {
  readonly beyond: Float64Array;
  readonly overtimeCost: Float64Array;
  readonly idleCost: Float64Array;
}

/** Sets what was present, and paid, to that of a period as a whole: those who were, or those in use if they were more. */
export function presentInSample(row: Pick<ResourceSeries, "used" | "present" | "cost">, by: BeyondByPeriod): void {
  for (let period = 0; period < by.beyond.length; period++) {
    row.present[period] = Math.max(row.present[period] - by.beyond[period], row.used[period]);
    row.cost[period] = costInSample({
      cost: row.cost[period],
      overtimeCost: by.overtimeCost[period],
      idleCost: by.idleCost[period],
    });
  }
}

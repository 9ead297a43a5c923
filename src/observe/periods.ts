// Which recording period an instant belongs to, and which recorded edge first shows what happened at it.
import type { ProgramTime } from "../compile/program.ts";
import { fiscalYearOfMonth } from "../quantity/fiscalYear.ts";

export class Periods {
  /** how many periods; there is one more edge than that */
  readonly count: number;
  readonly #edges: Float64Array;
  /** period of the instant at the start of each grid step: a first guess that a short walk corrects */
  readonly #ofStep: Int32Array;

  constructor(time: ProgramTime) {
    this.#edges = time.periodEdges;
    this.count = this.#edges.length - 1;
    this.#ofStep = new Int32Array(Math.ceil(time.steps) + 1);
    let period = 0;
    for (let step = 0; step < this.#ofStep.length; step++) {
      while (period < this.count - 1 && this.#edges[period + 1] <= step) period++;
      this.#ofStep[step] = period;
    }
  }

  /** The instant at which the run ends; what happens at it belongs to no period. */
  get runEnd(): number {
    return this.#edges[this.count];
  }

  /** Period p covers edge p up to, not including, edge p + 1. */
  at(time: number): number {
    let period = this.#ofStep[Math.min(Math.max(Math.floor(time), 0), this.#ofStep.length - 1)];
    while (period < this.count - 1 && this.#edges[period + 1] <= time) period++;
    return period;
  }

  /** The first edge at or after the instant: a stock at an edge is after everything that happens there. */
  edgeShowing(time: number): number {
    const period = this.at(time);
    if (time <= this.#edges[period]) return period;
    return period + 1;
  }

  start(period: number): number {
    return this.#edges[period];
  }

  end(period: number): number {
    return this.#edges[period + 1];
  }
}

/**
 * "FY2024" for the month "2024-03" when fiscal years start in October; "" for every period of a model without
 * a calendar.
 */
export function fiscalYearsOfPeriods({ periodLabels, startDays, fiscalYearStartMonth }: ProgramTime): string[] {
  return periodLabels.map((month) => (startDays === null ? "" : fiscalYearOfMonth(month, fiscalYearStartMonth)));
}

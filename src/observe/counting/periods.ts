// Which recording period an instant belongs to, and which recorded edge first shows what happened at it. The kernel,
// which AssemblyScript compiles, reads this very file.
import { ints, whole, type Floats, type Ints } from "../../quantity/machine.ts";

type i32 = number;
type f64 = number;

export class Periods {
  /** how many periods; there is one more edge than that */
  readonly count: i32;
  /** The instant at which the run ends; what happens at it belongs to no period. */
  readonly runEnd: f64;
  private readonly edges: Floats;
  /** period of the instant at the start of each grid step: a first guess that a short walk corrects */
  private readonly ofStep: Ints;
  /** the period found last, its start and its end: events come in the order of time */
  private latest: i32 = 0;
  private latestStart: f64 = Infinity;
  private latestEnd: f64 = -Infinity;

  constructor(edges: Floats) {
    const count = edges.length - 1;
    const ofStep = ints(whole(Math.ceil(edges[count])) + 1);
    let period: i32 = 0;
    for (let step: i32 = 0; step < ofStep.length; step++) {
      while (period < count - 1 && edges[period + 1] <= step) period++;
      ofStep[step] = period;
    }
    this.edges = edges;
    this.count = count;
    this.runEnd = edges[count];
    this.ofStep = ofStep;
  }

  /** Period p covers edge p up to, not including, edge p + 1. */
  // @inline
  at(time: f64): i32 {
    return time >= this.latestStart && time < this.latestEnd ? this.latest : this.find(time);
  }

  /** The first edge at or after the instant: a stock at an edge is after everything that happens there. */
  // @inline
  edgeShowing(time: f64): i32 {
    const period = this.at(time);
    return time <= this.edges[period] ? period : period + 1;
  }

  start(period: i32): f64 {
    return this.edges[period];
  }

  end(period: i32): f64 {
    return this.edges[period + 1];
  }

  private find(time: f64): i32 {
    const edges = this.edges;
    const last = this.ofStep.length - 1;
    const step = whole(Math.floor(Math.max(time, 0)));
    let period = this.ofStep[step < last ? step : last];
    while (period < this.count - 1 && edges[period + 1] <= time) period++;
    this.latest = period;
    this.latestStart = edges[period];
    this.latestEnd = edges[period + 1];
    return period;
  }
}

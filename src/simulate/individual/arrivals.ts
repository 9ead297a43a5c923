// People who enter from outside. Each source (an entry and a class) has one instant of arrival pending; the
// next is found when it has come. Every month starts afresh, so that a month with more arrivals does not
// rename the next month's.
import type { ArrivalsProgram } from "../../compile/program.ts";
import { nameKey, type Key } from "../../random/nameKey.ts";
import { purposes } from "../../random/purposes.ts";
import { quantile } from "../../random/distributions.ts";
import { GAMMA } from "../../random/families.ts";
import { cohortKey, gapKey, listSources, Months, newPerson, type Source } from "./cohorts.ts";
import { tick, toTick } from "./curveReader.ts";
import { settle } from "./feedback.ts";
import { eventCodes, type RunState } from "./state.ts";

interface Flow extends Source {
  readonly program: ArrivalsProgram;
  month: number;
  key: Key;
  /** instants so far, and persons so far, in this month's cohort */
  instants: number;
  persons: number;
  /** grid steps, not rounded to the time grid: up to where the accumulated rate has been used */
  position: number;
  /** monthly: the month's common factor */
  factor: number;
  /** with feedback: what the accumulated rate still lacks until the next arrival, and the rate of this step */
  lacking: number;
  rate: number;
  isPending: boolean;
  /** exact: sorted instants of the period that has begun, and how many of them have come */
  period: number;
  instantsOfPeriod: Float64Array;
  come: number;
  /** every: gaps so far in the whole run, and the key they are drawn with */
  gaps: number;
  gapKey: Key;
}

export class Arrivals {
  private readonly run: RunState;
  private readonly months: Months;
  private readonly flows: Flow[];
  private readonly withFeedback: readonly Flow[];
  private readonly ranksPerMonth: number;

  constructor(run: RunState, initialSources: number) {
    this.run = run;
    const { program } = run;
    this.months = new Months(program);
    const sources = listSources(program, program.arrivals, (entry, c) =>
      arrivesIn(program.arrivals[entry], c, program.classCount),
    );
    this.ranksPerMonth = Math.max(1, sources.length, initialSources);
    this.flows = sources.map((source) => this.newFlow(source));
    this.withFeedback = this.flows.filter((flow) => this.feedbackOf(flow) !== null);
  }

  /** Makes the first arrival of every source known to the calendar. */
  begin(): void {
    this.flows.forEach((flow, source) => {
      this.openMonth(flow, 0);
      if (this.feedbackOf(flow) === null) this.scheduleNext(flow, source);
    });
  }

  /** Rates that depend on stocks are settled for the step that begins. */
  passEdge(edge: number): void {
    for (const flow of this.withFeedback) {
      if (edge >= this.months.to(flow.month) && flow.month + 1 < this.months.count) {
        this.openMonth(flow, this.months.at(edge, flow.month));
      }
      flow.position = Math.max(flow.position, edge);
      flow.rate = Math.max(0, settle(this.run, this.feedbackOf(flow)!, edge, this.pathOf(flow))) * flow.factor;
    }
  }

  /**
   * After the edge (a flow's place is its source number): the arrivals that the settled rates bring within
   * the step.
   */
  scheduleStep(edge: number): void {
    for (const flow of this.withFeedback) if (!flow.isPending) this.scheduleWithin(flow, flow.place, edge);
  }

  /** An arrival of this source has come: finds the next one. @returns the stage entered */
  come(source: number, time: number): number {
    const flow = this.flows[source];
    flow.isPending = false;
    if (this.feedbackOf(flow) === null) this.scheduleNext(flow, source);
    else this.scheduleWithin(flow, source, Math.floor(time));
    return flow.program.stage;
  }

  stageOf(source: number): number {
    return this.flows[source].program.stage;
  }

  private newFlow(source: Source): Flow {
    const program = this.run.program.arrivals[source.entry];
    return {
      ...source,
      program,
      month: 0,
      key: { high: 0, low: 0 },
      instants: 0,
      persons: 0,
      position: 0,
      factor: 1,
      lacking: 0,
      rate: 0,
      isPending: false,
      period: -1,
      instantsOfPeriod: new Float64Array(0),
      come: 0,
      gaps: 0,
      gapKey: gapKey(this.run, program, source.caseClass),
    };
  }

  private pathOf(flow: Flow): string {
    return `stages.${this.run.program.stages[flow.program.stage].name}.arrivals`;
  }

  private feedbackOf(flow: Flow) {
    return flow.program.feedback === null ? null : flow.program.feedback[flow.caseClass];
  }

  private openMonth(flow: Flow, month: number): void {
    flow.month = month;
    flow.key = cohortKey(this.run, flow.program.key, flow.caseClass, this.months.label(month));
    flow.instants = 0;
    flow.persons = 0;
    flow.position = this.months.from(month);
    if (flow.program.kind === "monthly") flow.factor = this.monthFactor(flow, month);
    if (this.feedbackOf(flow) !== null) flow.lacking = this.nextAmount(flow);
  }

  /** One gamma factor with mean 1 for everybody who comes by this entry in this month. */
  private monthFactor(flow: Flow, month: number): number {
    const { stream, curves } = this.run;
    const key = stream.keyOf(nameKey(`every class|${this.months.label(month)}`, flow.program.key));
    const cv = curves.valueAt(flow.program.monthlyCv, this.months.from(month));
    if (!(cv > 0)) return 1;
    return quantile(GAMMA, [1 / (cv * cv), 1], stream.uniform(key.high, key.low, 0, purposes.monthFactor, 0));
  }

  /** What the accumulated rate adds up to until the next arrival: a unit exponential. */
  private nextAmount(flow: Flow): number {
    const { high, low } = flow.key;
    const u = this.run.stream.uniform(high, low, flow.instants, purposes.arrivalGap, 0);
    return this.run.unitExponential.quantile(u);
  }

  private scheduleNext(flow: Flow, source: number): void {
    const time = this.nextInstant(flow);
    if (time <= this.run.steps) this.expect(flow, source, time);
  }

  private nextInstant(flow: Flow): number {
    switch (flow.program.kind) {
      case "every":
        return this.nextAfterGap(flow);
      case "exact":
        return this.nextExact(flow);
      default:
        return this.nextPoisson(flow);
    }
  }

  /** Where the rate accumulated since the month began reaches the sum of unit exponentials. */
  private nextPoisson(flow: Flow): number {
    const rate = flow.program.rates[flow.caseClass];
    for (;;) {
      const end = this.months.to(flow.month);
      const reached =
        flow.factor > 0 ? this.run.curves.reach(rate, flow.position, this.nextAmount(flow) / flow.factor) : Infinity;
      const time = toTick(reached);
      if (reached < end && time < end) {
        flow.position = reached;
        return time;
      }
      if (flow.month + 1 >= this.months.count) return Infinity;
      this.openMonth(flow, flow.month + 1);
    }
  }

  private nextAfterGap(flow: Flow): number {
    const { high, low } = flow.gapKey;
    for (;;) {
      const u = this.run.stream.uniform(high, low, flow.gaps, purposes.arrivalGap, 0);
      flow.gaps++;
      flow.position = this.run.samplers[flow.program.gaps[flow.caseClass]].ending(u, flow.position);
      if (flow.position > this.run.steps || this.isOwn(flow)) return this.inMonthOf(flow, flow.position);
    }
  }

  /** With a split, classes have the same instants, and one draw for each says whose it is. */
  private isOwn(flow: Flow): boolean {
    const { partFrom, partTo } = flow.program;
    if (partFrom[flow.caseClass] < 0) return true;
    const { stream, curves } = this.run;
    const u = stream.uniform(flow.gapKey.high, flow.gapKey.low, flow.gaps - 1, purposes.arrivalKind, 0);
    const from = curves.valueAt(partFrom[flow.caseClass], flow.position);
    return u >= from && u < curves.valueAt(partTo[flow.caseClass], flow.position);
  }

  /** The month's own count of persons begins with its first arrival. */
  private inMonthOf(flow: Flow, time: number): number {
    const month = this.months.at(time, flow.month);
    if (month !== flow.month) {
      const position = flow.position;
      this.openMonth(flow, month);
      flow.position = position;
    }
    return time;
  }

  /** Whole counts of a period at uniform instants, in the order in which they come. */
  private nextExact(flow: Flow): number {
    const { from, counts } = flow.program.periods;
    while (flow.come === flow.instantsOfPeriod.length) {
      flow.period++;
      if (flow.period >= from.length) return Infinity;
      flow.instantsOfPeriod = this.drawPeriod(flow, counts[flow.period * this.run.program.classCount + flow.caseClass]);
      flow.come = 0;
    }
    return this.inMonthOf(flow, flow.instantsOfPeriod[flow.come++]);
  }

  private drawPeriod(flow: Flow, count: number): Float64Array {
    const { from, to } = flow.program.periods;
    const start = from[flow.period];
    const { startDays, gridDays } = this.run.program.time;
    const label = `exact|${start * gridDays + (startDays ?? 0)}`;
    const { high, low } = cohortKey(this.run, flow.program.key, flow.caseClass, label);
    const last = to[flow.period] - tick;
    const instants = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const u = this.run.stream.uniform(high, low, i, purposes.exactInstant, 0);
      instants[i] = Math.min(last, toTick(start + (to[flow.period] - start) * u));
    }
    return instants.sort();
  }

  /** With a rate that depends on stocks: the next arrival if it comes before the step is over. */
  private scheduleWithin(flow: Flow, source: number, edge: number): void {
    const left = edge + 1 - flow.position;
    const reached = flow.rate > 0 ? flow.position + flow.lacking / flow.rate : Infinity;
    const time = toTick(reached);
    if (!(reached < edge + 1 && time < edge + 1)) {
      flow.lacking = Math.max(0, flow.lacking - flow.rate * left);
      flow.position = edge + 1;
      return;
    }
    flow.position = reached;
    this.expect(flow, source, time);
    flow.lacking = this.nextAmount(flow);
  }

  /** Gives everybody who comes at this instant a row, a name and their arrival as pending event. */
  private expect(flow: Flow, source: number, time: number): void {
    const size = this.batchSize(flow);
    flow.instants++;
    flow.isPending = true;
    const rank = (flow.month + 1) * this.ranksPerMonth + flow.place;
    for (let i = 0; i < size; i++) {
      const person = newPerson(this.run, flow.key, rank, flow.persons++, flow.caseClass, time);
      this.run.calendar.schedule(person, time, (i === 0 ? eventCodes.arrival : eventCodes.follower) + source);
    }
  }

  private batchSize(flow: Flow): number {
    const { batchSizes, batchCumulative } = flow.program;
    if (batchSizes.length <= 1) return batchSizes.length === 0 ? 1 : batchSizes[0];
    const { high, low } = flow.key;
    const u = this.run.stream.uniform(high, low, flow.instants, purposes.batchSize, 0);
    let i = 0;
    while (i < batchSizes.length - 1 && u >= batchCumulative[i]) i++;
    return batchSizes[i];
  }
}

/** Whether anybody of the class can come by this entry. */
export function arrivesIn(arrivals: ArrivalsProgram, caseClass: number, classCount: number): boolean {
  if (arrivals.kind === "every") return arrivals.gaps[caseClass] >= 0;
  if (arrivals.kind !== "exact") {
    return arrivals.rates[caseClass] >= 0 || (arrivals.feedback !== null && arrivals.feedback[caseClass] !== null);
  }
  return arrivals.periods.counts.some((count, i) => count > 0 && i % classCount === caseClass);
}

// How many people come in each step, in expectation.
import type { Feedback, Program } from "../../compile/program.ts";
import type { CurveId } from "../../compile/program.ts";
import { arrivalInstants, stepOfInstant } from "./arrivalInstants.ts";
import type { CurveMeans } from "./curveMeans.ts";
import type { DialBook } from "./dials.ts";
import type { Layout } from "./layout.ts";
import { curvesOf, type DelayStore } from "./delayStore.ts";

/** A dial with the persons who come in the step, and the inbox they come to. */
export interface ArrivalSource {
  readonly inbox: number;
  readonly dial: number;
}

/** Arrivals at a rate settled from stocks at the beginning of each step. */
export interface FeedbackSource {
  readonly feedback: Feedback;
  /** persons per instant of arrival */
  readonly persons: number;
  readonly stage: number;
  readonly caseClass: number;
}

export function planArrivals(
  program: Program,
  layout: Layout,
  dials: DialBook,
): { sources: ArrivalSource[]; feedbackSources: FeedbackSource[] } {
  const sources: ArrivalSource[] = [];
  const feedbackSources: FeedbackSource[] = [];
  const { classCount, eras } = program;
  for (const entry of program.arrivals) {
    const batch = meanBatch(entry.batchSizes, entry.batchCumulative);
    for (let c = 0; c < classCount; c++) {
      const persons = batch * program.weights[c];
      const feedback = entry.feedback?.[c] ?? null;
      if (feedback !== null) {
        feedbackSources.push({ feedback, persons, stage: entry.stage, caseClass: c });
        continue;
      }
      const curves = curvesFor(program, entry, c);
      if (curves === null) continue;
      for (let era = 0; era <= eras.length; era++) {
        const inbox = layout.cellAt[entry.stage * layout.kinds + era * classCount + c];
        if (inbox < 0) continue;
        const from = era === 0 ? -Infinity : eras[era - 1];
        const to = era < eras.length ? eras[era] : Infinity;
        const dial = dials.reserve(1);
        sources.push({ inbox, dial });
        dials.enter(curves, () => writeAmounts(dials, dial, amountsOf(program, entry, c, dials), from, to, persons));
      }
    }
  }
  return { sources, feedbackSources };
}

/** Arrivals over a span within step n, and the steps, rising, in which they change; null: every step. */
interface Amounts {
  readonly over: (from: number, to: number, step: number) => number;
  readonly changes: Int32Array | null;
}

/** Curves that the class's arrivals are worked out from; null where nobody comes. */
function curvesFor(program: Program, entry: Program["arrivals"][number], c: number): readonly CurveId[] | null {
  if (entry.kind === "exact") return [];
  if (entry.kind === "every") {
    const part = entry.partFrom[c] < 0 ? [] : [entry.partFrom[c], entry.partTo[c]];
    return entry.gaps[c] < 0 ? null : [...curvesOf(program, entry.gaps[c]), ...part];
  }
  return entry.rates[c] < 0 ? null : [entry.rates[c]];
}

function amountsOf(
  program: Program,
  entry: Program["arrivals"][number],
  c: number,
  { means, delays }: Pick<DialBook, "means" | "delays">,
): Amounts {
  const { h, planned: steps } = means;
  if (entry.kind === "every") {
    const perStep = renewals(program, entry.gaps[c], means, delays);
    const [begin, end] = [entry.partFrom[c], entry.partTo[c]];
    const share = (step: number): number => (begin < 0 ? 1 : means.mean(end, step) - means.mean(begin, step));
    return { over: (from, to, step) => (share(step) * perStep[step] * (to - from)) / h, changes: null };
  }
  if (entry.kind === "exact") {
    const { from: starts, to: ends, counts } = entry.periods;
    const over = (from: number, to: number): number => {
      let sum = 0;
      for (let p = 0; p < starts.length; p++) {
        const shared = Math.min(to, ends[p]) - Math.max(from, starts[p]);
        if (shared > 0) sum += (counts[p * program.classCount + c] * shared) / (ends[p] - starts[p]);
      }
      return sum;
    };
    const edges = [...starts, ...ends].flatMap((time) => [Math.floor(time / h), Math.floor(time / h) + 1]);
    return { over, changes: stepsAmong([0, ...edges], steps) };
  }
  const rate = entry.rates[c];
  return {
    over: (from, to, step) =>
      to - from >= h * (1 - 1e-12) ? means.mean(rate, step) * h : means.integral(rate, to) - means.integral(rate, from),
    changes: means.changes(rate),
  };
}

function writeAmounts(
  dials: DialBook,
  dial: number,
  amounts: Amounts,
  from: number,
  to: number,
  persons: number,
): void {
  const { h, planned: steps } = dials.means;
  const all = amounts.changes ?? Int32Array.from({ length: steps }, (_, n) => n);
  const bounds = [from, to].filter(Number.isFinite).flatMap((time) => [Math.floor(time / h), Math.floor(time / h) + 1]);
  const changes = bounds.length === 0 ? all : stepsAmong([...all, ...bounds], steps);
  let last = 0;
  for (const n of changes) {
    const start = Math.max(from, n * h);
    const end = Math.min(to, (n + 1) * h);
    const value = end > start ? Math.max(0, persons * amounts.over(start, end, n)) : 0;
    if (value !== last || n === 0) dials.set(n, dial, value);
    last = value;
  }
}

/** Rising, each once, and inside the run. */
function stepsAmong(found: readonly number[], steps: number): Int32Array {
  return Int32Array.from(new Set(found.filter((n) => n >= 0 && n < steps))).sort();
}

/** Expected number of renewals in each step: each arrival begins the gap to the next one. */
function renewals(program: Program, sampler: number, means: CurveMeans, delays: DelayStore): Float64Array {
  const { h, steps: all, planned: steps } = means;
  const came = new Float64Array(steps);
  const instants = arrivalInstants(program, sampler, (curve, time) => means.valueAt(curve, time));
  if (instants !== null) {
    for (const at of instants) {
      const step = stepOfInstant(at, h, all);
      if (step < steps) came[step]++;
    }
    return came;
  }
  const due = new Float64Array(steps + 1);
  const delayAt = (step: number) => delays.all[delays.at(sampler, step)];
  // the first gap begins at the first instant, not evenly over a step
  const opening = delays.opening(sampler);
  for (let j = 0; j < Math.min(steps, opening.shares.length); j++) due[j] += opening.shares[j];
  for (let n = 0; n < steps; n++) {
    const { shares } = delayAt(n);
    const again = Math.min(shares[0], 1 - 1e-9);
    came[n] = due[n] / (1 - again);
    for (let j = 1; j < shares.length && n + j < steps; j++) due[n + j] += came[n] * shares[j];
  }
  return came;
}

export function meanBatch(sizes: Int32Array, cumulative: Float64Array): number {
  if (sizes.length === 0) return 1;
  let mean = 0;
  for (let i = 0; i < sizes.length; i++) mean += sizes[i] * (cumulative[i] - (i === 0 ? 0 : cumulative[i - 1]));
  return mean;
}

// One statistic of many durations, in bounded memory. Durations are in grid steps; the reader of the tally converts.
import type { MeasureProgram } from "../compile/program.ts";
import { binnedQuantile, binOf, logBins } from "./logBins.ts";

/** Up to this many durations are kept one by one and quantiles are exact. */
const exactDurations = 100_000;
/** Beyond it, bins at most 1/256 of their value wide: a quantile is then off by at most 0.4 %. */
const fineBins = logBins(8, -32, 24);

type Statistic = NonNullable<MeasureProgram["statistic"]>;

/** What a tally has counted so far. */
interface TallyState {
  readonly persons: number;
  readonly mean: number;
  /** sum of squared differences from the mean */
  readonly squares: number;
  /** persons above the statistic's bound */
  readonly over: number;
  /** durations kept one by one, with the persons each stands for */
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** null while they are kept one by one */
  readonly bins: Float64Array | null;
}

export class DurationTally {
  /** persons counted */
  persons = 0;
  readonly #statistic: Statistic;
  #mean = 0;
  #squares = 0;
  #over = 0;
  #values: Float64Array = new Float64Array(0);
  #weights: Float64Array = new Float64Array(0);
  #kept = 0;
  #bins: Float64Array | null = null;

  constructor(statistic: Statistic | null) {
    this.#statistic = statistic ?? { kind: "mean", share: 0, over: 0 };
  }

  /** A tally that goes on from what was counted elsewhere. */
  static resumed(statistic: Statistic | null, counted: TallyState): DurationTally {
    const tally = new DurationTally(statistic);
    tally.persons = counted.persons;
    tally.#mean = counted.mean;
    tally.#squares = counted.squares;
    tally.#over = counted.over;
    tally.#values = counted.values;
    tally.#weights = counted.weights;
    tally.#kept = counted.values.length;
    tally.#bins = counted.bins;
    return tally;
  }

  /** @param weight persons the duration stands for, > 0 */
  add(duration: number, weight: number): void {
    this.persons += weight;
    if (this.#statistic.kind === "shareOver") {
      if (duration > this.#statistic.over) this.#over += weight;
    } else if (this.#statistic.kind === "quantile") {
      this.#keep(duration, weight);
    } else {
      const fromMean = duration - this.#mean;
      this.#mean += (fromMean * weight) / this.persons;
      this.#squares += weight * fromMean * (duration - this.#mean);
    }
  }

  /** In grid steps (variance: squared; shareOver: a share), or null when nothing was counted. */
  value(): number | null {
    if (this.persons === 0) return null;
    switch (this.#statistic.kind) {
      case "mean":
        return this.#mean;
      case "variance":
        return this.#squares / this.persons;
      case "shareOver":
        return this.#over / this.persons;
      case "quantile":
        if (this.#bins !== null) return binnedQuantile(fineBins, this.#bins, this.#statistic.share);
        return exactQuantile(this.#values, this.#weights, this.#kept, this.persons, this.#statistic.share);
    }
  }

  #keep(duration: number, weight: number): void {
    if (this.#bins !== null) {
      this.#bins[binOf(fineBins, duration)] += weight;
      return;
    }
    if (this.#kept === exactDurations) {
      this.#bins = new Float64Array(fineBins.count);
      for (let i = 0; i < this.#kept; i++) this.#bins[binOf(fineBins, this.#values[i])] += this.#weights[i];
      this.#values = new Float64Array(0);
      this.#weights = new Float64Array(0);
      this.#bins[binOf(fineBins, duration)] += weight;
      return;
    }
    if (this.#kept === this.#values.length) {
      const room = Math.min(exactDurations, Math.max(256, this.#kept * 2));
      this.#values = enlarged(this.#values, room);
      this.#weights = enlarged(this.#weights, room);
    }
    this.#values[this.#kept] = duration;
    this.#weights[this.#kept] = weight;
    this.#kept++;
  }
}

function enlarged(values: Float64Array, room: number): Float64Array {
  const larger = new Float64Array(room);
  larger.set(values);
  return larger;
}

/** Straight lines between the order statistics of the people, each weight counting as that many equal durations. */
function exactQuantile(
  values: Float64Array,
  weights: Float64Array,
  kept: number,
  persons: number,
  share: number,
): number {
  const order = inOrder(values, kept);
  const place = (persons - 1) * share;
  const rank = Math.floor(place);
  let below = 0;
  let at = 0;
  while (at < kept - 1 && below + weights[order[at]] <= rank) below += weights[order[at++]];
  const lower = values[order[at]];
  const next = rank + 1 < below + weights[order[at]] ? at : Math.min(at + 1, kept - 1);
  return lower + (place - rank) * (values[order[next]] - lower);
}

/** Places of the durations, rising; of equal ones in the order in which they came. */
function inOrder(values: Float64Array, kept: number): Uint32Array {
  // numbers by themselves are sorted without a rule of ours, which takes most of the time
  const sorted = values.slice(0, kept).sort();
  const order = new Uint32Array(kept);
  const equal = new Uint32Array(kept);
  for (let i = 0; i < kept; i++) {
    const first = firstFrom(sorted, values[i]);
    order[first + equal[first]++] = i;
  }
  return order;
}

function firstFrom(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

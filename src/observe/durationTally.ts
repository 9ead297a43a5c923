// One statistic of many durations, in bounded memory. Durations are in grid steps; the reader of the tally converts.
import type { MeasureProgram } from "../compile/program.ts";
import { binnedQuantile, binOf, logBins } from "./logBins.ts";
import { weightedQuantile } from "./weightedQuantile.ts";

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
        return weightedQuantile(
          { values: this.#values, weights: this.#weights, kept: this.#kept },
          this.persons,
          this.#statistic.share,
        );
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

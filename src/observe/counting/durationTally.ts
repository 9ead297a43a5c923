// Many durations in bounded memory, as far as a statistic of them asks for it. Durations are in grid steps; the reader
// of the tally converts. The kernel, which AssemblyScript compiles, reads this very file.
import { floats, type Floats } from "../../quantity/machine.ts";
import { QUANTILE, SHARE_OVER } from "../insideKernel/contract.ts";
import type { Answer } from "./answer.ts";
import { binOf, LogBins } from "./logBins.ts";

type i32 = number;
type f64 = number;

/** Up to this many durations are kept one by one and quantiles are exact. */
const EXACT: i32 = 100000;

/** Beyond it, bins at most 1/256 of their value wide: a quantile is then off by at most 0.4 %. */
export const fineBins = new LogBins(8, -32, 24);

export class DurationTally {
  /** persons counted */
  persons: f64 = 0;
  mean: f64 = 0;
  /** sum of squared differences from the mean */
  squares: f64 = 0;
  /** persons above the statistic's bound */
  overPersons: f64 = 0;
  /** durations kept one by one, with the persons each stands for */
  values: Floats = floats(0);
  weights: Floats = floats(0);
  kept: i32 = 0;
  /** of length 0 while they are kept one by one */
  bins: Floats = floats(0);
  private readonly statistic: i32;
  private readonly over: f64;

  /**
   * @param statistic a code of the contract
   * @param over      the bound of a share
   */
  constructor(statistic: i32, over: f64) {
    this.statistic = statistic;
    this.over = over;
  }

  /** @param weight persons the duration stands for, > 0 */
  add(duration: f64, weight: f64): void {
    this.persons += weight;
    if (this.statistic === SHARE_OVER) {
      if (duration > this.over) this.overPersons += weight;
    } else if (this.statistic === QUANTILE) {
      this.keep(duration, weight);
    } else {
      const fromMean = duration - this.mean;
      this.mean += (fromMean * weight) / this.persons;
      this.squares += weight * fromMean * (duration - this.mean);
    }
  }

  write(answer: Answer): void {
    answer.put(this.persons); // TallyFound.persons
    answer.put(this.mean); // TallyFound.mean
    answer.put(this.squares); // TallyFound.squares
    answer.put(this.overPersons); // TallyFound.over
    answer.putList(this.values, this.kept); // TallyFound.values
    answer.putList(this.weights, this.kept); // TallyFound.weights
    answer.putList(this.bins, this.bins.length); // TallyFound.bins
  }

  private bin(duration: f64, weight: f64): void {
    const bin = binOf(fineBins, duration);
    this.bins[bin] += weight;
  }

  private keep(duration: f64, weight: f64): void {
    if (this.bins.length > 0) {
      this.bin(duration, weight);
      return;
    }
    if (this.kept === EXACT) {
      this.bins = floats(fineBins.count);
      for (let i: i32 = 0; i < this.kept; i++) this.bin(this.values[i], this.weights[i]);
      this.kept = 0;
      this.bin(duration, weight);
      return;
    }
    if (this.kept === this.values.length) {
      const more = this.kept < 128 ? 256 : 2 * this.kept < EXACT ? 2 * this.kept : EXACT;
      this.values = longer(this.values, more);
      this.weights = longer(this.weights, more);
    }
    this.values[this.kept] = duration;
    this.weights[this.kept] = weight;
    this.kept++;
  }
}

function longer(list: Floats, length: i32): Floats {
  const more = floats(length);
  for (let i: i32 = 0; i < list.length; i++) more[i] = list[i];
  return more;
}

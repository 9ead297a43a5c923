// The twin of src/observe/durationTally.ts and logBins.ts: many durations in bounded memory.
import { QUANTILE, SHARE_OVER } from "../../src/observe/insideKernel/contract.ts";
import { put, putList } from "./results.ts";

const EXACT: i32 = 100000;

/** Index of the bin that holds `value`; see src/observe/logBins.ts. */
export function binOf(bits: i32, lowest: i32, count: i32, value: f64): i32 {
  const high = <u32>(reinterpret<u64>(value) >> 32);
  const leading = <i32>(high >>> (20 - bits));
  const bin = leading - ((1023 + lowest) << bits) + 1;
  return bin < 1 ? 0 : bin >= count ? count - 1 : bin;
}

const FINE_BITS: i32 = 8;
const FINE_LOWEST: i32 = -32;
const FINE_COUNT: i32 = 1 + 56 * 256;

export class Tally {
  statistic: i32 = 0;
  over: f64 = 0;
  persons: f64 = 0;
  mean: f64 = 0;
  squares: f64 = 0;
  overPersons: f64 = 0;
  values: StaticArray<f64> = [];
  weights: StaticArray<f64> = [];
  kept: i32 = 0;
  bins: StaticArray<f64> = [];

  add(duration: f64, weight: f64): void {
    this.persons += weight;
    const fromMean = duration - this.mean;
    this.mean += (fromMean * weight) / this.persons;
    this.squares += weight * fromMean * (duration - this.mean);
    if (this.statistic == SHARE_OVER) {
      if (duration > this.over) this.overPersons += weight;
    } else if (this.statistic == QUANTILE) this.keep(duration, weight);
  }

  private keep(duration: f64, weight: f64): void {
    if (this.bins.length > 0) {
      this.bins[binOf(FINE_BITS, FINE_LOWEST, FINE_COUNT, duration)] += weight;
      return;
    }
    if (this.kept == EXACT) {
      this.bins = new StaticArray<f64>(FINE_COUNT);
      for (let i = 0; i < this.kept; i++) {
        this.bins[binOf(FINE_BITS, FINE_LOWEST, FINE_COUNT, this.values[i])] += this.weights[i];
      }
      this.kept = 0;
      this.bins[binOf(FINE_BITS, FINE_LOWEST, FINE_COUNT, duration)] += weight;
      return;
    }
    if (this.kept == this.values.length) {
      const more = min<i32>(EXACT, max<i32>(256, this.kept * 2));
      this.values = longer(this.values, more);
      this.weights = longer(this.weights, more);
    }
    this.values[this.kept] = duration;
    this.weights[this.kept] = weight;
    this.kept++;
  }

  write(): void {
    put(this.persons); // TallyFound.persons
    put(this.mean); // TallyFound.mean
    put(this.squares); // TallyFound.squares
    put(this.overPersons); // TallyFound.over
    putList(this.values, this.kept); // TallyFound.values
    putList(this.weights, this.kept); // TallyFound.weights
    putList(this.bins, this.bins.length); // TallyFound.bins
  }
}

function longer(list: StaticArray<f64>, length: i32): StaticArray<f64> {
  const more = new StaticArray<f64>(length);
  for (let i = 0; i < list.length; i++) more[i] = list[i];
  return more;
}

// Bins whose width grows with the value, found from the bits of a number instead of a logarithm: same on any machine.
// The kernel, which AssemblyScript compiles, reads this very file.
import { highWord, type Reals } from "../../quantity/machine.ts";

type i32 = number;
type f64 = number;

/** A ladder of bins: `parts` equal bins in every octave from 2^lowest to 2^highest, and one below that starts at 0. */
export class LogBins {
  readonly count: i32;
  /** bits of the mantissa used: 2^bits bins an octave, so a bin is at most 2^-bits of its value wide */
  readonly bits: i32;
  readonly lowest: i32;

  constructor(bits: i32, lowest: i32, highest: i32) {
    this.count = 1 + (highest - lowest) * (1 << bits);
    this.bits = bits;
    this.lowest = lowest;
  }
}

/** Index of the bin that holds `value`; values past the top fall into the last bin. */
export function binOf(bins: LogBins, value: f64): i32 {
  const leading = highWord(value) >>> (20 - bins.bits);
  const bin = leading - ((1023 + bins.lowest) << bins.bits) + 1;
  return bin < 1 ? 0 : bin >= bins.count ? bins.count - 1 : bin;
}

/** Where bin `bin` starts; the start of the next one is its end. */
export function lowerOf(bins: LogBins, bin: number): number {
  if (bin <= 0) return 0;
  const step = bin - 1;
  const octave = step >> bins.bits;
  const part = step - (octave << bins.bits);
  return powerOfTwo(bins.lowest + octave) * (1 + part / (1 << bins.bits));
}

/**
 * Quantile of binned values, by straight lines inside a bin.
 *
 * @param weights persons in each bin; may be shorter than `bins.count`
 * @param share   between 0 and 1
 * @returns null when nothing was counted
 */
export function binnedQuantile(bins: LogBins, weights: Reals, share: number): number | null {
  let total = 0;
  for (let bin = 0; bin < weights.length; bin++) total += weights[bin];
  if (total <= 0) return null;
  const wanted = share * total;
  let below = 0;
  let last = 0;
  for (let bin = 0; bin < weights.length; bin++) {
    const weight = weights[bin];
    if (weight === 0) continue;
    last = bin;
    if (below + weight >= wanted) {
      const lower = lowerOf(bins, bin);
      return lower + ((lowerOf(bins, bin + 1) - lower) * (wanted - below)) / weight;
    }
    below += weight;
  }
  return lowerOf(bins, last + 1);
}

function powerOfTwo(exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power *= 2;
  for (let i = 0; i > exponent; i--) power /= 2;
  return power;
}

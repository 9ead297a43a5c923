// Whether chains found the same posterior, and how many independent draws theirs are worth.
import { log } from "../quantity/portable.ts";
import { normalQuantile } from "../quantity/specialFunctions.ts";
import { moments } from "../statistics/moments.ts";
import { ranks } from "../statistics/rankCorrelation.ts";
import { quantileOf } from "../statistics/quantile.ts";

const LN10 = 2.302585092994046;

/** One list of draws a chain, all as long. */
type Chains = readonly (readonly number[])[];

/**
 * The larger of what the middle and the tails say; 1 when chains are the same.
 *
 * @source rank-normalised split R-hat: Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), Bayesian Analysis 16, 667
 */
export function rHat(chains: Chains): number {
  const halves = split(chains);
  const middle = quantileOf(halves.flat(), 0.5) ?? 0;
  const folded = halves.map((chain) => chain.map((value) => Math.abs(value - middle)));
  return Math.max(plainRHat(rankNormalised(halves)), plainRHat(rankNormalised(folded)));
}

/** Independent draws that would tell the middle as well. @source the same; Geyer's initial monotone sequence */
export function bulkEss(chains: Chains): number {
  return plainEss(rankNormalised(split(chains)));
}

/** Independent draws that would tell the 5 % and 95 % quantiles as well: the fewer of the two. */
export function tailEss(chains: Chains): number {
  const halves = split(chains);
  const all = halves.flat();
  const ofQuantile = (share: number): number => {
    const limit = quantileOf(all, share) ?? 0;
    return plainEss(halves.map((chain) => chain.map((value) => (value <= limit ? 1 : 0))));
  };
  return Math.min(ofQuantile(0.05), ofQuantile(0.95));
}

function split(chains: Chains): Chains {
  const half = Math.floor(chains[0].length / 2);
  return chains.flatMap((chain) => [chain.slice(0, half), chain.slice(chain.length - half)]);
}

function rankNormalised(chains: Chains): Chains {
  const length = chains[0].length;
  const placed = ranks(chains.flat()).map((rank) => normalQuantile((rank - 0.375) / (chains.length * length + 0.25)));
  return chains.map((_, c) => placed.slice(c * length, (c + 1) * length));
}

/** Variances within and between chains, and all of it together. */
function variances(chains: Chains): { readonly within: number; readonly total: number } {
  const length = chains[0].length;
  const each = chains.map(moments);
  const within = each.reduce((sum, { squares }) => sum + squares / (length - 1), 0) / chains.length;
  const { squares } = moments(each.map(({ mean }) => mean));
  return { within, total: (within * (length - 1)) / length + squares / (chains.length - 1) };
}

function plainRHat(chains: Chains): number {
  const { within, total } = variances(chains);
  return within > 0 ? Math.sqrt(total / within) : total > 0 ? Infinity : 1;
}

function plainEss(chains: Chains): number {
  const [count, length] = [chains.length, chains[0].length];
  const { within, total } = variances(chains);
  if (!(total > 0)) return count * length;
  const centred = chains.map((chain) => {
    const { mean } = moments(chain);
    return chain.map((value) => value - mean);
  });
  const correlation = (lag: number): number =>
    1 - (within - centred.reduce((sum, chain) => sum + covarianceAt(chain, lag), 0) / count) / total;
  // pairs of neighbouring lags, for as long as they are positive, made falling; of the one behind them, the first
  let [sum, last, beyond] = [0, Infinity, 0];
  for (let lag = 0; lag < length - 2; lag += 2) {
    const even = lag === 0 ? 1 : correlation(lag);
    const pair = even + correlation(lag + 1);
    beyond = Math.max(0, even);
    if (!(pair > 0) || lag + 2 >= length - 2) break;
    last = Math.min(last, pair);
    sum += last;
  }
  const draws = count * length;
  return draws / Math.max(-1 + 2 * sum + beyond, LN10 / log(draws));
}

/** Of a chain about its mean. */
function covarianceAt(chain: readonly number[], lag: number): number {
  let sum = 0;
  for (let t = lag; t < chain.length; t++) sum += chain[t] * chain[t - lag];
  return sum / chain.length;
}

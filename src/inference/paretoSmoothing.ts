// Importance weights whose largest are replaced by what a Pareto tail expects, and how heavy that tail is.
import { exp, log, pow } from "../quantity/portable.ts";

interface SmoothedWeights {
  /** add up to 1, in the order given */
  readonly weights: Float64Array;
  /** shape of the tail: below 0.7 sums can be trusted; 0 of equal weights, Infinity when a few weights are all there is */
  readonly paretoK: number;
  /** 1 ⁄ the sum of squared weights */
  readonly ess: number;
}

/** Fewer weights in the tail are no tail. */
const leastTail = 5;
const logTiny = -708.3964185322641;

/**
 * @param logWeights up to a constant
 * @source Vehtari, Simpson, Gelman, Yao and Gabry (2024), Journal of Machine Learning Research 25 (72)
 */
export function smoothedWeights(logWeights: Float64Array): SmoothedWeights {
  const count = logWeights.length;
  const largest = logWeights.reduce((most, one) => Math.max(most, one), -Infinity);
  const logs = logWeights.map((one) => one - largest);
  const order = Array.from(logs, (_, i) => i).sort((a, b) => logs[a] - logs[b] || a - b);
  const tailLength = Math.ceil(Math.min(0.2 * count, 3 * Math.sqrt(count)));
  const cut = count > tailLength ? Math.max(logs[order[count - tailLength - 1]], logTiny) : logTiny;
  // weights equal to the cut are none of the tail
  const tail = order.filter((i) => logs[i] > cut);
  let paretoK = cut === 0 ? 0 : Infinity;
  if (tail.length >= leastTail) {
    const fitted = fitTail(tail.map((i) => exp(logs[i]) - exp(cut)));
    paretoK = fitted.k;
    if (Number.isFinite(paretoK)) {
      for (const [place, i] of tail.entries()) {
        const size = tailQuantile((place + 0.5) / tail.length, fitted) + exp(cut);
        logs[i] = Math.min(0, log(size));
      }
    }
  }
  return { ...normalised(logs), paretoK };
}

function normalised(logs: Float64Array): { weights: Float64Array; ess: number } {
  const sizes = logs.map((one) => exp(one));
  const sum = sizes.reduce((total, one) => total + one, 0);
  const weights = sizes.map((one) => one / sum);
  return { weights, ess: 1 / weights.reduce((total, one) => total + one * one, 0) };
}

interface ParetoTail {
  /** > 0: heavier than exponential */
  readonly k: number;
  readonly scale: number;
}

/**
 * A generalised Pareto distribution, its shape drawn towards 0.5 as ten more values would.
 *
 * @param rising excesses over the cut, > 0, in rising order; at least five
 * @source Zhang and Stephens (2009), Technometrics 51, 316; the pull: Vehtari and others (2024), section 3
 */
export function fitTail(rising: readonly number[]): ParetoTail {
  const n = rising.length;
  const points = 30 + Math.floor(Math.sqrt(n));
  const quarter = rising[Math.floor(n / 4 + 0.5) - 1];
  const candidates = Array.from(
    { length: points },
    (_, i) => (1 - Math.sqrt(points / (i + 0.5))) / (3 * quarter) + 1 / rising[n - 1],
  );
  const shapeAt = (b: number): number => rising.reduce((sum, x) => sum + log(1 - b * x), 0) / n;
  const scores = candidates.map((b) => {
    const k = shapeAt(b);
    return n * (log(-(b / k)) - k - 1);
  });
  const weights = scores.map((own) => 1 / scores.reduce((sum, one) => sum + exp(one - own), 0));
  const kept = candidates.map((b, i) => [b, weights[i]] as const).filter(([, w]) => w >= 10 * Number.EPSILON);
  const total = kept.reduce((sum, [, w]) => sum + w, 0);
  const b = kept.reduce((sum, [one, w]) => sum + (one * w) / total, 0);
  const k = shapeAt(b);
  return { k: (k * n + 5) / (n + 10), scale: -k / b };
}

/** The excess below which a share u of the tail lies. */
function tailQuantile(u: number, { k, scale }: ParetoTail): number {
  if (Math.abs(k) < 1e-12) return -scale * log(1 - u);
  return (scale * (pow(1 - u, -k) - 1)) / k;
}

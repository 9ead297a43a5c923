// A quantile of durations that are kept one by one, each with the persons it stands for.

interface KeptOnes {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** how many there are */
  readonly kept: number;
}

/** Parts of equal width that durations are dealt out to, so that only those of one need be sorted. */
const parts = 1024;
/** Part of all persons by which sums made in another order may be off. */
const rounding = 1e-9;

/**
 * Straight lines between the order statistics of the people, each weight counting as that many equal durations.
 *
 * @param persons all weights together
 */
export function weightedQuantile(ones: KeptOnes, persons: number, share: number): number {
  return quantileInPart(ones, persons, share) ?? quantileInOrder(ones, persons, share);
}

/** The specification: all of them in order. */
export function quantileInOrder({ values, weights, kept }: KeptOnes, persons: number, share: number): number {
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

/** The same from those durations alone among which it lies; null where rounding could decide which these are. */
export function quantileInPart({ values, weights, kept }: KeptOnes, persons: number, share: number): number | null {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < kept; i++) {
    if (values[i] < least) least = values[i];
    if (values[i] > most) most = values[i];
  }
  const scale = parts / (most - least);
  if (!(scale < Infinity)) return null;
  const sums = new Float64Array(parts);
  const partOf = (value: number): number => Math.min(parts - 1, Math.floor((value - least) * scale));
  for (let i = 0; i < kept; i++) sums[partOf(values[i])] += weights[i];
  const place = (persons - 1) * share;
  const rank = Math.floor(place);
  let below = 0;
  let part = 0;
  while (part < parts - 1 && below + sums[part] <= rank) below += sums[part++];
  const own: number[] = [];
  let after = Infinity;
  for (let i = 0; i < kept; i++) {
    const at = partOf(values[i]);
    if (at === part) own.push(i);
    else if (at > part && values[i] < after) after = values[i];
  }
  own.sort((a, b) => values[a] - values[b]);
  const slack = rounding * persons;
  const isNear = (sum: number): boolean => Math.abs(sum - rank) <= slack || Math.abs(sum - rank - 1) <= slack;
  for (let at = 0; at < own.length; at++) {
    const sum = below + weights[own[at]];
    if (isNear(below) || isNear(sum)) return null;
    if (sum > rank) {
      const lower = values[own[at]];
      const next = at + 1 < own.length ? values[own[at + 1]] : after;
      return lower + (place - rank) * ((rank + 1 < sum || next === Infinity ? lower : next) - lower);
    }
    below = sum;
  }
  return null;
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

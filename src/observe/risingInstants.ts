// Places in lists of rising instants.

/** @param from nobody before it is looked at, nor from `to` on */
export function firstFrom(instants: Float64Array, time: number, from = 0, to = instants.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first after an instant. */
export function firstAfter(instants: Float64Array, time: number, from: number, to = instants.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

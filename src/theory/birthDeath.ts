// Queues whose state is how many are there: long-run shares of time from the rates up and down.

/**
 * Long-run share of time in each state 0 … states − 1.
 *
 * @param up   rate from n to n + 1
 * @param down rate from n to n − 1, > 0 for n ≥ 1
 * @source detailed balance; scaled at every step, so that hundreds of servers neither overflow nor underflow
 */
export function birthDeathShares(states: number, up: (n: number) => number, down: (n: number) => number): number[] {
  const weights = [1];
  let largest = 1;
  for (let n = 1; n < states; n++) {
    const next = (weights[n - 1] * up(n - 1)) / down(n);
    weights.push(next);
    largest = Math.max(largest, next);
    if (largest > 1e200) {
      for (let i = 0; i <= n; i++) weights[i] /= largest;
      largest = 1;
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Mean of `amount(n)` over the states. */
export function meanOverStates(shares: readonly number[], amount: (n: number) => number): number {
  return shares.reduce((sum, share, n) => sum + share * amount(n), 0);
}

/**
 * Many servers and a full house (M/M/c/K): shares of time with 0 … room persons there; the last is the share
 * turned away.
 */
export function limitedRoomShares(arrivalRate: number, serviceRate: number, servers: number, room: number): number[] {
  return birthDeathShares(
    room + 1,
    () => arrivalRate,
    (n) => Math.min(n, servers) * serviceRate,
  );
}

/** A finite source (machine repair): shares of time with 0 … people of them waiting or served. */
export function finiteSourceShares(people: number, callRate: number, serviceRate: number, servers: number): number[] {
  return birthDeathShares(
    people + 1,
    (n) => (people - n) * callRate,
    (n) => Math.min(n, servers) * serviceRate,
  );
}

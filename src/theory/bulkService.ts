// A departure every period with so many seats: those left behind keep their place.
import { exp } from "../quantity/portable.ts";

/**
 * How many are left behind just after each of the first departures, from an empty gate.
 *
 * @param arrivalsPerPeriod Poisson mean between departures
 * @param seats             whole number
 * @param departures        how many
 * @returns [departure][persons left behind] = probability
 * @source Q' = max(Q + A − seats, 0) by exact convolution; the Poisson tail below 1e-18 is left out
 */
export function leftBehindShares(arrivalsPerPeriod: number, seats: number, departures: number): number[][] {
  const arriving = poissonShares(arrivalsPerPeriod);
  let left = [1];
  const history: number[][] = [];
  for (let departure = 0; departure < departures; departure++) {
    left = trimmed(afterDeparture(left, arriving, seats));
    history.push(left);
  }
  return history;
}

/**
 * Mean left behind in the long run.
 *
 * @returns Infinity when arrivals per period reach the seats
 * @source the convolution, repeated until the mean stands still to 1e-15
 */
export function meanLeftBehind(arrivalsPerPeriod: number, seats: number): number {
  if (arrivalsPerPeriod >= seats) return Infinity;
  const arriving = poissonShares(arrivalsPerPeriod);
  let left = [1];
  let before = -1;
  for (;;) {
    left = trimmed(afterDeparture(left, arriving, seats));
    const mean = left.reduce((sum, share, persons) => sum + share * persons, 0);
    if (Math.abs(mean - before) <= 1e-15 * mean) return mean;
    before = mean;
  }
}

function afterDeparture(left: readonly number[], arriving: readonly number[], seats: number): number[] {
  const next = Array.from({ length: Math.max(1, left.length + arriving.length - 1 - seats) }, () => 0);
  left.forEach((leftShare, persons) => {
    arriving.forEach((arrivingShare, arrivals) => {
      next[Math.max(persons + arrivals - seats, 0)] += leftShare * arrivingShare;
    });
  });
  return next;
}

function trimmed(shares: number[]): number[] {
  let length = shares.length;
  while (length > 1 && shares[length - 1] < 1e-18) length--;
  return shares.slice(0, length);
}

function poissonShares(mean: number): number[] {
  const shares = [exp(-mean)];
  for (let n = 1; n <= mean || shares[n - 1] >= 1e-18; n++) shares.push((shares[n - 1] * mean) / n);
  return shares;
}

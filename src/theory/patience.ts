// Many servers, and people who give up after an exponential time in line (M/M/c+M, "Erlang A").
import { birthDeathShares, meanOverStates } from "./birthDeath.ts";

export interface PatienceResult {
  /** share of arrivals that have to wait */
  readonly waits: number;
  /** share of arrivals that give up */
  readonly givesUp: number;
  /** mean persons in line */
  readonly meanLine: number;
  /** mean wait of those who are served, waits of 0 included */
  readonly meanWaitServed: number;
}

/**
 * @param arrivalRate λ per unit of time
 * @param serviceRate μ of one server
 * @param giveUpRate  θ of one person in line, > 0
 * @source Palm 1957; Garnett, Mandelbaum & Reiman 2002; served-only wait by first passage over the place in line
 */
export function queueWithPatience(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
  giveUpRate: number,
): PatienceResult {
  const states = statesNeeded(arrivalRate, serviceRate, servers, giveUpRate);
  const shares = birthDeathShares(
    states,
    () => arrivalRate,
    (n) => Math.min(n, servers) * serviceRate + Math.max(n - servers, 0) * giveUpRate,
  );
  const meanLine = meanOverStates(shares, (n) => Math.max(n - servers, 0));
  const busyRate = servers * serviceRate;
  // With j people ahead in line: P(served), and E[wait; served].
  let served = 0;
  let servedWait = 0;
  let reached = 1;
  let elapsed = 0;
  for (let ahead = 0; servers + ahead < states; ahead++) {
    // At this place the next thing is a service, somebody ahead giving up, or this person giving up.
    const forward = busyRate + ahead * giveUpRate;
    const all = forward + giveUpRate;
    // The product over places runs from the one farthest back to the server; it does not depend on the order.
    reached *= forward / all;
    elapsed += 1 / all;
    served += shares[servers + ahead] * reached;
    servedWait += shares[servers + ahead] * reached * elapsed;
  }
  const atOnce = shares.slice(0, servers).reduce((sum, share) => sum + share, 0);
  return {
    waits: 1 - atOnce,
    givesUp: (giveUpRate * meanLine) / arrivalRate,
    meanLine,
    meanWaitServed: servedWait / (atOnce + served),
  };
}

/** Far enough that what lies beyond has no weight in double precision. */
function statesNeeded(arrivalRate: number, serviceRate: number, servers: number, giveUpRate: number): number {
  const centre = servers + Math.max(0, arrivalRate - servers * serviceRate) / giveUpRate;
  return Math.ceil(centre + 40 * Math.sqrt(arrivalRate / Math.min(serviceRate, giveUpRate)) + 200);
}

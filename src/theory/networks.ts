// Desks that pass people on.
import { identityLess, solveLinear, transposed } from "./linearSystem.ts";
import { erlangC } from "./erlang.ts";

export interface OpenNetwork {
  /** arrivals from outside per unit of time, by desk */
  readonly external: readonly number[];
  /** share going from desk i to desk k */
  readonly routing: readonly (readonly number[])[];
  /** persons one server finishes per unit of time, by desk */
  readonly serviceRates: readonly number[];
  readonly servers: readonly number[];
}

/** Persons through each desk per unit of time. @source λ = γ (I − R)⁻¹, Jackson 1957 */
export function throughputs(network: OpenNetwork): number[] {
  return solveLinear(identityLess(transposed(network.routing)), network.external);
}

/** Mean persons at each desk: each is an M/M/c of its own. */
export function meansAtDesks(network: OpenNetwork): number[] {
  return throughputs(network).map((rate, desk) => {
    const load = rate / network.serviceRates[desk];
    return load + (erlangC(load, network.servers[desk]) * load) / (network.servers[desk] - load);
  });
}

/** Mean time from arrival to leaving the network, by Little's law. */
export function meanTimeInNetwork(network: OpenNetwork): number {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return sum(meansAtDesks(network)) / sum(network.external);
}

/**
 * Throughput of a closed network of one-server desks and pure delays.
 *
 * @param demands mean service at each place per round
 * @param isDelay whether nobody waits there
 * @source mean value analysis; Reiser & Lavenberg 1980
 */
export function closedThroughput(demands: readonly number[], isDelay: readonly boolean[], people: number): number {
  let present = demands.map(() => 0);
  let throughput = 0;
  for (let n = 1; n <= people; n++) {
    const times = demands.map((demand, place) => (isDelay[place] ? demand : demand * (1 + present[place])));
    throughput = n / times.reduce((sum, time) => sum + time, 0);
    present = times.map((time) => throughput * time);
  }
  return throughput;
}

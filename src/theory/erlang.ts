// Many servers, nobody gives up: the oldest formulas of the trade.

/**
 * Share of arrivals that find every server busy and are turned away (M/M/c/c).
 *
 * @param load    arrival rate times mean service, > 0
 * @param servers whole number ≥ 0
 * @source Erlang B, by the recursion B_k = a B_{k−1} / (k + a B_{k−1}), which cannot overflow
 */
export function erlangB(load: number, servers: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/**
 * Share of arrivals that have to wait (M/M/c).
 *
 * @returns 1 when the load is the servers' or more, because the queue then grows without end
 * @source Erlang C; Kleinrock, Queueing Systems vol. 1 (1975), ch. 3
 */
export function erlangC(load: number, servers: number): number {
  if (load >= servers) return 1;
  const blocked = erlangB(load, servers);
  return (servers * blocked) / (servers - load * (1 - blocked));
}

/**
 * Mean time a person waits before a server is free (M/M/c).
 *
 * @param arrivalRate λ, persons per unit of time
 * @param serviceRate μ, persons one server finishes per unit of time
 * @returns in that unit of time; Infinity when λ ≥ c·μ
 */
export function meanWaitManyServers(arrivalRate: number, serviceRate: number, servers: number): number {
  const spare = servers * serviceRate - arrivalRate;
  return spare <= 0 ? Infinity : erlangC(arrivalRate / serviceRate, servers) / spare;
}

/** The one-server queue in full (M/M/1, first come). Rates per unit of time; λ < μ. */
export function oneServerQueue(arrivalRate: number, serviceRate: number) {
  const load = arrivalRate / serviceRate;
  const spare = serviceRate - arrivalRate;
  return {
    /** mean persons in the system */
    meanInSystem: load / (1 - load),
    meanWait: load / spare,
    varianceOfWait: (load * (2 - load)) / (spare * spare),
    servedPerBusyPeriod: 1 / (1 - load),
  };
}

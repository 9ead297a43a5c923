// One server and services of any shape.

/**
 * Mean wait in line (M/G/1).
 *
 * @param arrivalRate λ; λ·mean < 1
 * @param mean        of the service
 * @param secondMoment of the service
 * @source Pollaczek–Khinchine
 */
export function meanWaitAnyService(arrivalRate: number, mean: number, secondMoment: number): number {
  return (arrivalRate * secondMoment) / (2 * (1 - arrivalRate * mean));
}

/** Variance of the wait in line under first come (M/G/1). @source Takács 1962 */
export function varianceOfWaitAnyService(
  arrivalRate: number,
  mean: number,
  secondMoment: number,
  thirdMoment: number,
): number {
  const wait = meanWaitAnyService(arrivalRate, mean, secondMoment);
  return wait * wait + (arrivalRate * thirdMoment) / (3 * (1 - arrivalRate * mean));
}

/** Variance of the server's busy period (M/G/1). */
export function varianceOfBusyPeriod(arrivalRate: number, mean: number, secondMoment: number): number {
  const idle = 1 - arrivalRate * mean;
  return (secondMoment - mean * mean + arrivalRate * mean * mean * mean) / (idle * idle * idle);
}

/**
 * Mean wait of each class, best class first, when nobody's service is interrupted (M/G/1).
 *
 * @param arrivalRates   by class
 * @param means          of the service, by class
 * @param secondMoments  by class
 * @returns Infinity for a class whose load and that above it reach the server's
 * @source Cobham 1954
 */
export function meanWaitsByPriority(
  arrivalRates: readonly number[],
  means: readonly number[],
  secondMoments: readonly number[],
): number[] {
  const inHand = arrivalRates.reduce((sum, rate, k) => sum + (rate * secondMoments[k]) / 2, 0);
  return waitsBelowLoad(
    inHand,
    arrivalRates.map((rate, k) => rate * means[k]),
  );
}

/**
 * The same with many servers and one exponential service (M/M/c): what is in hand then clears in C/(c·μ).
 *
 * @param waitShare P(wait), Erlang C of the whole load
 */
export function meanWaitsByPriorityManyServers(
  arrivalRates: readonly number[],
  serviceRate: number,
  servers: number,
  waitShare: number,
): number[] {
  const capacity = servers * serviceRate;
  return waitsBelowLoad(
    waitShare / capacity,
    arrivalRates.map((rate) => rate / capacity),
  );
}

function waitsBelowLoad(inHand: number, loads: readonly number[]): number[] {
  let above = 0;
  return loads.map((load) => {
    const upTo = above + load;
    const wait = upTo >= 1 ? Infinity : inHand / ((1 - above) * (1 - upTo));
    above = upTo;
    return wait;
  });
}

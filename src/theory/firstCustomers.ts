// The wait of the n-th person who comes to one server, from an empty start.
import { exp, log } from "../quantity/portable.ts";
import { logGamma } from "../quantity/specialFunctions.ts";

/**
 * Mean wait of person n (the first finds nobody), with exponential gaps and services; any load.
 *
 * @param arrivalRate λ
 * @param serviceRate μ
 * @source Spitzer's identity, E W_{n} = Σ_{k<n} E[S_k⁺] / k, for Lindley's recursion
 */
export function meanWaitOfPerson(n: number, arrivalRate: number, serviceRate: number): number {
  const p = serviceRate / (arrivalRate + serviceRate);
  const q = 1 - p;
  let mean = 0;
  for (let k = 1; k < n; k++) {
    let positive = 0;
    for (let j = 0; j < k; j++) {
      const ways = exp(logGamma(k + j) - logGamma(j + 1) - logGamma(k) + k * log(q) + j * log(p));
      positive += (ways * (k - j)) / serviceRate;
    }
    mean += positive / k;
  }
  return mean;
}

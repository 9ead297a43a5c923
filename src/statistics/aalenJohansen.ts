// How many have come to each outcome by each time, when outcomes compete and some are still waiting.

export interface IncidenceStep {
  readonly time: number;
  /** share with each outcome by `time`; index 0 is outcome 1 */
  readonly incidence: readonly number[];
  /** share with none yet */
  readonly survival: number;
}

/**
 * @param times    how long each person was followed
 * @param outcomes 1, 2, … for the outcome that came then; 0: none yet when last seen (censored)
 * @returns one row per time at which an outcome came, rising; in each the incidences and the survival add up to 1
 * @source Aalen & Johansen 1978
 */
export function aalenJohansen(times: readonly number[], outcomes: readonly number[]): IncidenceStep[] {
  const order = times.map((_, person) => person).toSorted((a, b) => times[a] - times[b]);
  const kinds = Math.max(0, ...outcomes);
  const incidence = Array.from({ length: kinds }, () => 0);
  const steps: IncidenceStep[] = [];
  let survival = 1;
  for (let i = 0; i < order.length;) {
    const time = times[order[i]];
    const atRisk = order.length - i;
    let ended = 0;
    const share = survival / atRisk;
    for (; i < order.length && times[order[i]] === time; i++) {
      const outcome = outcomes[order[i]];
      if (outcome === 0) continue;
      ended++;
      incidence[outcome - 1] += share;
    }
    if (ended === 0) continue;
    survival *= 1 - ended / atRisk;
    steps.push({ time, incidence: [...incidence], survival });
  }
  return steps;
}

/** Share with `outcome` (1, 2, …) by `time`. */
export function incidenceAt(steps: readonly IncidenceStep[], outcome: number, time: number): number {
  return steps.findLast((step) => step.time <= time)?.incidence[outcome - 1] ?? 0;
}

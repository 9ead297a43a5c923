// Survival when some are still waiting: the product-limit estimate, with its standard error.

export interface SurvivalStep {
  readonly time: number;
  /** share still waiting just after `time` */
  readonly survival: number;
  /** Greenwood's standard error; 0 once nobody is left */
  readonly standardError: number;
  readonly atRisk: number;
  readonly events: number;
}

/**
 * @param times   how long each person was followed
 * @param ended   whether the wait ended then; false: still waiting when last seen (censored)
 * @returns one row per time at which somebody's wait ended, rising
 * @source Kaplan & Meier 1958; Greenwood 1926
 */
export function kaplanMeier(times: readonly number[], ended: readonly boolean[]): SurvivalStep[] {
  const order = times.map((_, person) => person).toSorted((a, b) => times[a] - times[b]);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let i = 0; i < order.length;) {
    const time = times[order[i]];
    const atRisk = order.length - i;
    let events = 0;
    // Those censored at an instant were still there at it.
    for (; i < order.length && times[order[i]] === time; i++) if (ended[order[i]]) events++;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += atRisk > events ? events / (atRisk * (atRisk - events)) : 0;
    steps.push({ time, survival, standardError: survival * Math.sqrt(greenwood), atRisk, events });
  }
  return steps;
}

/** The row in force at `time`; null before the first end. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): SurvivalStep | null {
  return steps.findLast((step) => step.time <= time) ?? null;
}

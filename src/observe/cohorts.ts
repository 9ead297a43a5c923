// People who came to a set of stages, and began their stay, in one step of expected numbers: how many of them leave, and
// which of them are taken together.
import { exp } from "../quantity/portable.ts";
import type { DelayShares } from "../simulate/fluid/delayShares.ts";

/** People of a cell who came into the set, and into the stage or its service, in one step; instants in steps. */
export interface Cohort {
  persons: number;
  came: number;
  /** joined the line or the door; or began */
  since: number;
  /** of the stay that ends by itself; null where none does */
  delay: DelayShares | null;
}

/** Times of coming to the set told apart among people who come to a stage in one step. */
const mostTogether = 6;
/** Parts of a person that are rounding. */
export const dust = 1e-12;

/** Part of a cohort whose stay ends in the step by itself. */
export function endingAt({ delay, since }: Cohort, now: number): number {
  if (delay === null || delay.hazards.length === 0) return 0;
  const age = Math.max(0, now + 0.5 - since);
  const low = Math.floor(age + 1e-9);
  const at = (i: number): number => delay.hazards[Math.min(i, delay.hazards.length - 1)];
  return at(low) + Math.max(0, age - low) * (at(low + 1) - at(low));
}

/** Part of a cohort that a hazard takes in the step; people who began in it meet less of it. */
export function lostAt({ since }: Cohort, now: number, risk: number): number {
  const x = Math.max(1e-9, risk);
  return since > now ? 1 - (1 - exp(-x)) / x : 1 - exp(-x);
}

/**
 * Takes people from the cohorts who joined nearest to an instant.
 * @returns how long these had been in the set before they joined, on average
 */
export function takeNearest(waiting: readonly Cohort[], since: number, persons: number): number {
  let rest = persons;
  let before = 0;
  let taken = 0;
  while (rest > dust) {
    let best: Cohort | null = null;
    for (const one of waiting) {
      if (one.persons > dust && (best === null || Math.abs(one.since - since) < Math.abs(best.since - since)))
        best = one;
    }
    if (best === null) break;
    const part = Math.min(rest, best.persons);
    best.persons -= part;
    rest -= part;
    taken += part;
    before += part * (best.since - best.came);
  }
  return taken > 0 ? before / taken : 0;
}

/** Joins people who go on in one step and came to the set at nearly the same time. */
export function fewer(cohorts: Cohort[]): Cohort[] {
  if (cohorts.length <= mostTogether) return cohorts;
  cohorts.sort((a, b) => a.came - b.came);
  let all = 0;
  for (const { persons } of cohorts) all += persons;
  const kept: Cohort[] = [];
  let sum = 0;
  let before = -1;
  for (const one of cohorts) {
    const group = Math.min(mostTogether - 1, Math.floor(((sum + 0.5 * one.persons) / all) * mostTogether));
    sum += one.persons;
    const last = kept[kept.length - 1];
    if (group === before && last.persons > 0) {
      last.came += ((one.came - last.came) * one.persons) / (last.persons + one.persons);
      last.persons += one.persons;
    } else kept.push(one);
    before = group;
  }
  return kept;
}

/** Joins old cohorts two by two where there are many, unless their stays end at one age. */
export function joined(cohorts: Cohort[], most: number): Cohort[] {
  if (cohorts.length <= most || cohorts.some(({ delay }) => delay !== null && delay.fixed >= 0)) return cohorts;
  // where no stay ends by itself, only the time of coming matters
  if (cohorts.every(({ delay }) => delay === null)) cohorts.sort((a, b) => a.came - b.came);
  const kept: Cohort[] = [];
  for (let i = 0; i < cohorts.length; i++) {
    const [one, other] = [cohorts[i], cohorts[i + 1]];
    if (i >= most / 2 || other === undefined || one.delay !== other.delay) {
      kept.push(one);
      continue;
    }
    const persons = one.persons + other.persons;
    const mean = (a: number, b: number): number => (one.persons * a + other.persons * b) / persons;
    kept.push({ persons, came: mean(one.came, other.came), since: mean(one.since, other.since), delay: one.delay });
    i++;
  }
  return kept;
}

/** The cohorts of a cell are as many people as the engine has there. */
export function scaleTo(cohorts: Cohort[], persons: number): void {
  let sum = 0;
  for (const one of cohorts) sum += one.persons;
  if (!(sum > dust)) return;
  const factor = Math.max(0, persons) / sum;
  if (Math.abs(factor - 1) > 1e-12) for (const one of cohorts) one.persons *= factor;
}

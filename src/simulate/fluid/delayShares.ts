// A delay as the shares of a flow that leave in each of the following steps. The distribution keeps its
// shape, and a fixed delay is sharp to one step.
import { exp } from "../../quantity/portable.ts";
import type { Duration } from "./duration.ts";

/** When the people leave who came evenly over one step. */
export interface Leaving {
  /** steps after which nobody leaves */
  readonly length: number;
  /** share gone by the end of the same step, of the next one, … */
  readonly gone: Float64Array;
  /** sums of `gone`: of none of them, of the first, of the first two, … */
  readonly area: Float64Array;
}

export interface DelayShares extends Leaving {
  /**
   * share of people who came evenly over a step that leaves in the same step, in the next one, …; adds up to
   * 1, or to less when the rest leaves after the run
   */
  readonly shares: Float64Array;
  /**
   * share of the people still there that leaves in the step, [age in steps]; the last one holds for all later
   * ages
   */
  readonly hazards: Float64Array;
  /** mean stay, 0 … 1 of a step, of people who leave in the step they came in */
  readonly sameStepStay: number;
  /**
   * from each age on, the first age in whole steps at which anybody leaves; Infinity where nobody does; the
   * last one holds for all later ages
   */
  readonly nextEnd: Float64Array;
  /** share of a flow that leaves in a later step than its own, the steps after the run included */
  readonly later: number;
  /** steps, where everybody stays equally long; -1 */
  readonly fixed: number;
  /** all lists of it, side by side */
  readonly lists: Float64Array;
}

/** Once the share that has not ended is smaller than this, all of it leaves in the last step. */
const tailShare = 1e-6;

/** So small a share of all ends in a step by rounding alone, where nobody's stay ends. */
const nobody = 1e-12;

/**
 * People come evenly over a step, so the share gone by the end of step j is 1 minus the mean, over ages jh to
 * (j + 1)h, of the share that has not ended. This is exact for an even flow; where the flow bends, the error
 * is of order h².
 *
 * @param h length of a step, grid steps
 * @param most number of steps after which nothing matters
 */
export function delayShares(duration: Duration, h: number, most: number): DelayShares {
  const gone = goneBy(duration, h, most);
  return sharesOf(gone, sameStepStay(duration, h, gone[0] ?? 0));
}

/** Share gone by the end of each step, of people who came evenly over one. */
function goneBy(duration: Duration, h: number, most: number): number[] {
  const gone: number[] = [];
  let before = 0;
  for (let j = 0; j < most; j++) {
    const upTo = duration.within((j + 1) * h);
    const sofar = j === 0 ? 0 : gone[j - 1];
    const by = Math.min(1, 1 - (upTo - before) / h);
    const share = by - sofar > nobody ? by : sofar;
    before = upTo;
    gone.push(share);
    if (1 - share < tailShare) {
      gone[j] = 1;
      break;
    }
  }
  return gone;
}

/** Whether the shares of a delay, beside a hazard or none, go on for more than so many steps, `most` at the most. */
export function isLonger(duration: Duration, h: number, most: number, hazard: number, steps: number): boolean {
  if (steps >= most) return false;
  if (hazard > 0) return isLonger(duration, h / finer, most * finer, 0, (steps - 1) * finer);
  if (steps <= 0) return true;
  const left = (duration.within(steps * h) - duration.within((steps - 1) * h)) / h;
  return 1 - Math.max(0, 1 - left) >= tailShare;
}

/** Parts of a step in which a delay beside a hazard is worked out. */
const finer = 4;

/**
 * A delay beside a hazard: shares due in each step, to be multiplied by the share that the hazard leaves
 * between the middles of two steps. People due in one step have stayed a little longer or shorter than that,
 * and more of those with shorter stays are left.
 *
 * @param hazard of a step: its rate times the length of a step
 */
export function delayBesideHazard(duration: Duration, h: number, most: number, hazard: number): DelayShares {
  const fine = goneBy(duration, h / finer, most * finer);
  const shareIn = (step: number): number =>
    step < 0 || step >= fine.length ? 0 : step === 0 ? fine[0] : fine[step] - fine[step - 1];
  const stay = sameStepStay(duration, h / finer, fine[0] ?? 0);
  const early = Array.from({ length: finer }, (_, m) => ((finer - m) / finer) * exp((-hazard * m) / finer));
  early[0] = 1;
  // bounded: where hardly anybody is left at the end of a step, the next step must not be owed a multiple of
  // the people who came
  const bounded = Math.min(1, hazard);
  const late = Array.from({ length: finer }, (_, m) => (m / finer) * exp((bounded * (finer - m)) / finer));
  const gone: number[] = [];
  let sum = 0;
  for (let j = 0; j * finer < fine.length + finer; j++) {
    for (let m = 0; m < finer; m++) {
      const i = j * finer + m;
      const soon = i === 0 ? exp((-hazard * stay) / finer) : 1;
      sum += shareIn(i) * soon * early[m] + shareIn(i - finer) * late[m];
    }
    gone.push(sum);
  }
  gone.length = Math.min(gone.length, most);
  const after = Math.max(0, 1 - fine[fine.length - 1]);
  return { ...sharesOf(gone, 0), later: gone[gone.length - 1] - gone[0] + after };
}

/**
 * The shares that leave in each step, of people who at the first instant have already been there for some
 * time.
 * @param ages lengths of time gone by, equally likely
 */
export function remainingDelay(duration: Duration, ages: readonly number[], h: number, most: number): DelayShares {
  const had = ages.map((age) => (age > 0 ? 1 - duration.ended(age) : 1));
  const gone: number[] = [];
  for (let j = 0; j < most; j++) {
    let left = 0;
    for (let i = 0; i < ages.length; i++) {
      if (had[i] > 0) left += Math.min(1, (1 - duration.ended(Math.max(0, ages[i]) + (j + 1) * h)) / had[i]);
    }
    const share = Math.max(1 - left / ages.length, j === 0 ? 0 : gone[j - 1]);
    gone.push(share);
    if (1 - share < tailShare) {
      gone[j] = 1;
      break;
    }
  }
  return sharesOf(gone, 0.5);
}

function sharesOf(gone: readonly number[], stay: number): DelayShares {
  const { length } = gone;
  // parts of one list: thousands of delays are made for a draw, and lists of their own cost more than what is in them
  const lists = new Float64Array(5 * length + 1);
  const [shares, hazards, nextEnd] = [0, 1, 2].map((n) => lists.subarray(n * length, (n + 1) * length));
  const leaving = leavingBy(gone, lists.subarray(3 * length, 4 * length), lists.subarray(4 * length));
  for (let j = 0, before = 0; j < gone.length; before = gone[j++]) {
    const left = 1 - before;
    shares[j] = gone[j] - before;
    hazards[j] = left > 0 ? Math.min(1, shares[j] / left) : 1;
  }
  for (let j = gone.length - 1; j >= 0; j--) {
    nextEnd[j] = hazards[j] > 0 ? j : j + 1 < gone.length ? nextEnd[j + 1] : Infinity;
  }
  return { ...leaving, shares, hazards, sameStepStay: stay, nextEnd, later: 1 - (shares[0] ?? 0), fixed: -1, lists };
}

export function leavingBy(
  shares: ArrayLike<number>,
  gone = new Float64Array(shares.length),
  area = new Float64Array(shares.length + 1),
): Leaving {
  gone.set(shares);
  for (let j = 0; j < gone.length; j++) area[j + 1] = area[j] + gone[j];
  return { length: gone.length, gone, area };
}

/**
 * Simpson's rule over the share that has not ended, minus the half step spent by people who stay beyond the
 * step.
 */
function sameStepStay(duration: Duration, h: number, gone: number): number {
  if (gone <= 0) return 0;
  const parts = 16;
  let sum = 0;
  for (let i = 0; i <= parts; i++) {
    const weight = i === 0 || i === parts ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * duration.within((i * h) / parts);
  }
  const stay = sum / (3 * parts * h);
  return Math.min(1, Math.max(0, (stay - endedLater(duration, h)) / gone));
}

/** Time spent in their first step by people still there at its end, who came earlier or later in it. */
function endedLater(duration: Duration, h: number): number {
  const parts = 16;
  let sum = 0;
  for (let i = 0; i <= parts; i++) {
    const weight = i === 0 || i === parts ? 1 : i % 2 === 1 ? 4 : 2;
    const age = (i * h) / parts;
    sum += weight * age * (1 - duration.ended(age));
  }
  return sum / (3 * parts * h);
}

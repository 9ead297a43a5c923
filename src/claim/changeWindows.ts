// Which periods lie before and after a day: a period that it falls into belongs to neither.
import { monthsIn, periodAfter, periodWith } from "../quantity/periods.ts";
import type { Every, Period } from "../quantity/periods.ts";
import type { ScoredChange } from "./forecasts.ts";

export interface ChangeWindows {
  /** the last whole periods that end by the day, earliest first */
  readonly before: readonly Period[];
  /** 1 where the day falls into a period, 0 where it begins one */
  readonly between: number;
  /** the first whole periods that begin on the day or later */
  readonly after: readonly Period[];
}

/**
 * @param day        on which the change begins to act
 * @param startMonth in which fiscal years start
 */
export function changeWindows(
  { beforeMonths, afterMonths }: Pick<ScoredChange, "beforeMonths" | "afterMonths">,
  day: number,
  every: Every,
  startMonth: number,
): ChangeWindows {
  const around = periodWith(day, every, startMonth);
  const between = around.from === day ? 0 : 1;
  const at = (count: number): Period => periodAfter(around, count, every, startMonth);
  const [before, after] = [beforeMonths, afterMonths].map((months) => months / monthsIn[every]);
  return {
    before: Array.from({ length: before }, (_, n) => at(n - before)),
    between,
    after: Array.from({ length: after }, (_, n) => at(between + n)),
  };
}

// Where instants of the calendar lie in a run: days become grid steps, and steps become dates again in messages.
import { addMonths, civilFromDays, daysFromCivil, isoDate } from "./date.ts";
import { fiscalYearOf } from "./fiscalYear.ts";

/** A run's place in time. */
export interface RunTime {
  /** days since 1970-01-01 of the first instant; null without a calendar */
  readonly startDays: number | null;
  readonly gridDays: number;
  /** grid steps in the run */
  readonly steps: number;
  readonly fiscalYearStartMonth: number;
}

/** Grid steps in so many days. A grid of 1/24 day has exactly 24 steps a day, although 1/24 is not exact. */
export function stepsInDays(days: number, gridDays: number): number {
  const perDay = Math.floor(1 / gridDays + 0.5);
  const steps = perDay >= 1 && Math.abs(perDay * gridDays - 1) < 1e-12 ? days * perDay : days / gridDays;
  const whole = Math.floor(steps + 0.5);
  // a day's fraction is rounded once when it is read; what is within a ten-millionth of an edge was meant to be on it
  return Math.abs(steps - whole) < 1e-7 ? whole : quantise(steps);
}

/** To the nearest 2^-32 of a grid step, the precision of instants in both engines. */
export function quantise(steps: number): number {
  return Math.floor(steps * 4294967296 + 0.5) / 4294967296;
}

/** Grid steps from the first instant; null for a date in a run without a calendar. */
export function stepAt(instant: { readonly days: number; readonly calendar: boolean }, time: RunTime): number | null {
  if (!instant.calendar) return stepsInDays(instant.days, time.gridDays);
  return time.startDays === null ? null : stepsInDays(instant.days - time.startDays, time.gridDays);
}

/** "2024-06-28", "2024-06-28 14:00", or "12.5 days" without a calendar. */
export function describeStep(step: number, time: RunTime): string {
  const days = step * time.gridDays;
  if (time.startDays === null) return `${Number(days.toPrecision(12))} days`;
  const minutes = Math.floor((time.startDays + days) * 1440 + 0.5);
  const day = Math.floor(minutes / 1440);
  const rest = minutes - day * 1440;
  const clock = `${String(Math.floor(rest / 60)).padStart(2, "0")}:${String(rest % 60).padStart(2, "0")}`;
  return rest === 0 ? isoDate(day) : `${isoDate(day)} ${clock}`;
}

/** The period of a message: "FY2024" when the step is the first of a fiscal year, else its date. */
export function describePeriod(step: number, time: RunTime): string {
  if (time.startDays === null) return describeStep(step, time);
  const { year, month, day } = civilFromDays(time.startDays + step * time.gridDays);
  if (day !== 1 || month !== time.fiscalYearStartMonth) return describeStep(step, time);
  return `FY${fiscalYearOf(year, month, time.fiscalYearStartMonth)}`;
}

/**
 * Edges of the recording periods in grid steps, first 0, last `steps`, with a label for each period: calendar months
 * ("2018-10"), or without a calendar one hundredth of the run, at least one step (labelled by its start in days).
 */
export function recordingPeriods(time: RunTime): { readonly edges: Float64Array; readonly labels: readonly string[] } {
  const edges: number[] = [];
  const labels: string[] = [];
  if (time.startDays === null) {
    const length = Math.max(1, time.steps / 100);
    for (let index = 0; index * length < time.steps - 1e-9 && index < 100; index++) {
      const edge = index * length;
      edges.push(edge);
      labels.push(String(Number((edge * time.gridDays).toPrecision(12))));
    }
  } else {
    const { year, month } = civilFromDays(time.startDays);
    for (let day = daysFromCivil(year, month, 1), step = 0; step < time.steps;) {
      edges.push(step);
      labels.push(isoDate(day).slice(0, 7));
      day = addMonths(day, 1);
      step = stepsInDays(day - time.startDays, time.gridDays);
    }
  }
  edges.push(time.steps);
  return { edges: Float64Array.from(edges), labels };
}

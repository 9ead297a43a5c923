// What is asked of every run so that a number's level, its peak and the day of its peak can be told.
import type { Model } from "../../model/model.ts";
import type { Measure } from "../../model/measure.ts";
import { isoDate } from "../../quantity/date.ts";
import type { Instant } from "../../quantity/value.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import type { AskedMeasure } from "../askedMeasures.ts";

export type OutcomeKind = "level" | "peak" | "date";

/** One number a run. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly name: string;
  readonly title: string;
  /** "" of a day */
  readonly unit: string;
  /** one a run; of a date, days as `dayText` tells them. null where a run has none */
  readonly values: readonly (number | null)[];
}

/** So many instants of a run are looked at for its peak. */
const looks = 60;

const nameOf = (name: string, look: number): string => `matters:${name}/${look}`;
const levelOf = (name: string): string => `matters:${name}`;

/** Measures of which outcomes are made; a count of people at an instant has a peak. */
export function measuredFor(asked: readonly AskedMeasure[], model: Pick<Model, "runs">): readonly MoreMeasure[] {
  return asked.flatMap(({ name, measure }): MoreMeasure[] => {
    const level = { name: levelOf(name), measure, everyStack: true };
    if (!hasPeak(measure)) return [level];
    const at = instantsOf(model, measure).map((moment, look) => ({
      name: nameOf(name, look),
      measure: { ...measure, moment, window: null },
      everyStack: true,
    }));
    return [level, ...at];
  });
}

/** @param valuesOf a measure > its value in every run */
export function outcomesOf(
  asked: readonly AskedMeasure[],
  model: Pick<Model, "runs">,
  valuesOf: (name: string) => readonly (number | null)[],
  unitOf: (name: string) => string,
): readonly Outcome[] {
  return asked.flatMap(({ name, title, measure }): Outcome[] => {
    const unit = unitOf(levelOf(name));
    const level: Outcome = { kind: "level", name, title, unit, values: valuesOf(levelOf(name)) };
    if (!hasPeak(measure)) return [level];
    const instants = instantsOf(model, measure);
    const rows = instants.map((_, look) => valuesOf(nameOf(name, look)));
    const peaks = level.values.map((_, run) => peakOf(rows.map((row) => row[run] ?? null)));
    return [
      level,
      { kind: "peak", name, title, unit, values: peaks.map((peak) => peak?.value ?? null) },
      { kind: "date", name, title, unit: "", values: peaks.map((peak) => (peak === null ? null : instants[peak.look].days)) }, // prettier-ignore
    ];
  });
}

function peakOf(row: readonly (number | null)[]): { readonly value: number; readonly look: number } | null {
  let peak: { value: number; look: number } | null = null;
  for (const [look, value] of row.entries()) {
    if (value !== null && (peak === null || value > peak.value)) peak = { value, look };
  }
  return peak;
}

type Stock = Extract<Measure, { readonly kind: "stock" | "waiting" }>;

function hasPeak(measure: Measure): measure is Stock {
  return measure.kind === "stock" || measure.kind === "waiting";
}

/** From the start of a run to the instant that is asked about, or to its end; whole days on a calendar. */
function instantsOf({ runs }: Pick<Model, "runs">, { moment }: Stock): readonly Instant[] {
  const calendar = runs.kind === "calendar";
  const [from, end] = runs.kind === "calendar" ? [runs.fromDays, runs.toDays] : [0, runs.forDays];
  const to = moment === null || moment === "end" ? end : moment.days;
  return Array.from({ length: looks + 1 }, (_, look) => {
    const exact = from + ((to - from) * look) / looks;
    const days = calendar ? Math.floor(exact) : exact;
    return { days, calendar, text: calendar ? isoDate(days) : `${days} days` };
  });
}

/** "2026-05-12", or of a run without a calendar "day 41". */
export function dayText(days: number, { runs }: Pick<Model, "runs">): string {
  return runs.kind === "calendar" ? isoDate(Math.floor(days + 0.5)) : `day ${Math.floor(days + 0.5)}`;
}

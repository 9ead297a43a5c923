// What a calibration moves: draws of uncertain parameters that have a way to a figure, and steps of drifts before the day.
import { firstMonth } from "../../compile/driftPath.ts";
import type { CalibrationDocument } from "../../claim/calibration.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Drift, Parameter } from "../../parameters/parameter.ts";
import type { Coordinate, ParameterSet } from "../../parameters/parameterSet.ts";
import { civilFromDays, daysFromCivil } from "../../quantity/date.ts";
import { refuseUsage } from "../../errors.ts";

/** By target of the document: names of parameters that its figures may move. */
export type NameWays = readonly ReadonlySet<string>[];

export type Coordinates = Pick<ParameterSet, "coordinates" | "begins">;

/**
 * Parameters in the order of the alphabet, each with its draw, the size of its drift and the steps, month by month.
 *
 * @param documents on the day
 * @param ways      which parameters have a way to some figure: the others are drawn as ever
 * @param end       days since 1970-01-01, on which the last figure ends: later steps move none
 * @throws PendencyError (usage) where no parameter has a way to any figure
 */
export function coordinatesOf(
  { parameters, model }: Pick<Documents, "parameters" | "model">,
  { walks, path }: CalibrationDocument,
  ways: NameWays,
  end: number,
): Coordinates {
  const startDays = model.runs.kind === "calendar" ? model.runs.fromDays : 0;
  const begins: string[] = [];
  const coordinates = parameters
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .filter(({ name }) => ways.some((reached) => reached.has(name)))
    .flatMap((parameter): Coordinate[] => {
      const { name, drift } = parameter;
      const walk = walks.find((one) => one.parameter.text === name);
      const drawn: Coordinate[] = isUncertain(parameter) ? [{ of: "draw", parameter: name }] : [];
      if (drift == null) return drawn;
      const steps = stepsOf(name, drift, walk?.from.days ?? null, { startDays, end, model });
      if (steps.length === 0) return drawn;
      if (walk !== undefined && monthOf(walk.from.days) < firstMonth(drift, { startDays })) begins.push(name);
      return [...drawn, ...(drift.sizedBy === undefined ? [] : [{ of: "size", parameter: name } as const]), ...steps];
    });
  if (coordinates.length === 0) {
    refuseUsage(path, "targets to which a parameter with an uncertainty or a drift has a way", "none such");
  }
  return { coordinates, begins };
}

/** Whether draws of it differ at all. */
function isUncertain({ uncertainty }: Parameter): boolean {
  return uncertainty !== null && uncertainty.distribution.kind !== "fixed";
}

interface Run {
  readonly startDays: number;
  readonly end: number;
  readonly model: Documents["model"];
}

/** The months before a drift's first whose mean its value is wander too; a walk on the record has none of these. */
function stepsOf(name: string, drift: Drift, from: number | null, { startDays, end, model }: Run): Coordinate[] {
  const own = firstMonth(drift, { startDays });
  const walked = from === null ? own : monthOf(Math.max(from, startDays));
  const known = walked < own ? 1 : Math.max(1, Math.floor((drift.meanOf ?? 1) + 0.5));
  const first = Math.min(walked, own) - (known - 1);
  const last = monthOf(end - 1);
  // without a month of its own before the end, what it wandered before is not seen either
  if (Math.min(walked, own) > last) return [];
  const levels = model.groups.find((group) => group.name === drift.by?.text)?.levels ?? [""];
  const months = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return levels.flatMap((level) => months.map((month): Coordinate => ({ of: "step", parameter: name, level, month })));
}

/** Months since January 1970. */
export function monthOf(days: number): number {
  const { year, month } = civilFromDays(days);
  return (year - 1970) * 12 + month - 1;
}

/** The day on which a month begins. */
export function dayOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  return daysFromCivil(1970 + year, month - year * 12 + 1, 1);
}
